"""What a number measures: money, a count of things, marks, a rate, or nothing with a unit."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from heji.values.units import Unit, same_kind

#: What numbers without a thing that they count are made of.
_OF_NOTHING = frozenset({"ratio", "points", "number"})

_SCORE = "score"


@dataclass(frozen=True, slots=True)
class Dimension:
    """What a number measures, as bases above and below the line; or that it is a condition."""

    over: tuple[str, ...] = ()  #: `money`, `count:家`, `score` …, as `Unit.dimension` has them
    under: tuple[str, ...] = ()
    is_plain: bool = False  #: a number without a unit, as against a rate
    is_truth: bool = False

    @property
    def is_rate(self) -> bool:
        """Whether it is a share or percentage."""
        return not (self.over or self.under or self.is_plain or self.is_truth)

    @property
    def is_marks(self) -> bool:
        """Whether it is marks (分)."""
        return self.over == (_SCORE,) and not self.under

    @property
    def is_simple(self) -> bool:
        """Whether it is one thing, and no rate of different things such as 家/万元."""
        return not self.under and len(self.over) <= 1

    @property
    def is_count(self) -> bool:
        """Whether things are counted."""
        return self.is_simple and bool(self.over) and self.over[0].startswith("count:")

    def __mul__(self, other: Dimension) -> Dimension:
        """What a product measures, whatever is plain being taken for a rate."""
        return _reduced([*self.over, *other.over], [*self.under, *other.under])

    def __truediv__(self, other: Dimension) -> Dimension:
        """What a quotient measures, whatever is plain being taken for a rate."""
        return _reduced([*self.over, *other.under], [*self.under, *other.over])

    def __str__(self) -> str:
        if self.is_plain or self.is_truth:
            return "-"
        above = "·".join(_name(each) for each in self.over)
        return "/".join((above or ("1" if self.under else "%"), *map(_name, self.under)))


RATE = Dimension()
PLAIN = Dimension(is_plain=True)
TRUTH = Dimension(is_truth=True)
MARKS = Dimension((_SCORE,))


def of_unit(unit: Unit | None) -> Dimension:
    """What figures in a unit measure.

    >>> from heji.values.units import find_unit
    >>> str(of_unit(find_unit("万元/人")))
    '元/人'
    """
    if unit is None:
        return PLAIN
    over, *under = unit.dimension.split("/")
    if over == "number" and not under:
        return PLAIN
    return _reduced([over], under)


def _reduced(over: list[str], under: list[str]) -> Dimension:
    """Bases above and below the line, without those that stand on both sides."""
    above = [each for each in over if each not in _OF_NOTHING]
    below: list[str] = []
    for each in under:
        if each in _OF_NOTHING:
            continue
        match = next((base for base in above if _is_same_base(base, each)), None)
        if match is None:
            below.append(each)
        else:
            above.remove(match)
    return Dimension(tuple(sorted(above)), tuple(sorted(below)))


def are_same(one: Dimension, two: Dimension) -> bool:
    """Whether figures can be compared; a plain number may stand for a rate, a count or marks."""
    if one.is_plain or two.is_plain:
        other = two if one.is_plain else one
        return other.is_plain or other.is_rate or other.is_count or other.is_marks
    if one.is_truth or two.is_truth:
        return one.is_truth and two.is_truth
    quotient = one / two
    return not quotient.over and not quotient.under


def _is_same_base(one: str, two: str) -> bool:
    return one == two or same_kind(Unit(one, one, Fraction(1)), Unit(two, two, Fraction(1)))


def _name(base: str) -> str:
    """How a base is printed: its unit of factor one."""
    from heji.values.unit_words import words

    if base.startswith("count:"):
        return base.removeprefix("count:")
    table = words().items()
    return next((word for word, found in table if found == (base, Fraction(1))), base)
