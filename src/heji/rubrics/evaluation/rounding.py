"""Rounding where the rubric says so, and what a printed score can have been before it."""

from __future__ import annotations

from fractions import Fraction

from heji.rubrics.rubric import Precision
from heji.values.interval import Interval
from heji.values.quantity import Quantity
from heji.values.rounding import Rounding, round_fraction


def rounded(value: Fraction, precision: Precision | None, factor: Fraction | int = 1) -> Fraction:
    """A number to the decimals of its unit.

    Args:
        value: in the base unit.
        precision: None keeps it exact.
        factor: base units in one of the unit whose decimals are counted (1/100 for %).

    >>> rounded(Fraction(83758, 100000), Precision(2), Fraction(1, 100))
    Fraction(1047, 1250)
    """
    if precision is None:
        return value
    scaled = value if factor == 1 else value / factor
    if precision.places >= 0 and not 10**precision.places % scaled.denominator:
        return value  # it has no more decimals than are kept
    return Fraction(round_fraction(scaled, precision.places, precision.mode)) * factor


def rounded_interval(
    values: Interval, precision: Precision | None, factor: Fraction | int = 1
) -> Interval:
    """The numbers to which the values of an interval are rounded, from the lowest to the highest."""
    if precision is None:
        return values
    if values.low is not None and values.is_point:
        return Interval.point(rounded(values.low, precision, factor))
    low = None if values.low is None else rounded(values.low, precision, factor)
    high = None if values.high is None else rounded(values.high, precision, factor)
    return Interval(low, high)


def stands_for(
    score: Quantity, places: int | None = None, mode: Rounding = Rounding.HALF_AWAY
) -> Interval:
    """The exact scores that are printed so: what a printed score can be in place of.

    Args:
        score: a printed score, in marks.
        places: the decimals that scores were rounded to; None for those that are printed.
        mode: how they were rounded.

    >>> from decimal import Decimal
    >>> stands_for(Quantity(Decimal("1.50"), None, "1.50", places=2))
    Interval[299/200, 301/200)
    """
    kept = score.places if places is None else places
    return Interval.printed(Fraction(score.number), Fraction(1, 10**kept), mode)
