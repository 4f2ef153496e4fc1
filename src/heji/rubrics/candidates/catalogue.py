"""The rules that are tried on a printed score, from `catalogue.yaml`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import product
from typing import Any

from heji.data import load
from heji.rubrics.candidates.shapes import band_ladder, condition_of, number
from heji.rubrics.candidates.stairs import Stairs, stairs_of
from heji.rubrics.rules.constants import Constants
from heji.rubrics.rules.curve import Curve
from heji.rubrics.rules.curves import curve_of
from heji.rubrics.rules.rule import (
    Linear,
    Proportional,
    Side,
    Steps,
    Threshold,
    ValueRule,
)
from heji.values.interval import Interval


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule of the catalogue."""

    rule: ValueRule
    shape: str  #: proportional, linear, steps, ladder, threshold
    price: int  #: parameters that were chosen, and more where the choice is rare
    roundness: int  #: how many of its numbers are no round ones
    place: int  #: its number in the catalogue


@dataclass(frozen=True, slots=True)
class Weighed:
    """A rule for one weight: its curve, or its stairs, which have too many pieces for one."""

    entry: Entry
    shape: Curve | Stairs

    def at(self, value: Fraction) -> Fraction | None:
        """The score of an exact value."""
        return self.shape.at(value)

    def scores(self, values: Interval) -> tuple[Interval, ...]:
        """The scores of some values."""
        return self.shape.scores(values)


@cache
def entries() -> tuple[Entry, ...]:
    """Every rule of the catalogue, in its order."""
    data: Mapping[str, list[dict[str, Any]]] = load("heji.rubrics.candidates", "catalogue.yaml")
    found: list[Entry] = []
    for shape, families in data.items():
        for family in families:
            for rule, numbers in _MAKERS[shape](family):
                odd = sum(_oddness(each) for each in numbers)
                found.append(Entry(rule, shape, family["price"], odd, len(found)))
    return tuple(found)


@cache
def weighed(weight: Fraction) -> tuple[Weighed, ...]:
    """The catalogue for a weight; of rules with one and the same curve the cheapest is kept."""
    constants = Constants(weight)
    found: dict[Curve | Stairs, Weighed] = {}
    for entry in entries():
        shape = _shape(entry.rule, weight, constants)
        held = found.get(shape)
        if held is None or entry.price < held.entry.price:
            found[shape] = Weighed(entry, shape)
    return tuple(found.values())


def _shape(rule: ValueRule, weight: Fraction, constants: Constants) -> Curve | Stairs:
    if isinstance(rule, Steps):
        return stairs_of(rule, weight, constants)
    return curve_of(rule, weight, constants)


_Made = Iterator[tuple[ValueRule, list[str]]]


def _proportional(family: Mapping[str, Any]) -> _Made:
    for full in family["full_at"]:
        yield Proportional(number(full)), [full]


def _deductions(family: Mapping[str, Any]) -> list[str]:
    return [*map(str, family["shares"]), *map(str, family["marks"])]


def _linear(family: Mapping[str, Any]) -> _Made:
    side = Side(family["side"])
    for full, taken, per in product(family["full_at"], _deductions(family), family["per"]):
        yield Linear(number(full), side, number(taken), number(per)), [full, taken, per]


def _steps(family: Mapping[str, Any]) -> _Made:
    side, begun = Side(family["side"]), bool(family.get("begun"))
    for full, step, taken in product(family["full_at"], family["step"], _deductions(family)):
        rule = Steps(number(full), side, number(taken), number(step), begun)
        yield rule, [full, taken, step]


def _ladder(family: Mapping[str, Any]) -> _Made:
    yield band_ladder(family["order"], family["cuts"], family["shares"]), family["cuts"]


def _threshold(family: Mapping[str, Any]) -> _Made:
    for at in family["at"]:
        yield Threshold(condition_of(Side(family["side"]), at)), [at]


_MAKERS: Mapping[str, Callable[[Mapping[str, Any]], _Made]] = {
    "proportional": _proportional,
    "linear": _linear,
    "steps": _steps,
    "ladder": _ladder,
    "threshold": _threshold,
}


def _oddness(printed: str) -> int:
    """Nothing for tens, one and a half; one for other numbers.

    >>> [_oddness(each) for each in ("90%", "75%", "0.5", "1%")]
    [0, 1, 0, 0]
    """
    value = Fraction(printed.rstrip("%"))
    return 0 if value % 10 == 0 or value in (1, Fraction(1, 2)) else 1
