"""Checks a row's score against the scoring standard that the form prints beside it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from heji.documents.figure import Figure
from heji.forms.form import Form, Indicator
from heji.rubrics.evaluation.rounding import stands_for
from heji.rubrics.printed.compact import compact
from heji.rubrics.printed.marks import find_marks
from heji.rubrics.printed.printed import Assumption, Printed
from heji.rubrics.printed.reading import read_rule
from heji.rubrics.printed.row_values import RowValue
from heji.rubrics.printed.scoring import Scores, scores
from heji.values.quantity import Quantity
from heji.values.rounding import Rounding, round_fraction
from heji.values.verdict import Verdict

_BY_STEPS = (Assumption.FULL_STEPS, Assumption.BEGUN_STEPS)
#: Where a form prints the standard of a row; explanations often end with it.
_ROLES = ("standard", "explanation")


@dataclass(frozen=True, slots=True)
class RowCheck:
    """What the printed standard of a row says about its score."""

    verdict: Verdict
    printed: Printed
    standard: Figure  #: the cell of the standard
    score: Figure
    scores: Scores | None = None  #: the reading that was applied
    expected: tuple[Decimal, ...] = ()  #: the scores that the readings give, at the form's decimals
    rounding: Rounding | None = None  #: how the printed score was reached, where it is consistent
    reason: str = ""  #: why undecided: last part of a text `printed.problem.<reason>`

    @property
    def value(self) -> RowValue | None:
        """The value that the rule was applied to."""
        return None if self.scores is None else self.scores.value

    @property
    def told(self) -> Figure | None:
        """The cell that the rule was applied to: its value, or how many cases it tells of."""
        if self.scores is None:
            return None
        return self.scores.value.figure if self.scores.value is not None else self.scores.told


def check_row(row: Indicator, year: int | None = None, places: int = 0) -> RowCheck | None:
    """Whether the score of a row is what its printed standard gives.

    Inconsistent means that no reading of the words gives the score, for any value that the printed
    digits can stand for.

    Args:
        row: a row of a form.
        year: the form's year, for dates that print none.
        places: the decimals that the form's scores have (`score_places`); a score with fewer may
            have been rounded more, which alone is no contradiction.

    Returns:
        The answer, or None where the row prints no standard, or no weight and score.
    """
    weight, score = _positive(row.entry("weight")), row.entry("score")
    standard = _standard(row)
    if weight is None or score is None or score.quantity is None or standard is None:
        return None
    printed = read_rule(standard.quote, Fraction(weight.number))
    if not printed.is_understood:
        return RowCheck(Verdict.UNDECIDED, printed, standard, score, reason=printed.problem)
    found = [scores(each, printed, row, year) for each in printed.readings]
    return _judged(found, printed, standard, score, places)


def score_places(form: Form) -> int:
    """The most decimals that a score of a form prints."""
    figures = (each.entry("score") for each in form.indicators)
    printed = (each.quantity for each in figures if each is not None)
    return max((each.places for each in printed if each is not None), default=0)


def _standard(row: Indicator) -> Figure | None:
    for role in _ROLES:
        figure = row.entry(role)
        if figure is not None and figure.quote.strip():
            has_marks = role == "standard" or find_marks(compact(figure.quote).text)
            return figure if has_marks else None
    return None


def _positive(figure: Figure | None) -> Quantity | None:
    quantity = figure.quantity if figure is not None else None
    return quantity if quantity is not None and quantity.number > 0 else None


def _judged(
    found: list[Scores], printed: Printed, standard: Figure, score: Figure, places: int
) -> RowCheck:
    quantity = score.quantity
    assert quantity is not None  # noqa: S101 - the caller looks
    for rounding in (Rounding.HALF_AWAY, Rounding.TRUNCATE):
        as_printed = stands_for(quantity, mode=rounding)
        finer = stands_for(quantity, max(quantity.places, places), rounding)
        for each in found:
            # Whole steps give short scores: a form with decimals has no cause to round them.
            allowed = finer if each.reading.assumption in _BY_STEPS else as_printed
            if any(part.overlaps(allowed) for part in each.possible):
                return _met(each, printed, standard, score, rounding, places)
    expected = _expected(found, max(quantity.places, places, 2))
    reason = next((each.problem for each in found if each.problem), "")
    if not reason and any(each.is_judged for each in found):
        reason = "judged"
    if not reason and any(each.value and not each.value.is_certain for each in found):
        reason = "value-uncertain"
    verdict = Verdict.UNDECIDED if reason else Verdict.INCONSISTENT
    return RowCheck(verdict, printed, standard, score, found[0], expected, None, reason)


def _met(
    each: Scores,
    printed: Printed,
    standard: Figure,
    score: Figure,
    rounding: Rounding,
    places: int,
) -> RowCheck:
    """A score that a reading gives; a whole number beside scores with decimals is looked at twice."""
    quantity = score.quantity
    assert quantity is not None  # noqa: S101 - the caller looks
    expected = _expected([each], max(quantity.places, places))
    finer = stands_for(quantity, max(quantity.places, places), rounding)
    is_coarse = not quantity.places and not any(part.overlaps(finer) for part in each.possible)
    verdict = Verdict.UNDECIDED if is_coarse else Verdict.CONSISTENT
    reason = "rounded-coarsely" if is_coarse else ""
    return RowCheck(verdict, printed, standard, score, each, expected, rounding, reason)


def _expected(found: list[Scores], places: int) -> tuple[Decimal, ...]:
    exact = [each.expected for each in found if each.expected is not None]
    return tuple(dict.fromkeys(round_fraction(each, places) for each in exact))
