"""Rounding where the rubric says so: of a printed number and of all that its digits allow."""

from __future__ import annotations

from fractions import Fraction

from heji.rubrics.evaluation.evaluation import Worth
from heji.rubrics.rubric import Precision
from heji.values.interval import Interval
from heji.values.rounding import round_fraction


def rounded(value: Fraction, precision: Precision | None, factor: Fraction | int = 1) -> Fraction:
    """A number to the decimals of its unit.

    Args:
        value: in the base unit.
        precision: None keeps it exact.
        factor: base units in one of the unit whose decimals are counted (1/100 for %).

    >>> rounded(Fraction(84476, 100000), Precision(2), Fraction(1, 100))
    Fraction(528, 625)
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


def rounded_worth(worth: Worth, precision: Precision | None, factor: Fraction | int = 1) -> Worth:
    """A number with all that its digits allow, both rounded."""
    if precision is None:
        return worth
    point = rounded(worth.point, precision, factor)
    if worth.interval.is_point:
        return Worth.exact(point)
    return Worth(point, rounded_interval(worth.interval, precision, factor))
