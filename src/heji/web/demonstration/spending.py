"""This year's budgets of the projects, what was spent of them by month, and the annual register."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import cycle
from typing import Any

from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.budgets.actions.adjusting import AddAdjustment
from heji.web.budgets.actions.lines import AddLine, Figure, SetFigures
from heji.web.budgets.actions.register import SetRegisterValue
from heji.web.budgets.models import BudgetLine, FundLevel, Nature, Source
from heji.web.budgets.register import FieldKind, kind_of
from heji.web.demonstration.city import City, data
from heji.web.filing.figures import amount_of

_SOURCES = {"fiscal": Source.GENERAL_PUBLIC, "other": Source.UNIT_FUNDS}
_PLACES = {FieldKind.MONEY: 2, FieldKind.COUNT: 0, FieldKind.PERCENT: 2}
_HUNDRED_YUAN = 10_000  #: 分
Row = Mapping[str, Any]


def spend(city: City) -> None:
    """Enters the budgets of the projects that run this year, and what was spent until last month."""
    content = data("spending")
    for project, way in zip(_running(), cycle(content["ways"].values())):
        clerk = city.acting(project["by"])
        lines = [
            perform(each, clerk)
            for each in _lines(city, project)
            if each.initial  # a source without money has no line
        ]
        _enter_months(city, clerk, lines, way)
        for each in content["adjustments"]:
            if each["code"] == project["code"] and each["month"] < city.today.month:
                perform(_adjustment(city, lines[0], each), clerk)
    for each in content["register"]:
        _register(city, each)


def _running() -> Iterator[Row]:
    """Projects that have a form of this year."""
    return (each for each in data("projects")["projects"] if "this_year" in each)


def _lines(city: City, project: Row) -> Iterator[AddLine]:
    """A line for each source of its money."""
    made = city.projects[project["code"]]
    for part, source in _SOURCES.items():
        yield AddLine(
            city.bodies[project["body"]],
            made,
            city.year(0),
            Nature.PROJECT,
            source,
            FundLevel.OWN_LEVEL,
            initial=amount_of(project["money"].get(part, ""))[0],
        )


def _enter_months(city: City, clerk: Actor, lines: list[BudgetLine], way: list[int]) -> None:
    """Types the months that are over."""
    figures = tuple(
        Figure(line.pk, str(month), None, _share(line.initial or 0, share))
        for line in lines
        for month, share in enumerate(way[: city.today.month - 1], start=1)
    )
    if figures:
        perform(SetFigures(figures), clerk)


def _share(fen: int, percent: int) -> int:
    """A part of an amount in whole hundreds of yuan, as offices report it in 万元."""
    return fen * percent // 100 // _HUNDRED_YUAN * _HUNDRED_YUAN


def _adjustment(city: City, line: BudgetLine, given: Row) -> AddAdjustment:
    day = datetime.date(city.year(0), given["month"], 15)
    fen = amount_of(given["amount"])[0] or 0
    return AddAdjustment(line, fen, day, given["document"], given["note"])


def _register(city: City, given: Row) -> None:
    """Enters the values of a body with the paper that states them."""
    for field, said in given["values"].items():
        kind = kind_of(field)
        places = _PLACES[kind]
        is_money = kind is FieldKind.MONEY
        value = (amount_of(said)[0] or 0) if is_money else int(Decimal(said).scaleb(places))
        act = SetRegisterValue(
            city.bodies[given["body"]], city.year(0), field, value, places, given["source"]
        )
        perform(act, city.acting(given["by"]))
