"""Step deductions reckoned where the value lies, without the hundreds of pieces of their curve."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from heji.rubrics.rules.constants import Constants
from heji.rubrics.rules.marks import marks_of
from heji.rubrics.rules.rule import Side, Steps
from heji.values.interval import Interval


@dataclass(frozen=True, slots=True)
class Stairs:
    """A step deduction on one side of a value, in marks.

    It gives what `curve_of` gives; a test holds the two against each other.
    """

    weight: Fraction
    full_at: Fraction
    is_below: bool
    deduct: Fraction
    step: Fraction
    counts_begun: bool

    def at(self, value: Fraction) -> Fraction:
        """The score of an exact value."""
        distance = self._distance(value)
        steps = ceil(distance) if self.counts_begun else floor(distance)
        return self._left(min(max(steps, 0), self._most))

    def scores(self, values: Interval) -> tuple[Interval, ...]:
        """The scores of some values, one for each number of steps."""
        near, far = (values.low, values.low_closed), (values.high, values.high_closed)
        if self.is_below:
            near, far = far, near
        few = 0 if near[0] is None else self._count(near[0], near[1], is_near=True)
        many = self._most if far[0] is None else self._count(far[0], far[1], is_near=False)
        first = min(max(few, 0), self._most)
        last = min(max(many, first), self._most)
        return tuple(Interval.point(self._left(count)) for count in range(first, last + 1))

    @property
    def _most(self) -> int:
        """So many steps leave nothing."""
        return ceil(self.weight / self.deduct)

    def _distance(self, value: Fraction) -> Fraction:
        """How far a value lies from full marks, in steps."""
        beyond = self.full_at - value if self.is_below else value - self.full_at
        return beyond / self.step

    def _count(self, value: Fraction, closed: bool, *, is_near: bool) -> int:
        """The steps at an end; an open end on a stair's edge belongs to its inner side."""
        distance = self._distance(value)
        on_edge = distance.denominator == 1 and not closed
        if self.counts_begun:
            return ceil(distance) + (1 if on_edge and is_near else 0)
        return floor(distance) - (1 if on_edge and not is_near else 0)

    def _left(self, steps: int) -> Fraction:
        return max(self.weight - steps * self.deduct, Fraction(0))


def stairs_of(rule: Steps, weight: Fraction, constants: Constants) -> Stairs:
    """The stairs of a rule that takes marks on one side.

    Raises:
        ValueError: it takes marks on both sides.

    >>> from heji.rubrics.formulas.grammar import parse
    >>> rule = Steps(parse("0%"), Side.ABOVE, parse("0.5"), parse("5%"))
    >>> stairs_of(rule, Fraction(2), Constants(Fraction(2))).at(Fraction(1144, 10000))
    Fraction(1, 1)
    """
    if rule.side is Side.BOTH:
        raise ValueError("stairs lie on one side")
    return Stairs(
        weight,
        constants(rule.full_at).point,
        rule.side is Side.BELOW,
        marks_of(rule.deduct, weight, constants),
        constants(rule.step).point,
        rule.counts_begun,
    )
