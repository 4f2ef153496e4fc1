"""The values that a target admits and that a printed result stands for, as intervals."""

from __future__ import annotations

from fractions import Fraction

from heji.targets.asking import Aim
from heji.values.interval import Interval
from heji.values.quantity import Comparison, Quantity


def region(aim: Aim) -> Interval:
    """The results that meet a target. The figure of a target is a threshold: it counts as exact.

    A range is met inside it, and beyond it on the better side.
    """
    low, high = _ends(aim.quantity)
    match aim.comparison:
        case Comparison.AT_LEAST:
            return Interval(low, None, True, False)
        case Comparison.MORE_THAN:
            return Interval(low, None, False, False)
        case Comparison.AT_MOST:
            return Interval(None, high, False, True)
        case Comparison.LESS_THAN:
            return Interval(None, high, False, False)
        case _:
            return Interval(low, high)


def bounds(quantity: Quantity) -> Interval:
    """The true values that a printed result may stand for, words like 近 and 超 taken in."""
    if quantity.comparison is Comparison.EQUAL:
        return quantity.interval()
    low, high = _ends(quantity)
    if quantity.comparison in (Comparison.AT_LEAST, Comparison.MORE_THAN):
        return Interval(low, None, quantity.comparison is Comparison.AT_LEAST, False)
    return Interval(None, high, False, quantity.comparison is Comparison.AT_MOST)


def _ends(quantity: Quantity) -> tuple[Fraction, Fraction]:
    low = quantity.fraction
    if quantity.upper is None:
        return low, low
    factor = quantity.unit.factor if quantity.unit else Fraction(1)
    high = Fraction(quantity.upper) * factor
    return min(low, high), max(low, high)
