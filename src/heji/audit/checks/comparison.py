"""Results against their targets: missed, missed with full marks, far exceeded."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from heji.audit.answered import all_answers
from heji.audit.arithmetic.scoring import has_full_marks
from heji.audit.case import Reading
from heji.audit.check import check
from heji.audit.examiner import Examiner, Words
from heji.audit.explaining import elsewhere, in_row
from heji.audit.finding import Evidence, Finding, Severity
from heji.forms.form import Indicator
from heji.targets.answer import Answer, Outcome
from heji.targets.asking import column_unit, with_unit
from heji.targets.direction import Better, better
from heji.values.quantity import Comparison, Quantity
from heji.values.quantity import Words as Text

#: From which share of the target on a result says that the target may have been low: a platform's
#: published rule calls 130 % and more a deviation (指标偏离).
FAR_ABOVE = Fraction(130, 100)


@check("target-missed")
def target_missed(reading: Reading) -> Iterator[Finding]:
    """The result falls short of the target. Explanations count: a reason found is quoted."""
    speaker = Examiner("target-missed", Severity.NOTE, reading.id)
    for indicator, answer in _answers(reading):
        places, words = result_places(speaker, indicator), answer_words(answer)
        if answer.outcome is Outcome.MET:
            yield speaker.right(places, words)
        elif answer.outcome is Outcome.UNDECIDED:
            yield speaker.undecided(answer.reason, places, words, name=indicator.name)
        else:
            found = in_row(indicator) or elsewhere(reading, indicator)
            values = {"name": indicator.name, "stated": words.stated, "target": words.expected}
            if found is None:
                yield speaker.wrong("short", places, words, values)
            else:
                reason = speaker.place(found.locator, found.text)
                values["reason"] = " ".join(found.text.split())
                yield speaker.wrong("explained", (*places, reason), words, values)


@check("target-missed-full-score")
def target_missed_full_score(reading: Reading) -> Iterator[Finding]:
    """The result falls short of the target and the row has full marks."""
    speaker = Examiner("target-missed-full-score", Severity.ERROR, reading.id)
    for indicator, answer in _answers(reading):
        if not has_full_marks(indicator) or answer.outcome is Outcome.UNDECIDED:
            continue
        places, words = result_places(speaker, indicator, "score", "weight"), answer_words(answer)
        if answer.outcome is Outcome.MET:
            yield speaker.right(places, words)
        elif answer.aim is not None and not answer.aim.certain:
            yield speaker.undecided("direction-by-type", places, words, name=indicator.name)
        elif _rule_allows(indicator, answer):
            yield speaker.undecided("rule-may-allow", places, words, name=indicator.name)
        else:
            score = indicator.entry("score")
            yield speaker.wrong(
                "full",
                places,
                words,
                name=indicator.name,
                stated=words.stated,
                target=words.expected,
                score=score.quote if score else "",
            )


@check("target-low")
def target_low(reading: Reading) -> Iterator[Finding]:
    """The result is 130 % of the target or more: the target may have been set low."""
    speaker = Examiner("target-low", Severity.NOTE, reading.id)
    for indicator, answer in _answers(reading):
        share = _share(indicator, answer)
        if share is None:
            continue
        places, words = result_places(speaker, indicator), answer_words(answer)
        if share < FAR_ABOVE:
            yield speaker.right(places, words)
        else:
            percent = f"{int(share * 100)}%"
            values = {"name": indicator.name, "stated": words.stated, "target": words.expected}
            yield speaker.wrong("far-above", places, words, values, share=percent)


def _answers(reading: Reading) -> Iterator[tuple[Indicator, Answer]]:
    for indicator, given in all_answers(reading):
        for answer in given:
            yield indicator, answer


def result_places(speaker: Examiner, indicator: Indicator, *roles: str) -> tuple[Evidence, ...]:
    """The cells of a row that a comparison rests on, the result first."""
    figures = (indicator.entry(role) for role in ("result", "target", *roles))
    return speaker.evidence(*figures, indicator.figure)


def answer_words(answer: Answer) -> Words:
    """Result and target as they are quoted."""
    return Words(stated=" ".join(answer.result.split()), expected=" ".join(answer.target.split()))


def _rule_allows(indicator: Indicator, answer: Answer) -> bool:
    """Whether the row prints a rule of its own with a threshold: it may give full marks earlier."""
    standard = indicator.entry("standard")
    if standard is None or ("满分" not in standard.quote and "得分" not in standard.quote):
        return False
    value = standard.value
    figures = value.quantities if isinstance(value, Text) else ()
    kind = answer.quantity.unit if answer.quantity else None
    alike = (each for each in figures if each.unit and (each.unit.is_ratio or each.unit == kind))
    return any(each.comparison is not Comparison.EQUAL for each in alike)


def _share(indicator: Indicator, answer: Answer) -> Fraction | None:
    """Result over target, for counts and amounts that are to grow; None for anything else."""
    if answer.outcome is not Outcome.MET or answer.aim is None or answer.quantity is None:
        return None
    target = answer.aim.quantity
    result = with_unit(answer.quantity, column_unit(indicator))
    grows = answer.aim.comparison in (Comparison.AT_LEAST, Comparison.MORE_THAN)
    if not grows or better(indicator) is Better.SMALLER or target.fraction <= 0:
        return None
    if not _is_amount(target) or not _is_amount(result):
        return None
    return result.fraction / target.fraction


def _is_amount(quantity: Quantity) -> bool:
    if quantity.is_rank or quantity.unit is None:
        return False
    dimension = quantity.unit.dimension
    timed = dimension in ("hours", "working days", "days", "months", "years", "time")
    return not (quantity.unit.is_ratio or dimension == "score" or timed)
