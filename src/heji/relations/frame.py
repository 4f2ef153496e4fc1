"""In which units the figures of a relation are compared.

Figures of one dimension are converted. Where no figure has a unit, or where the units cannot be
brought together, the printed digits are compared; in the second case they can only confirm.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import assert_never

from heji.relations.relation import (
    AnyRelation,
    Count,
    Difference,
    Equal,
    Growth,
    Product,
    Ratio,
    Sum,
    Working,
)
from heji.values.quantity import Quantity
from heji.values.units import Unit, same_kind

_BARE = "number"  #: dimension of 万 and 亿 without a word behind them


@dataclass(frozen=True, slots=True)
class Frame:
    """How printed numbers are made comparable."""

    by_digits: bool = False  #: the printed numbers are compared, whatever their units
    keeps_rates: bool = False  #: even so, 5 % stays 0.05
    is_doubtful: bool = False  #: the units do not fit: a failure proves nothing

    def factor(self, quantity: Quantity) -> Fraction:
        """What the printed number is multiplied with."""
        unit = quantity.unit
        if unit is None or (self.by_digits and not (self.keeps_rates and is_pure(unit))):
            return Fraction(1)
        return unit.factor

    def digits(self) -> Frame:
        """The same comparison by printed digits."""
        return Frame(True, self.keeps_rates, self.is_doubtful)


def is_pure(unit: Unit | None) -> bool:
    """Whether a unit makes a plain number: %, ‰, 百分点, 成."""
    return unit is not None and unit.is_ratio


def is_money(unit: Unit | None) -> bool:
    """Whether a unit is 元 or a multiple of it."""
    return unit is not None and unit.is_money


def frame_of(
    relation: AnyRelation, stated: Sequence[Quantity], others: Sequence[Quantity]
) -> Frame:
    """Chooses the frame from the units of the figures.

    Args:
        relation: decides which figures must be of one kind.
        stated: the stated figures.
        others: the figures that they are compared with.
    """
    match relation:
        case Sum() | Equal() | Difference():
            return _alike((*stated, *others))
        case Count():
            return Frame()
        case Ratio() | Growth():
            return _rate_frame(relation, stated[0], others)
        case Product():
            return _product_frame(stated[0], others)
        case Working():
            units = {
                each.unit for each in others if each.unit is not None and not is_pure(each.unit)
            }
            fits = all(_fit(one, two) for one, two in combinations(units, 2))
            return Frame(keeps_rates=True, is_doubtful=not fits)
        case _:
            assert_never(relation)


def _rate_frame(relation: Ratio | Growth, rate: Quantity, others: Sequence[Quantity]) -> Frame:
    joint = _alike(others)
    keeping = Frame(joint.by_digits, True, joint.is_doubtful)
    if rate.unit is None or is_pure(rate.unit):
        return keeping
    over, under = relation_sides(relation, others)
    if f"{_dimension(over)}/{_dimension(under)}" == rate.unit.dimension:
        return Frame(keeps_rates=True)  # 人均: money by persons in 元/人
    return Frame(by_digits=True, keeps_rates=True, is_doubtful=True)


def relation_sides(
    relation: Ratio | Growth, others: Sequence[Quantity]
) -> tuple[Quantity | None, Quantity | None]:
    """A figure from above and one from below the line, when both are there."""
    if len(others) < 2:
        return None, None
    return others[0], others[-1]


def _product_frame(result: Quantity, factors: Sequence[Quantity]) -> Frame:
    named = [each for each in (result, *factors) if not is_pure(each.unit)]
    if _alike(named).is_doubtful and not _cancels(result, factors):
        return Frame(by_digits=True, keeps_rates=True, is_doubtful=True)
    return Frame(keeps_rates=True)


def _cancels(result: Quantity, factors: Sequence[Quantity]) -> bool:
    """Whether the units of the factors make the unit of the result (元/人 times 人 is 元)."""
    over: list[str] = []
    under: list[str] = []
    for each in factors:
        if each.unit is None or is_pure(each.unit):
            continue
        above, _, below = each.unit.dimension.partition("/")
        over.append(above)
        under.extend([below] if below else [])
    for each_below in under:
        if each_below in over:
            over.remove(each_below)
    return over == [_dimension(result)]


def _alike(quantities: Iterable[Quantity]) -> Frame:
    """The frame for figures that must be of one kind to be added or divided."""
    units = [each.unit for each in quantities]
    known = [unit for unit in units if unit is not None]
    if not known:
        return Frame(by_digits=True)
    if not all(_fit(one, two) for one, two in combinations(set(known), 2)):
        return Frame(by_digits=True, is_doubtful=True)
    bare = {unit.factor for unit in known if unit.dimension == _BARE}
    whole = {unit.factor for unit in known if unit.dimension != _BARE}
    if bare and whole and not bare <= whole:
        # 10.2万 beside 11.5万元 is 万元; 17.6亿 beside 235万元 most likely, but nobody says so.
        return Frame(is_doubtful=True)
    if len(known) == len(units):
        return Frame()
    # 25次 = 9 + 8 + 8: where a number counts things or points, a missing unit changes nothing.
    is_plain = all(same_kind(unit, None) and unit.factor == 1 for unit in known)
    return Frame() if is_plain else Frame(by_digits=True, is_doubtful=True)


def _fit(one: Unit, two: Unit) -> bool:
    if _BARE in (one.dimension, two.dimension):
        return True
    return same_kind(one, two) or (is_pure(one) and is_pure(two))


def _dimension(quantity: Quantity | None) -> str:
    return quantity.unit.dimension if quantity is not None and quantity.unit is not None else ""
