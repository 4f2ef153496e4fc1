"""Whether two printed figures can be the same value."""

from __future__ import annotations

from fractions import Fraction

from heji.targets.measuring import bounds
from heji.values.interval import Interval
from heji.values.quantity import Quantity
from heji.values.units import same_kind

#: Factors between units of money that are taken for each other (元, 千元, 万元, 亿元).
_UNIT_SLIPS = tuple(Fraction(10) ** power for power in (3, 4, 5, 8))


def agree(one: Quantity, two: Quantity) -> bool:
    """Whether some value is printed as one and as the other: rounding and 近, 超 taken in.

    Both must be of one kind; see `comparable`.
    """
    return bounds(one).overlaps(bounds(two))


def comparable(one: Quantity, two: Quantity) -> bool:
    """Whether a difference between two figures means anything: sound, unbounded, of one kind."""
    if one.malformed or two.malformed or one.is_rank or two.is_rank:
        return False
    return same_kind(one.unit, two.unit)


def differ_by_unit(one: Quantity, two: Quantity) -> bool:
    """Whether the figures agree once one of them is read in a neighbouring unit of money.

    Such a pair is the matter of `unit-mismatch`, not a second figure.
    """
    if not (one.unit and two.unit and one.unit.is_money and two.unit.is_money):
        return False
    low, high = sorted((bounds(one), bounds(two)), key=lambda each: abs(each.low or Fraction(0)))
    return any((low * Interval.point(factor)).overlaps(high) for factor in _UNIT_SLIPS)


def conflict(one: Quantity, two: Quantity) -> bool:
    """Whether two figures for one fact contradict each other."""
    return comparable(one, two) and not agree(one, two) and not differ_by_unit(one, two)
