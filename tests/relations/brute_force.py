"""Relations made at random, and the answer that trying out exact values gives for each.

Nothing here uses intervals: a claim is possible if exact values can be shown that round to what is
printed. Sums and differences are tried out on a grid ten times finer than the print, which is fine
enough for up to four parts; for quotients the denominators at the ends of every condition are tried,
and for each the numerators that are left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.relations.relation import (
    AnyRelation,
    Basis,
    Count,
    Difference,
    Equal,
    Growth,
    Product,
    Ratio,
    Sum,
)
from heji.values.quantity import Quantity
from heji.values.rounding import Rounding, round_fraction
from heji.values.units import Unit

#: Draws a whole number from a closed range: `random.Random.randint`, or a strategy of hypothesis.
Draw = Callable[[int, int], int]

WAN = Unit("万元", "money", Fraction(10_000))
PERCENT = Unit("%", "ratio", Fraction(1, 100))
THINGS = Unit("家", "count:家", Fraction(1))

_GRID = 10
_FINE = Fraction(1, 10**9)


@dataclass(frozen=True, slots=True)
class Print:
    """A printed number: its digits as a whole number, and its decimals."""

    digits: int
    places: int
    is_exact: bool = False

    @property
    def value(self) -> Fraction:
        return Fraction(self.digits, 10**self.places)

    @property
    def step(self) -> Fraction:
        return Fraction(1, 10**self.places)

    def figure(self, unit: Unit | None) -> Figure:
        number = Decimal(self.digits).scaleb(-self.places)
        text = f"{number}{unit.name if unit else ''}"
        return Figure(Quantity(number, unit, text, 0, len(text), self.places), Locator(table=1))

    def rounds(self, value: Fraction, mode: Rounding) -> bool:
        """Whether an exact value is printed so."""
        return round_fraction(value, self.places, mode) == Decimal(self.digits).scaleb(-self.places)


@dataclass(frozen=True, slots=True)
class Case:
    """A relation with the ways to round under which it is possible."""

    kind: str
    relation: AnyRelation
    possible: frozenset[Rounding]  #: of half away and truncation


def case(draw: Draw) -> Case:
    """A relation of a random kind, right or nearly right."""
    makers = (
        _sum,
        _count_sum,
        _difference,
        _equal,
        _ratio,
        _count_ratio,
        _growth,
        _product,
        _count,
    )
    return makers[draw(0, len(makers) - 1)](draw)


def _sum(draw: Draw) -> Case:
    places = draw(0, 2)
    parts = [Print(draw(-20 if draw(0, 9) == 0 else 0, 300), places) for _ in range(draw(1, 4))]
    total = Print(sum(each.digits for each in parts) + draw(-3, 3), places)
    relation = Sum("sum-mismatch", Basis.TOTAL_ROW, True, total.figure(WAN), _figures(parts, WAN))
    return Case("sum", relation, _sums_possible(parts, [], total))


def _count_sum(draw: Draw) -> Case:
    parts = [Print(draw(0, 40), 0, True) for _ in range(draw(1, 5))]
    total = Print(sum(each.digits for each in parts) + draw(-1, 1), 0, True)
    relation = Sum(
        "count-mismatch", Basis.SENTENCE, True, total.figure(THINGS), _figures(parts, THINGS)
    )
    exact = sum(each.digits for each in parts) == total.digits
    return Case("count-sum", relation, frozenset(Rounding) if exact else frozenset())


def _difference(draw: Draw) -> Case:
    places = draw(0, 2)
    minuend = Print(draw(0, 300), places)
    taken = [Print(draw(0, 150), places) for _ in range(draw(1, 3))]
    rest = minuend.digits - sum(each.digits for each in taken) + draw(-3, 3)
    result = Print(rest, places)
    relation = Difference(
        "sum-mismatch",
        Basis.SENTENCE,
        True,
        result.figure(WAN),
        minuend.figure(WAN),
        _figures(taken, WAN),
    )
    return Case("difference", relation, _sums_possible([minuend], taken, result))


def _equal(draw: Draw) -> Case:
    places = draw(0, 2)
    left = [Print(draw(1, 200), places) for _ in range(2)]
    shift = draw(-3, 3)
    first = draw(1, max(1, left[0].digits))
    rest = sum(each.digits for each in left) - first + shift
    right = [Print(first, places), Print(max(rest, 1), places)]
    relation = Equal("sum-mismatch", Basis.GROUPS, True, _figures(left, WAN), _figures(right, WAN))
    return Case("equal", relation, _sums_possible(left, right, Print(0, places, True)))


def _ratio(draw: Draw) -> Case:
    places, rate_places = draw(0, 2), draw(0, 2)
    over, under = Print(draw(0, 400), places), Print(draw(1, 400), places)
    if under.value <= under.step / 2:
        under = Print(2, places)
    rate = _near(draw, over.value / under.value * 100, rate_places)
    relation = Ratio(
        "ratio-mismatch",
        Basis.HEADING_ROLES,
        True,
        rate.figure(PERCENT),
        (over.figure(WAN),),
        (under.figure(WAN),),
    )
    possible = {mode for mode in _MODES if _quotient_possible(over, under, rate, mode, 0)}
    return Case("ratio", relation, frozenset(possible))


def _count_ratio(draw: Draw) -> Case:
    over, under = Print(draw(0, 500), 0, True), Print(draw(1, 500), 0, True)
    rate = _near(draw, over.value / under.value * 100, draw(0, 2))
    relation = Ratio(
        "ratio-mismatch",
        Basis.SENTENCE,
        True,
        rate.figure(PERCENT),
        (over.figure(THINGS),),
        (under.figure(THINGS),),
    )
    exact = over.value / under.value * 100
    possible = {mode for mode in _MODES if rate.rounds(exact, mode)}
    return Case("count-ratio", relation, frozenset(possible))


def _growth(draw: Draw) -> Case:
    places = draw(0, 2)
    new, base = Print(draw(0, 120), places), Print(draw(1, 40), places)
    rate = _near(draw, (new.value / base.value - 1) * 100, draw(0, 2))
    relation = Growth(
        "ratio-mismatch",
        Basis.SENTENCE,
        True,
        rate.figure(PERCENT),
        new.figure(WAN),
        base.figure(WAN),
    )
    possible = {mode for mode in _MODES if _quotient_possible(new, base, rate, mode, 100)}
    return Case("growth", relation, frozenset(possible))


def _product(draw: Draw) -> Case:
    rate, weight = Print(draw(0, 12_000), 2), Print(draw(1, 20), 0, True)
    score = _near(draw, rate.value / 100 * weight.value, draw(0, 3))
    relation = Product(
        "ratio-mismatch",
        Basis.WORKING,
        True,
        score.figure(None),
        (rate.figure(PERCENT), weight.figure(None)),
    )
    possible = {mode for mode in _MODES if _product_possible(rate, weight, score, mode)}
    return Case("product", relation, frozenset(possible))


def _count(draw: Draw) -> Case:
    items = draw(0, 6)
    stated = Print(max(0, items + draw(-1, 1)), 0, True)
    things = tuple(Print(1, 0, True).figure(THINGS) for _ in range(items))
    relation = Count("count-mismatch", Basis.LISTED, True, stated.figure(THINGS), things)
    return Case("count", relation, frozenset(Rounding) if stated.digits == items else frozenset())


_MODES = (Rounding.HALF_AWAY, Rounding.TRUNCATE)


def _near(draw: Draw, value: Fraction, places: int) -> Print:
    """A print of the value, or one that misses it by a few units of the last digit."""
    digits = round_fraction(value * 10**places, 0)
    reach = 2 if draw(0, 2) else 80
    return Print(int(digits) + draw(-reach, reach), places)


def _figures(prints: Iterable[Print], unit: Unit) -> tuple[Figure, ...]:
    return tuple(each.figure(unit) for each in prints)


def _sums_possible(plus: list[Print], minus: list[Print], result: Print) -> frozenset[Rounding]:
    return frozenset(mode for mode in _MODES if _sum_possible(plus, minus, result, mode))


def _sum_possible(plus: list[Print], minus: list[Print], result: Print, mode: Rounding) -> bool:
    """Tries out every combination of grid values, in whole units of the grid."""
    reached = {0}
    for sign, prints in ((1, plus), (-1, minus)):
        for each in prints:
            values = list(_grid(each, mode))
            reached = {total + sign * value for total in reached for value in values}
    return any(value in reached for value in _grid(result, mode))


def _grid(printed: Print, mode: Rounding) -> Iterator[int]:
    """The grid values that are printed so, as multiples of a tenth of the last digit."""
    centre = printed.digits * _GRID
    if printed.is_exact:
        yield centre
        return
    for value in range(centre - _GRID, centre + _GRID + 1):
        if printed.rounds(value * printed.step / _GRID, mode):
            yield value


def _ends(printed: Print, mode: Rounding) -> tuple[Fraction, Fraction]:
    """The ends of what is printed so; whether they belong to it is asked of `rounds`."""
    if mode is Rounding.TRUNCATE:
        low = printed.value - (printed.step if printed.digits <= 0 else 0)
        high = printed.value + (printed.step if printed.digits >= 0 else 0)
        return low, high
    return printed.value - printed.step / 2, printed.value + printed.step / 2


def _quotient_possible(over: Print, under: Print, rate: Print, mode: Rounding, shift: int) -> bool:
    """Whether some numerator over some denominator, less the shift, is printed as the rate.

    Tries denominators at both ends and in between, then denominators made of a numerator and a
    rate: if any exact values satisfy the claim, one of these does.
    """
    numerators = list(_samples(_ends(over, Rounding.HALF_AWAY)))
    rates = [(each + shift) / 100 for each in _samples(_ends(rate, mode))]
    denominators = list(_samples(_ends(under, Rounding.HALF_AWAY)))
    denominators += [over / each for over in numerators for each in rates if each]
    return any(
        denominator > 0
        and under.rounds(denominator, Rounding.HALF_AWAY)
        and _some_numerator(over, denominator, rate, mode, shift)
        for denominator in denominators
    )


def _samples(ends: tuple[Fraction, Fraction]) -> Iterator[Fraction]:
    low, high = ends
    for share in (Fraction(0), _FINE, Fraction(1, 2), 1 - _FINE, Fraction(1)):
        yield low + (high - low) * share


def _some_numerator(
    over: Print, denominator: Fraction, rate: Print, mode: Rounding, shift: int
) -> bool:
    """Tries the numerators at the ends of both conditions and between them."""
    wanted = [(each + shift) / 100 * denominator for each in _ends(rate, mode)]
    given = _ends(over, Rounding.HALF_AWAY)
    low, high = max(wanted[0], given[0]), min(wanted[1], given[1])
    return any(
        over.rounds(each, Rounding.HALF_AWAY)
        and rate.rounds(each / denominator * 100 - shift, mode)
        for each in (low, high, (low + high) / 2)
    )


def _product_possible(rate: Print, weight: Print, score: Print, mode: Rounding) -> bool:
    wanted = [each / weight.value * 100 for each in _ends(score, mode)]
    given = _ends(rate, Rounding.HALF_AWAY)
    low, high = max(wanted[0], given[0]), min(wanted[1], given[1])
    return any(
        rate.rounds(each, Rounding.HALF_AWAY) and score.rounds(each / 100 * weight.value, mode)
        for each in (low, high, (low + high) / 2)
    )
