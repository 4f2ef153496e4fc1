"""The items of a key evaluation: what its rubric has, with the weights that the task gave them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from heji.data import load
from heji.rubrics.files.shelf import find
from heji.rubrics.rubric import Item, Rubric
from heji.rubrics.rules.rule import Text

HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class Least:
    """The share of the full mark that some items have at least."""

    codes: tuple[str, ...]
    percent: int
    source: str


@dataclass(frozen=True, slots=True)
class Offered:
    """A rubric that key evaluations can be made under."""

    rubric: str
    weights: Mapping[str, int]  #: proposed, in marks
    least: tuple[Least, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """An item that is scored."""

    code: str
    name: Mapping[str, str]
    above: Mapping[str, str]  #: name of its dimension: 决策, 过程, 产出, 效益
    group: Mapping[str, str]  #: name of the level between; empty where there is none


@cache
def offered() -> tuple[Offered, ...]:
    """The rubrics of `rubrics.yaml`."""
    data: Mapping[str, Any] = load("heji.web.key_evaluations", "rubrics.yaml")
    return tuple(
        Offered(
            each["rubric"],
            {str(code): int(weight) for code, weight in each["weights"].items()},
            tuple(
                Least(tuple(one["codes"]), int(one["percent"]), one["source"])
                for one in each["least"]
            ),
        )
        for each in data["rubrics"]
    )


def offered_of(rubric: str) -> Offered | None:
    """One of them."""
    return next((each for each in offered() if each.rubric == rubric), None)


def proposed(rubric: str) -> dict[str, int]:
    """The weights that are proposed, in hundredths of a mark."""
    found = offered_of(rubric)
    return {} if found is None else {code: w * HUNDREDTHS for code, w in found.weights.items()}


def leaves(rubric: str) -> tuple[Leaf, ...]:
    """The items that are scored, in order.

    >>> leaves("cn/mof/project-evaluation-framework/2020")[0].above["zh"]
    '决策'
    """
    return tuple(_leaves(find(rubric).items, ()))


def _leaves(items: tuple[Item, ...], above: tuple[Item, ...]) -> Iterator[Leaf]:
    for each in items:
        if each.items:
            yield from _leaves(each.items, (*above, each))
        else:
            first = above[0] if above else each
            group = _named(above[1].name) if len(above) > 1 else {}
            yield Leaf(each.code, _named(each.name), _named(first.name), group)


def _named(name: Text) -> Mapping[str, str]:
    return {"zh": name.zh, "en": name.en}


def unmet(rubric: str, weights: Mapping[str, int]) -> Least | None:
    """What the weights, in hundredths, do not keep of what has to hold."""
    found = offered_of(rubric)
    whole = sum(weights.values())
    for each in () if found is None else found.least:
        share = sum(weight for code, weight in weights.items() if code.startswith(each.codes))
        if share * 100 < whole * each.percent:
            return each
    return None


def grade(rubric: Rubric, total: Fraction) -> Mapping[str, str]:
    """The grade of a total; empty where the rubric has none for it."""
    fitting = [each for each in rubric.grades if total >= each.low]
    return _named(max(fitting, key=lambda each: each.low).name) if fitting else {}
