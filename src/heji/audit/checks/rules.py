"""Checks of scores against the rules that give them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from heji.audit.arithmetic.disputed import is_disputed
from heji.audit.case import Reading
from heji.audit.check import check
from heji.audit.examiner import Examiner, Words
from heji.audit.finding import Finding, Message, Severity
from heji.audit.score_words import as_printed, distance, suspects_of
from heji.audit.scoring_rules import evaluated, is_binding
from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.forms.form import Indicator
from heji.rubrics.candidates.explaining import Explanation, explain
from heji.rubrics.candidates.form_rows import marks_of
from heji.rubrics.evaluation.evaluation import Basis, ItemEvaluation
from heji.rubrics.evaluation.rounding import stands_for
from heji.rubrics.evaluation.sentences import sentence
from heji.rubrics.printed.applying import RowCheck, check_row, score_places
from heji.rubrics.printed.row_values import RowValue, rate_of
from heji.rubrics.rubric import Rubric
from heji.rubrics.rules.rule import BonusMalus, Breaches, ByTarget, Checklist
from heji.values.quantity import Quantity
from heji.values.verdict import Verdict

#: A rule with at most so many chosen parameters is as likely as a reconstructed one.
_SIMPLE = 1

#: Rules whose inputs are counted or read out of sentences: what was not understood is no error.
_TOLD = (BonusMalus, Breaches, Checklist)

#: Between the scores that one standard can mean (by full steps or in proportion).
_ALTERNATIVES = " / "


@check("score-rule")
def score_rule(reading: Reading) -> Iterator[Finding]:
    """The score is not what its rule gives, or no known rule gives it.

    The rule printed beside the score goes first, then that of the rubric. Where there is neither,
    a score of part of the marks for a rate is looked up in the catalogue of rules: one that no rule
    gives is a warning, one that some rule gives is no more than possible.
    """
    examiner = Examiner("score-rule", Severity.ERROR, reading.id)
    settled: set[Locator] = set()
    for finding in (*_by_printed_rules(examiner, reading), *_by_rubric(examiner, reading)):
        place = finding.evidence[0].locator
        if place not in settled:
            settled.add(place)
            yield finding
    yield from _by_catalogue(examiner, reading, settled)


def _by_printed_rules(examiner: Examiner, reading: Reading) -> Iterator[Finding]:
    places = score_places(reading.form)
    for row in reading.form.indicators:
        found = check_row(row, reading.form.year, places)
        if found is None:
            continue
        evidence = examiner.evidence(found.score, found.standard, found.told, row.figure)
        stated = found.score.stated
        if found.verdict is Verdict.CONSISTENT:
            yield examiner.right(evidence, Words(stated))
        elif found.verdict is Verdict.INCONSISTENT:
            expected = _ALTERNATIVES.join(
                as_printed(Fraction(each), found.score) for each in found.expected
            )
            words = Words(stated, expected, distance(found.score, found.expected))
            if found.value and is_disputed(reading, found.value.figure, found.value.quantity):
                said = {"name": row.name, "value": found.value.quantity.text.strip()}
                yield examiner.undecided("value-disputed", evidence, words, **said)
                continue
            case = "printed" if expected else "printed-outside"
            suspects = suspects_of(found.score, stated, expected)
            yield examiner.wrong(case, evidence, words, _said(row, found, words), suspects=suspects)


def _said(row: Indicator, found: RowCheck, words: Words) -> dict[str, str]:
    told = "" if found.told is None else found.told.quote.strip()
    value = found.value.quantity.text.strip() if found.value is not None else told
    said = {"name": row.name, "stated": words.stated, "rule": found.standard.quote.strip()}
    return said | ({"expected": words.expected, "value": value or "—"} if words.expected else {})


def _by_rubric(examiner: Examiner, reading: Reading) -> Iterator[Finding]:
    evaluation = evaluated(reading)
    if evaluation is None:
        return
    for item in evaluation.leaves():
        printed = item.printed
        if item.basis is not Basis.COMPUTED or printed is None or not _is_same_weight(item):
            continue
        if printed.quantity is not None:
            yield _against(examiner, reading, evaluation.rubric, item, printed)


def _against(
    examiner: Examiner, reading: Reading, rubric: Rubric, item: ItemEvaluation, printed: Figure
) -> Finding:
    sources = [each.figure for each in item.inputs]
    evidence = examiner.evidence(printed, *_different(printed, sources))
    stated = printed.stated
    if item.agrees:
        return examiner.right(evidence, Words(stated))
    expected = as_printed(item.score or Fraction(0), printed)
    words = Words(stated, expected, distance(printed, (Decimal(expected),)))
    if isinstance(item.item.rule, _TOLD):
        return examiner.undecided(
            "told-in-words", evidence, words, name=item.name, expected=expected
        )
    binding = is_binding(reading, rubric)
    if not binding and (isinstance(item.item.rule, ByTarget) or _has_other_rule(item, printed)):
        return examiner.undecided(
            "other-rule-possible", evidence, words, name=item.name, expected=expected
        )
    found = examiner.wrong(
        "rubric" if binding else "reconstructed",
        evidence,
        words,
        severity=Severity.ERROR if binding else Severity.WARNING,
        suspects=suspects_of(printed, stated, expected),
        name=item.name,
        stated=stated,
        expected=expected,
    )
    return _with_rule(found, rubric, item)


def _with_rule(found: Finding, rubric: Rubric, item: ItemEvaluation) -> Finding:
    spoken = (("how", sentence(item, "zh"), sentence(item, "en")),)
    message = Message(found.message.key, found.message.values, spoken)
    return replace(found, message=message, rule=f"{rubric.id}#{item.item.code}")


def _has_other_rule(item: ItemEvaluation, printed: Figure) -> bool:
    """Whether a rule as simple as any other explains a score that a reconstructed rule does not."""
    if item.weight is None or item.value is None or printed.quantity is None:
        return False
    found = explain(item.weight, item.value, stands_for(printed.quantity))
    return any(each.price <= _SIMPLE for each in found.candidates)


def _by_catalogue(examiner: Examiner, reading: Reading, settled: set[Locator]) -> Iterator[Finding]:
    for row in reading.form.indicators:
        score = row.entry("score")
        marks, weight = _positive_marks(row, "score"), _positive_marks(row, "weight")
        if score is None or marks is None or weight is None or score.locator in settled:
            continue
        # A row with a target is scored by how far the target was reached, often by judgment.
        value = "target" if row.entry("target") is not None else rate_of(row)
        if isinstance(value, str) or not value.is_certain:
            continue
        found = explain(Fraction(weight.number), value.worths[0], stands_for(marks))
        if not found.is_trivial:
            yield _looked_up(examiner, row, score, value, found)


def _looked_up(
    examiner: Examiner, row: Indicator, score: Figure, value: RowValue, found: Explanation
) -> Finding:
    evidence = examiner.evidence(score, value.figure, row.figure)
    words = Words(score.stated)
    said = {"name": row.name, "value": value.quantity.text.strip()}
    if found.candidates:
        return examiner.undecided("rule-unknown", evidence, words, **said)
    said["stated"] = words.stated
    return examiner.wrong("none", evidence, words, said, severity=Severity.WARNING)


def _is_same_weight(item: ItemEvaluation) -> bool:
    """Whether the form gives the row the weight of the rubric: else other rules hold for it."""
    printed = _positive_marks(item.row, "weight") if item.row is not None else None
    return printed is None or printed.number == item.weight


def _positive_marks(row: Indicator, role: str) -> Quantity | None:
    marks = marks_of(row, role)
    return None if marks is None or marks.number <= 0 else marks


def _different(first: Figure, others: Iterable[Figure | None]) -> list[Figure]:
    found = {each.locator: each for each in others if each is not None}
    return [each for place, each in found.items() if place != first.locator]
