"""Shortfalls that a form asks to be explained, and that nobody explained."""

from __future__ import annotations

from collections.abc import Iterator

from heji.audit.answered import all_answers
from heji.audit.arithmetic.scoring import lost_marks
from heji.audit.case import Reading
from heji.audit.check import check
from heji.audit.checks.comparison import answer_words, result_places
from heji.audit.examiner import Examiner, Words
from heji.audit.explaining import (
    elsewhere,
    explained_by_itself,
    explains,
    gives_reason,
    has_place,
    in_row,
    pledges,
)
from heji.audit.finding import Finding, Severity
from heji.forms.form import Indicator
from heji.forms.lexicon import lexicon
from heji.targets.answer import Answer, Outcome

#: How many rows a message names.
MOST_NAMES = 5


@check("shortfall-unexplained")
def shortfall_unexplained(reading: Reading) -> Iterator[Finding]:
    """A missed target or a lost mark without a reason and a measure, in a form that asks for one."""
    speaker = Examiner("shortfall-unexplained", Severity.WARNING, reading.id)
    placeless: list[Indicator] = []
    spans_lost = any(not table.has_spans for table in reading.document.tables())
    above: Indicator | None = None
    notes_explain = _notes_explain(reading)
    for indicator, given in all_answers(reading):
        before, above = above, indicator
        missed = [each for each in given if _surely_missed(each)]
        if not missed and not lost_marks(indicator):
            continue
        places = result_places(speaker, indicator, "score", "weight", "reason", "basis", "evidence")
        words = answer_words(missed[0]) if missed else _marks(indicator)
        if in_row(indicator) or elsewhere(reading, indicator):
            yield speaker.right(places, words)
        elif not has_place(indicator) and not (notes_explain and _asks_in_notes(indicator)):
            placeless.append(indicator)
        elif spans_lost and before is not None and explained_by_itself(before):
            yield speaker.undecided("may-be-merged-reason", places, words, name=indicator.name)
        else:
            yield speaker.wrong(
                "missed" if missed else "lost",
                places,
                words,
                name=indicator.name,
                stated=words.stated,
                expected=words.expected,
            )
    # What a form does not ask for is said once, and not for the execution rate: the rate that the
    # money block prints is the reason for its marks.
    asked = [each for each in placeless if not _is_execution(each)]
    if asked:
        names = "、".join(each.name for each in asked[:MOST_NAMES])
        yield speaker.undecided(
            "no-place-for-reasons", result_places(speaker, asked[0], "score", "weight"), name=names
        )


def _asks_in_notes(indicator: Indicator) -> bool:
    return indicator.entry("note") is not None and not _is_execution(indicator)


def _is_execution(indicator: Indicator) -> bool:
    """Whether the row marks the execution rate, in the money block or among the indicators."""
    is_rate = lexicon().role("measures", indicator.name) == "execution_rate"
    return is_rate or indicator.section == "execution"


def _notes_explain(reading: Reading) -> bool:
    """Whether the form's column of notes is its column of reasons: a row that fell short uses it so.

    A column 说明 or 备注 asks for nothing by its heading; once one shortfall is explained in it, the
    next one is expected to be.
    """
    return any(
        (note := indicator.entry("note")) is not None
        and explains(note.quote)
        and (gives_reason(note.quote) or pledges(note.quote))
        and (lost_marks(indicator) or any(map(_surely_missed, given)))
        for indicator, given in all_answers(reading)
    )


def _surely_missed(answer: Answer) -> bool:
    certain = answer.aim is None or answer.aim.certain
    return answer.outcome is Outcome.MISSED and certain


def _marks(indicator: Indicator) -> Words:
    score, weight = indicator.entry("score"), indicator.entry("weight")
    return Words(score.quote if score else "", weight.quote if weight else "")
