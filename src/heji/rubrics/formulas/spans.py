"""What intervals come to together: the lowest of them, all of them, their whole numbers."""

from __future__ import annotations

import math
from fractions import Fraction

from heji.values.interval import Interval


def lowest(intervals: list[Interval]) -> Interval:
    """What the smallest of several values can be.

    >>> lowest([Interval(Fraction(0), Fraction(3)), Interval(Fraction(1), Fraction(2), True, False)])
    Interval[0, 2)
    """
    low, low_closed = _smallest([(each.low, each.low_closed) for each in intervals])
    ends = [(each.high, each.high_closed) for each in intervals if each.high is not None]
    if not ends:
        return Interval(low, None, low_closed, False)
    high = min(end for end, _ in ends)
    return Interval(low, high, low_closed, all(closed for end, closed in ends if end == high))


def hull(intervals: list[Interval]) -> Interval:
    """The smallest interval that holds all of several.

    >>> hull([Interval.point(1), Interval(Fraction(2), Fraction(3), True, False)])
    Interval[1, 3)
    """
    low, low_closed = _smallest([(each.low, each.low_closed) for each in intervals])
    turned = [-each for each in intervals]
    high, high_closed = _smallest([(each.low, each.low_closed) for each in turned])
    return Interval(low, None if high is None else -high, low_closed, high_closed)


def floor(values: Interval) -> Interval:
    """The whole numbers at or below the values of an interval, from the lowest to the highest."""
    low = None if values.low is None else Fraction(math.floor(values.low))
    if values.high is None:
        return Interval(low, None, True, False)
    high = Fraction(math.floor(values.high))
    if high == values.high and not values.high_closed:
        high -= 1
    return Interval(low, high)


def _smallest(ends: list[tuple[Fraction | None, bool]]) -> tuple[Fraction | None, bool]:
    """The lowest of several low ends; None is unbounded."""
    finite = [(end, closed) for end, closed in ends if end is not None]
    if len(finite) < len(ends):
        return None, False
    low = min(end for end, _ in finite)
    return low, any(closed for end, closed in finite if end == low)
