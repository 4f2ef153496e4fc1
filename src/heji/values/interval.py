"""Intervals of exact values: what the digits of a printed figure can stand for.

A relation between printed figures holds if some values inside their intervals satisfy it, so every
end says whether it belongs to the interval.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from heji.values.rounding import Rounding

_ZERO = Fraction(0)

#: An end of an interval with the question whether it belongs to it; None is unbounded.
_End = tuple[Fraction | None, bool]


class ZeroDivisorError(ZeroDivisionError):
    """A division by an interval that holds nothing but zero: the form has no such rate."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All values between two ends. `None` as an end means unbounded; such an end is open.

    >>> Interval.rounded(Fraction(5), Fraction(1, 2)) + Interval.point(Fraction(1))
    Interval[11/2, 13/2)
    """

    low: Fraction | None
    high: Fraction | None
    low_closed: bool = True
    high_closed: bool = True

    def __post_init__(self) -> None:
        if self.low is self.high and self.low is not None and self.low_closed and self.high_closed:
            return  # a point, as most intervals are
        if self.low is None and self.low_closed:
            object.__setattr__(self, "low_closed", False)
        if self.high is None and self.high_closed:
            object.__setattr__(self, "high_closed", False)
        if self.low is None or self.high is None or self.low < self.high:
            return
        if self.low > self.high or not (self.low_closed and self.high_closed):
            raise ValueError(f"empty interval from {self.low} to {self.high}")

    @classmethod
    def point(cls, value: Fraction | int) -> Interval:
        """The interval that holds one value."""
        exact = value if type(value) is Fraction else Fraction(value)
        return cls(exact, exact)

    @classmethod
    def everything(cls) -> Interval:
        """The interval that holds every value."""
        return cls(None, None, False, False)

    @classmethod
    def rounded(cls, value: Fraction, half_step: Fraction) -> Interval:
        """What rounds to `value` half away from zero, `half_step` being half its last digit.

        >>> Interval.rounded(Fraction(-2), Fraction(1, 2))
        Interval(-5/2, -3/2]
        >>> Interval.rounded(Fraction(0), Fraction(1, 2))
        Interval(-1/2, 1/2)
        """
        return cls(value - half_step, value + half_step, value > 0, value < 0)

    @classmethod
    def printed(
        cls, value: Fraction, step: Fraction, mode: Rounding = Rounding.HALF_AWAY
    ) -> Interval:
        """What is printed as `value` where figures are rounded to multiples of `step`.

        >>> Interval.printed(Fraction(3), Fraction(1), Rounding.TRUNCATE)
        Interval[3, 4)
        """
        if mode is Rounding.HALF_AWAY:
            return cls.rounded(value, step / 2)
        if mode is Rounding.HALF_EVEN:
            is_even = (value / step) % 2 == 0
            return cls(value - step / 2, value + step / 2, is_even, is_even)
        if mode is Rounding.AWAY:
            low = value - step if value > 0 else value
            high = value + step if value < 0 else value
            return cls(low, high, value <= 0, value >= 0)
        low = value - step if value <= 0 else value
        high = value + step if value >= 0 else value
        return cls(low, high, value > 0, value < 0)

    @property
    def is_point(self) -> bool:
        """Whether the interval holds exactly one value."""
        return self.low is not None and self.low == self.high

    def contains(self, value: Fraction | int) -> bool:
        """Whether the value lies in the interval."""
        above = self.low is None or value > self.low or (value == self.low and self.low_closed)
        below = self.high is None or value < self.high or (value == self.high and self.high_closed)
        return above and below

    def overlaps(self, other: Interval) -> bool:
        """Whether some value lies in both intervals."""
        return _starts_before_end(self, other) and _starts_before_end(other, self)

    def intersection(self, other: Interval) -> Interval | None:
        """The values that lie in both intervals; None when there are none."""
        if not self.overlaps(other):
            return None
        low, low_closed = _higher_low(self, other)
        high, high_closed = _lower_high(self, other)
        return Interval(low, high, low_closed, high_closed)

    def __neg__(self) -> Interval:
        low = None if self.high is None else -self.high
        high = None if self.low is None else -self.low
        return Interval(low, high, self.high_closed, self.low_closed)

    def __abs__(self) -> Interval:
        if self.low is not None and self.low >= 0:
            return self
        if self.high is not None and self.high <= 0:
            return -self
        mirrored = -self
        if self.high is None or mirrored.high is None:
            return Interval(_ZERO, None, True, False)
        ends = ((self.high, self.high_closed), (mirrored.high, mirrored.high_closed))
        high, high_closed = max(ends)
        return Interval(_ZERO, high, True, high_closed)

    def __add__(self, other: Interval) -> Interval:
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(
            low,
            high,
            self.low_closed and other.low_closed,
            self.high_closed and other.high_closed,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        if self == _NOTHING or other == _NOTHING:
            return _NOTHING
        corners = [
            _corner(one, two, sign_one, sign_two)
            for one, sign_one in _ends(self)
            for two, sign_two in _ends(other)
        ]
        holds_zero = self.contains(_ZERO) or other.contains(_ZERO)
        low, low_closed = _lowest(corners)
        high, high_closed = _highest(corners)
        return Interval(
            low,
            high,
            low_closed or (low == 0 and holds_zero),
            high_closed or (high == 0 and holds_zero),
        )

    def __truediv__(self, other: Interval) -> Interval:
        """The quotients by every divisor that is not zero.

        A divisor interval that reaches zero gives an unbounded interval; one that holds values on
        both sides of zero gives all values (more than the true quotients, never fewer).

        Raises:
            ZeroDivisorError: the divisor can only be zero.
        """
        if other == _NOTHING:
            raise ZeroDivisorError("cannot divide by zero")
        if self == _NOTHING:
            return _NOTHING
        crosses = (other.low is None or other.low < 0) and (other.high is None or other.high > 0)
        return Interval.everything() if crosses else self * _reciprocal(other)

    def __repr__(self) -> str:
        left = "[" if self.low_closed else "("
        right = "]" if self.high_closed else ")"
        low = "-∞" if self.low is None else str(self.low)
        high = "∞" if self.high is None else str(self.high)
        return f"Interval{left}{low}, {high}{right}"


_NOTHING = Interval.point(0)


def sum_of(intervals: Iterable[Interval]) -> Interval:
    """The sum of any number of intervals; the point zero for none."""
    total = _NOTHING
    for each in intervals:
        total = total + each
    return total


def _starts_before_end(one: Interval, two: Interval) -> bool:
    """Whether the low end of `one` is not beyond the high end of `two`."""
    if one.low is None or two.high is None:
        return True
    return one.low < two.high or (one.low == two.high and one.low_closed and two.high_closed)


def _higher_low(one: Interval, two: Interval) -> _End:
    """The low end of an intersection."""
    if one.low is None or (two.low is not None and two.low > one.low):
        return two.low, two.low_closed
    closed = one.low_closed and (two.low != one.low or two.low_closed)
    return one.low, closed


def _lower_high(one: Interval, two: Interval) -> _End:
    """The high end of an intersection."""
    low, closed = _higher_low(-one, -two)
    return (None if low is None else -low), closed


def _ends(interval: Interval) -> tuple[tuple[_End, int], tuple[_End, int]]:
    """Both ends, each with the direction in which it is unbounded where it is."""
    return (
        ((interval.low, interval.low_closed), -1),
        ((interval.high, interval.high_closed), 1),
    )


#: A product of two ends: its value, or the sign of an unbounded one, and whether it is reached.
_Corner = tuple[Fraction | None, int, bool]


def _corner(one: _End, two: _End, sign_one: int, sign_two: int) -> _Corner:
    """The product of two ends; zero times unbounded is zero, because zero stays zero."""
    if one[0] is not None and two[0] is not None:
        return one[0] * two[0], 0, one[1] and two[1]
    first = sign_one if one[0] is None else _sign(one[0])
    second = sign_two if two[0] is None else _sign(two[0])
    direction = first * second
    return (None, direction, False) if direction else (_ZERO, 0, False)


def _sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)


def _lowest(corners: list[_Corner]) -> _End:
    """The low end of a product."""
    if any(direction < 0 for _, direction, _ in corners):
        return None, False
    finite = [(value, closed) for value, _, closed in corners if value is not None]
    if not finite:
        return None, False
    low = min(value for value, _ in finite)
    return low, any(closed for value, closed in finite if value == low)


def _highest(corners: list[_Corner]) -> _End:
    """The high end of a product."""
    mirrored = [
        (None if value is None else -value, -direction, closed)
        for value, direction, closed in corners
    ]
    low, closed = _lowest(mirrored)
    return (None if low is None else -low), closed


def _reciprocal(divisor: Interval) -> Interval:
    """One over every value but zero of an interval that does not cross zero."""
    low, high = divisor.low, divisor.high
    if (high is not None and high <= 0) or low is None:
        return -_reciprocal(-divisor)
    new_low = _ZERO if high is None else 1 / high
    new_high = None if low == 0 else 1 / low
    return Interval(new_low, new_high, divisor.high_closed, divisor.low_closed)
