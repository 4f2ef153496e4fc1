"""The register's fields, its rates, and what of it feeds the rubrics: data of `register.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from heji.data import load

#: A term that is a total of the budget lines begins so; the rest is a property of `Figures`.
TOTAL = "total."


class FieldKind(StrEnum):
    """What a field holds."""

    MONEY = "money"  #: 分: two places of 元
    PERCENT = "percent"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Sum:
    """A value that is made of fields: some added, some taken away."""

    add: tuple[str, ...]
    less: tuple[str, ...] = ()
    year: int = 0  #: added to the year: -1 is the year before

    @property
    def terms(self) -> tuple[str, ...]:
        """All its fields."""
        return self.add + self.less


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate that is shown beside the fields it is computed from."""

    name: str
    group: str
    above: Sum
    below: Sum
    is_absolute: bool = False


@dataclass(frozen=True, slots=True)
class RubricInput:
    """An input of a rubric's item, and what it is made of."""

    item: str
    input: str
    sum: Sum


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = load("heji.web.budgets", "register.yaml")
    return data


def groups() -> Mapping[str, tuple[str, ...]]:
    """The fields by group, in the order of the page."""
    return {group: tuple(fields) for group, fields in _data()["groups"].items()}


def fields() -> tuple[str, ...]:
    """All fields."""
    return tuple(each for group in groups().values() for each in group)


def kind_of(field: str) -> FieldKind:
    """What a field holds.

    >>> kind_of("posts").value, kind_of("assets_total").value
    ('count', 'money')
    """
    for kind, named in _data()["kinds"].items():
        if field in named:
            return FieldKind(kind)
    return FieldKind.MONEY


def rates() -> tuple[Rate, ...]:
    """The rates of the page."""
    return tuple(
        Rate(
            name,
            each["group"],
            Sum(tuple(each["add"]), tuple(each.get("less", ()))),
            Sum(tuple(each["over"])),
            each.get("is_absolute", False),
        )
        for name, each in _data()["rates"].items()
    )


def rubrics() -> tuple[str, ...]:
    """The ids of the rubrics whose inputs are known."""
    return tuple(_data()["rubrics"])


def inputs_of(rubric: str) -> tuple[RubricInput, ...]:
    """The inputs of a rubric that the register and the budget lines feed; none of another rubric."""
    return tuple(
        RubricInput(
            each["item"],
            each["input"],
            Sum(tuple(each["add"]), tuple(each.get("less", ())), each.get("year", 0)),
        )
        for each in _data()["rubrics"].get(rubric, ())
    )
