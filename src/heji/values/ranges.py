"""Ranges: 「3-5个」「10万-20万元」「50%～60%」."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from heji.values.digits import RUN, Piece, pieces
from heji.values.rounding import round_fraction
from heji.values.units import Unit
from heji.values.wording import After, words_after

_TO = re.compile(r"\s?(?:-{1,2}|~|至|到)\s?(?=\d)")
_WORKING_BEFORE = re.compile(r"[+\-×÷*/=从由自]\s?$")
_WORKING_AFTER = re.compile(r"\s?(?:[+×÷*/=-]\s?[\d(]|\)\s?[×÷*/])")


@dataclass(frozen=True, slots=True)
class Range:
    """The far end of a range, in the unit of the near end."""

    upper: Decimal
    places: int
    after: After


def range_after(
    masked: str, low: Piece, after: Unit | None, end: int, *, is_cell: bool
) -> Range | None:
    """The range that begins with `low` and its unit, which ends at `end`; None when it is none.

    A subtraction in a working, a change (从3个到5个) and falling numbers are no ranges.
    """
    joint = _TO.match(masked, end)
    run = RUN.match(masked, joint.end()) if joint else None
    if (
        joint is None
        or run is None
        or _WORKING_BEFORE.search(masked, max(0, low.start - 2), low.start)
    ):
        return None
    found = pieces(run.group(), run.start(), is_cell=False, has_unit=True)
    if len(found) != 1 or found[0].malformed:
        return None
    behind = words_after(masked, run.end())
    upper = _converted(found[0].number, behind.unit, after)
    if upper is None or upper <= low.number or _WORKING_AFTER.match(masked, behind.end):
        return None
    if after is None and behind.unit is None and not is_cell:
        return None
    return Range(upper, min(low.places, found[0].places), _with_unit(behind, after))


def _converted(number: Decimal, unit: Unit | None, low_unit: Unit | None) -> Decimal | None:
    """The upper number in the unit of the lower one; None where that is not exact."""
    if low_unit is None or unit is None or low_unit.factor == unit.factor:
        is_same = low_unit is None or unit is None or _compatible(low_unit, unit)
        return number if is_same else None
    if low_unit.dimension != unit.dimension:
        return None
    exact = Fraction(number) * unit.factor / low_unit.factor
    candidates = (round_fraction(exact, places) for places in range(9))
    return next((each for each in candidates if Fraction(each) == exact), None)


def _compatible(low_unit: Unit, unit: Unit) -> bool:
    """Whether 「10万」 and 「20万元」, or two equal units, make one range."""
    return low_unit.dimension in (unit.dimension, "number")


def _with_unit(behind: After, low_unit: Unit | None) -> After:
    """What follows the range, with the unit that holds for both ends."""
    if low_unit is None or (behind.unit and low_unit.dimension == "number"):
        return behind
    return After(behind.end, low_unit, behind.comparison, behind.approximation)
