"""Relations between printed figures, decided without intervals.

A printed figure stands for the values that are printed like it. They are found here by trying: an
integer grid, much finer than the last printed digit, is walked at the ends, and each grid value is
kept if rounding it (in integers) gives the printed digits. Sums, differences, products and
quotients move without jumps between the kept values, so a relation can hold if and only if the
printed result lies between the smallest and the largest result of kept values. The grid is finer
than any distance that ends of such figures can have, so no end is missed or taken in wrongly.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import product

from heji.values.interval import Interval, sum_of
from heji.values.quantity import Approximation, Quantity
from heji.values.units import Unit

MEASURED = Unit("rounded", "length", Fraction(1))
FINE = 2 * 10**24
ENDLESS = 10**40


@dataclass(frozen=True)
class Printed:
    """Digits with a number of decimals, and how they are meant."""

    digits: int
    places: int
    is_exact: bool = False
    approximation: Approximation = Approximation.NONE

    def quantity(self) -> Quantity:
        number = Decimal(self.digits).scaleb(-self.places)
        unit = None if self.is_exact else MEASURED
        return Quantity(number, unit, "", places=self.places, approximation=self.approximation)

    def interval(self) -> Interval:
        return self.quantity().interval()

    def holds(self, value: Fraction) -> bool:
        """Whether the value is printed like this."""
        scaled = value * 10**self.places
        if self.approximation is not Approximation.NONE:
            return self._holds_loosely(scaled)
        if self.is_exact:
            return scaled == self.digits
        return rounded(scaled) == self.digits

    def _holds_loosely(self, scaled: Fraction) -> bool:
        width = 1
        while self.digits and self.digits % (10 * width) == 0:
            width *= 10
        if self.approximation is Approximation.NEARLY:
            return self.digits - width < scaled <= self.digits
        if self.approximation is Approximation.OVER:
            return scaled >= self.digits
        return self.digits - width <= scaled <= self.digits + width

    def samples(self) -> list[Fraction]:
        """Values at and near the ends that are printed like this."""
        width = 10 ** max(1, len(str(abs(self.digits))))
        marks = {Fraction(self.digits + each, 2) + Fraction(self.digits, 2) for each in (-1, 0, 1)}
        if self.approximation is not Approximation.NONE:
            while width:
                marks |= {Fraction(self.digits - width), Fraction(self.digits + width)}
                width //= 10
            marks |= {Fraction(self.digits), Fraction(ENDLESS)}
        near = (Fraction(step, FINE) for step in (-1, 0, 1))
        candidates = ((mark + step) / 10**self.places for step in near for mark in marks)
        return [each for each in candidates if self.holds(each)]


def rounded(value: Fraction) -> int:
    """Half away from zero, in integers."""
    numerator, denominator = abs(value.numerator), value.denominator
    magnitude = (2 * numerator + denominator) // (2 * denominator)
    return -magnitude if value < 0 else magnitude


@dataclass(frozen=True)
class Claim:
    """An operation on printed figures with a printed result."""

    kind: str  # sum, difference, distance, product, quotient
    operands: tuple[Printed, ...]
    result: Printed

    def by_intervals(self) -> bool:
        """The verdict of interval arithmetic: whether the relation can hold."""
        first, *others = (each.interval() for each in self.operands)
        if self.kind == "sum":
            reached = sum_of((first, *others))
        elif self.kind == "difference":
            reached = first - others[0]
        elif self.kind == "distance":
            reached = abs(first - others[0])
        elif self.kind == "product":
            reached = first * others[0]
        else:
            reached = first / others[0]
        return reached.overlaps(self.result.interval())

    def by_trying(self) -> bool:
        """The verdict of trying values."""
        reached = [self._apply(values) for values in product(*self._samples())]
        if self.kind == "distance" and min(reached) < 0 < max(reached):
            reached = [*map(abs, reached), Fraction(0)]
        elif self.kind == "distance":
            reached = [*map(abs, reached)]
        low, high = min(reached), max(reached)
        return any(low <= each <= high for each in self.result.samples()) or any(
            self.result.holds(each) for each in (low, high)
        )

    def _samples(self) -> list[list[Fraction]]:
        return [each.samples() for each in self.operands]

    def _apply(self, values: tuple[Fraction, ...]) -> Fraction:
        first, *others = values
        if self.kind == "sum":
            return first + sum(others)
        if self.kind in ("difference", "distance"):
            return first - others[0]
        return first * others[0] if self.kind == "product" else first / others[0]


def claims(count: int, seed: int) -> Iterator[Claim]:
    """Generated relations, most of them at the edge between right and wrong."""
    dice = random.Random(seed)
    for _ in range(count):
        yield _claim(dice)


def _claim(dice: random.Random) -> Claim:
    kind = dice.choice(("sum", "sum", "difference", "distance", "product", "quotient"))
    size = dice.randint(2, 4) if kind == "sum" else 2
    operands = [_printed(dice, kind) for _ in range(size)]
    if kind == "quotient":
        operands[1] = _away_from_zero(dice)
    true = Claim(kind, tuple(operands), operands[0])._apply(
        tuple(Fraction(each.digits, 10**each.places) for each in operands)
    )
    places = dice.randint(0, 3)
    digits = rounded((abs(true) if kind == "distance" else true) * 10**places)
    spread = dice.choice((0, 1, 1, 2, 2, 3, 5, 40))
    result = Printed(
        digits + dice.randint(-spread, spread), places, dice.random() < 0.25, _looseness(dice, kind)
    )
    return Claim(kind, tuple(operands), result)


def _printed(dice: random.Random, kind: str) -> Printed:
    size = 10 ** dice.randint(0, 4)
    digits = dice.randint(-size // 4, size)
    return Printed(digits, dice.randint(0, 3), dice.random() < 0.3, _looseness(dice, kind))


def _away_from_zero(dice: random.Random) -> Printed:
    """A divisor whose values are all on one side of zero."""
    digits = dice.randint(1, 10 ** dice.randint(1, 4))
    return Printed(dice.choice((digits, -digits)), dice.randint(0, 3), dice.random() < 0.3)


def _looseness(dice: random.Random, kind: str) -> Approximation:
    """近, 超 and 约 now and then, in sums and differences."""
    if kind in ("product", "quotient", "distance") or dice.random() < 0.9:
        return Approximation.NONE
    return dice.choice((Approximation.NEARLY, Approximation.OVER, Approximation.ABOUT))
