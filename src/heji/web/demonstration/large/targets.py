"""What a project of the large city declares: entries of the shipped library with drawn figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from random import Random

from heji.library.entry import Direction, Entry, IndicatorType
from heji.library.reading import shipped
from heji.web.declarations.kind import DECLARATION
from heji.web.demonstration.city import data
from heji.web.demonstration.contents import indicator
from heji.web.filing.blocks import empty
from heji.web.filing.content import Content, Indicator
from heji.web.filing.models import Scope

#: How many indicators of which types a form has, at least and at most: ten on average.
_WANTED: tuple[tuple[tuple[IndicatorType, ...], int, int], ...] = (
    ((IndicatorType.QUANTITY,), 1, 3),
    ((IndicatorType.QUALITY,), 1, 3),
    ((IndicatorType.TIMELINESS,), 1, 1),
    ((IndicatorType.ECONOMIC_COST,), 1, 1),
    ((IndicatorType.SOCIAL,), 1, 2),
    ((IndicatorType.ECONOMIC, IndicatorType.ECOLOGICAL, IndicatorType.SUSTAINED), 1, 2),
    ((IndicatorType.SATISFACTION,), 1, 1),
)
_MARKS = 90  #: the other ten are for the execution of the budget
_SIGNS = {Direction.AT_LEAST: "≥", Direction.AT_MOST: "≤", Direction.EQUAL: "="}
_HUNDRED_YUAN = 10_000  #: 分


def declared(area: str, name: str, drawn: Random) -> Content:
    """The whole form.

    Args:
        area: of the library.
        name: of the project.
        drawn: the project's chances.
    """
    content, blank = data("large"), empty(DECLARATION.name, Scope.PROJECT)
    said = {
        "project_nature": content["nature"],
        "goal": content["goal"].format(name=name),
        "whole_period_goal": content["whole_goal"].format(name=name),
    }
    fiscal, other = (drawn.randrange(*each) * _HUNDRED_YUAN for each in ((2000, 90000), (0, 9000)))
    year = {"fiscal": fiscal, "other": other, "total": fiscal + other}
    return replace(
        blank,
        texts=tuple(replace(each, text=said.get(each.role, "")) for each in blank.texts),
        money=tuple(
            replace(each, amount=year[each.part] * (1 if each.measure == "budget" else 2))
            for each in blank.money
        ),
        indicators=tuple(_indicators(area, drawn)),
    )


def _indicators(area: str, drawn: Random) -> Iterator[Indicator]:
    chosen = [each for wanted in _WANTED for each in _some(area, drawn, wanted)]
    share, more = divmod(_MARKS, len(chosen))
    for number, each in enumerate(chosen):
        yield replace(_row(each, drawn), id=-number - 1, weight=share + (number < more))


def _some(
    area: str, drawn: Random, wanted: tuple[tuple[IndicatorType, ...], int, int]
) -> list[Entry]:
    """Entries of some types: of the area, or common ones where it has too few."""
    types, least, most = wanted
    near = _entries(types, (area, "common"))
    known = near if len(near) >= most else _entries(types, ())
    return drawn.sample(known, drawn.randint(least, most))


@cache
def _entries(types: tuple[IndicatorType, ...], areas: tuple[str, ...]) -> list[Entry]:
    return [
        each
        for each in shipped()
        if each.type in types
        and each.direction in _SIGNS
        and (not areas or each.area.value in areas)
        and "project" in each.scopes
    ]


def _row(entry: Entry, drawn: Random) -> Indicator:
    """A row with its target; a share is below or at the whole, everything else a count."""
    is_share = entry.unit == "%"
    if entry.direction is Direction.AT_MOST:
        value = drawn.randint(2, 8) if is_share else drawn.randint(10, 400)
    elif entry.direction is Direction.EQUAL:
        value = 100 if is_share else drawn.randint(1, 40)
    else:
        value = drawn.randint(85, 98) if is_share else drawn.randint(10, 400)
    whole = value if is_share or entry.type is not IndicatorType.QUANTITY else 2 * value
    return replace(
        _blank(entry.code),
        sign=_SIGNS[entry.direction],
        value=value,
        unit=entry.unit,
        whole_value=whole,
    )


@cache
def _blank(code: str) -> Indicator:
    """The row of an entry as it is taken from the library."""
    return indicator(1, [code, "", "", "", data("large")["evidence"]])
