"""What `heji explain` shows: the rules that give a score, for people and for programs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from heji.language import LANGUAGES, text
from heji.rubrics.candidates.explaining import Candidate, Explanation
from heji.rubrics.candidates.form_rows import ExplainedRow
from heji.rubrics.printed.problem_words import problem_in_words
from heji.rubrics.rules.in_words import band_in_words, rule_in_words
from heji.rubrics.rules.rule import Ladder, ValueRule
from heji.values.formatting import shortest
from heji.values.rounding import round_fraction
from heji.writers.layout import Line, Span

#: A list longer than this says less, not more.
_SHOWN = 5
_PLACES = 6
_FIGURE = re.compile(r"-?\d+(?:\.\d+)?")


def lines(rows: Sequence[ExplainedRow], language: str, *, all_rows: bool) -> Iterator[Line]:
    """The rows with their rules, the likeliest first.

    Args:
        rows: of one form, or a single one.
        language: `zh` or `en`.
        all_rows: show rows with full marks and no rate, too; else they are counted.
    """
    shown = [each for each in rows if all_rows or not _says_nothing(each)]
    if not shown:
        yield Line((Span(text("explain.no-rows", language)),))
    for row in shown:
        yield from _row(row, language)
    if len(shown) < len(rows):
        left = text("explain.left-out", language, count=len(rows) - len(shown))
        yield Line((Span(left, "faint"),))


def _says_nothing(row: ExplainedRow) -> bool:
    """Whether a row has all its marks and no rate: nobody asks why."""
    return row.explanation is None and row.has_full_marks


def as_data(rows: Sequence[ExplainedRow]) -> dict[str, Any]:
    """The rows for JSON. Numbers are texts, so that nothing is lost."""
    return {"rows": [_row_data(each) for each in rows]}


def _row(row: ExplainedRow, language: str) -> Iterator[Line]:
    heading = [row.name] if row.name else []
    for key, printed in (("weight", row.weight), ("value", row.value), ("score", row.score)):
        if printed:
            heading.append(text(f"explain.{key}", language, printed=printed))
    yield Line((Span(text("explain.comma", language).join(heading), "strong"),))
    explanation = row.explanation
    if explanation is None:
        yield Line((Span(problem_in_words(row.problem, language), "undecided"),), 2)
        return
    shown = () if explanation.is_trivial and row.name else explanation.candidates[:_SHOWN]
    for number, candidate in enumerate(shown, start=1):
        yield from _candidate(number, candidate, row, explanation, language)
    yield Line((Span(_verdict(explanation, language), "faint"),), 2)


def _candidate(
    number: int, candidate: Candidate, row: ExplainedRow, explanation: Explanation, language: str
) -> Iterator[Line]:
    yield Line((Span(f"{number}. {rule_in_words(candidate.rule, language)}"),), 2)
    notes = [text("explain.price", language, count=candidate.price)]
    part = _applied(candidate.rule, explanation, language)
    if part:
        notes.insert(0, text("explain.band", language, band=part))
    score = shortest(candidate.score, _PLACES)
    gives = text("explain.gives", language, score=score)
    figure = _FIGURE.search(row.score)
    printed = figure.group() if figure else score
    if candidate.is_exact and Decimal(score) != Decimal(printed):
        gives = text("explain.rounded", language, gives=gives, score=printed)
    notes.append(gives if candidate.is_exact else text("explain.inexact", language, gives=gives))
    if candidate.rows > 1:
        notes.append(text("explain.rows", language, count=candidate.rows))
    yield Line((Span(text("explain.comma", language).join(notes), "faint"),), 5)


def _applied(rule: ValueRule, explanation: Explanation, language: str) -> str:
    """The band of a ladder that the value lies in."""
    from heji.rubrics.rules.constants import Constants
    from heji.rubrics.rules.curves import curve_of

    if not isinstance(rule, Ladder):
        return ""
    constants = Constants(explanation.weight)
    for band in rule.bands:
        only = Ladder((band,))
        if curve_of(only, explanation.weight, constants).at(explanation.value.point) is not None:
            return band_in_words(band, language)
    return ""


def _verdict(explanation: Explanation, language: str) -> str:
    words = {
        "hits": explanation.hits,
        "tried": explanation.tried,
        "share": f"{round_fraction(explanation.chance * 100, 1)}%",
    }
    if not explanation.hits:
        return text("explain.none", language, **words)
    key = "explain.trivial" if explanation.is_trivial else "explain.chance"
    return text(key, language, **words)


def _row_data(row: ExplainedRow) -> dict[str, Any]:
    data: dict[str, Any] = {
        "name": row.name or None,
        "weight": row.weight,
        "value": row.value or None,
        "score": row.score,
        "problem": row.problem or None,
    }
    if row.explanation is not None:
        data |= _explanation_data(row.explanation)
    return data


def _explanation_data(explanation: Explanation) -> dict[str, Any]:
    return {
        "tried": explanation.tried,
        "hits": explanation.hits,
        "chance": shortest(explanation.chance, _PLACES),
        "trivial": explanation.is_trivial,
        "candidates": [_candidate_data(each, explanation) for each in explanation.candidates],
        "likeliest_scores": [
            {"score": shortest(score, _PLACES), "hits": hits}
            for score, hits in explanation.likeliest
        ],
    }


def _candidate_data(candidate: Candidate, explanation: Explanation) -> dict[str, Any]:
    return {
        "kind": candidate.shape,
        "rule": {each: rule_in_words(candidate.rule, each) for each in LANGUAGES},
        "band": {each: _applied(candidate.rule, explanation, each) or None for each in LANGUAGES},
        "free_parameters": candidate.price,
        "score": shortest(candidate.score, _PLACES),
        "exact": candidate.is_exact,
        "rows": candidate.rows,
    }
