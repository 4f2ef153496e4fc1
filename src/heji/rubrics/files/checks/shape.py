"""Years, dates, grades, and what an item must have to be scored."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from heji.rubrics.files.checks.desk import Desk, last_day
from heji.rubrics.files.trouble import Trouble
from heji.rubrics.formulas.writing import fraction_text
from heji.rubrics.rubric import Item, Parameter
from heji.rubrics.rules.rule import Ladder, Linear, Proportional, Steps, Threshold

_ABOUT_A_VALUE = (Proportional, Linear, Steps, Ladder, Threshold)


def troubles(desk: Desk) -> Iterator[Trouble]:
    """Parts that contradict one another or are missing."""
    rubric = desk.rubric
    if rubric.until is not None and rubric.until < rubric.since:
        words = {"until": str(rubric.until), "since": str(rubric.since)}
        yield desk.trouble("years-order", "", ("years", "until"), **words)
    if not rubric.items:
        yield desk.trouble("no-items", "", ("items",))
    yield from _grades(desk)
    for parameter in rubric.parameters:
        yield from _parameter(desk, parameter)
    for item in desk.items():
        yield from _item(desk, item)


def _grades(desk: Desk) -> Iterator[Trouble]:
    for index, (one, two) in enumerate(pairwise(desk.rubric.grades)):
        if two.low >= one.low:
            words = {"one": one.name.zh, "two": two.name.zh}
            yield desk.trouble("grades-order", "", ("grades", index + 1), **words)
    for index, each in enumerate(desk.rubric.grades):
        if each.low > desk.rubric.full_mark:
            low, full = fraction_text(each.low), fraction_text(desk.rubric.full_mark)
            yield desk.trouble("grade-above", "", ("grades", index), low=low, full=full)


def _parameter(desk: Desk, parameter: Parameter) -> Iterator[Trouble]:
    keys = ("parameters", parameter.name, "values")
    if not parameter.values:
        yield desk.trouble("parameter-empty", "", keys, parameter=parameter.name)
        return
    first, day = parameter.values[0].since, last_day(desk.rubric.since)
    if first > day:
        words = {"first": first.isoformat(), "day": day.isoformat()}
        yield desk.trouble("parameter-late", "", keys, parameter=parameter.name, **words)
    for one, two in pairwise(parameter.values):
        if one.since == two.since:
            words = {"parameter": parameter.name, "day": one.since.isoformat()}
            yield desk.trouble("parameter-twice", "", keys, **words)


def _item(desk: Desk, item: Item) -> Iterator[Trouble]:
    if item.items:
        if item.rule is not None:
            yield desk.trouble("group-rule", item.code, ("rule",))
        if item.rows is not None:
            yield desk.trouble("group-rows", item.code, ("rows",))
        return
    if item.rule is None:
        yield desk.trouble("no-rule", item.code)
    elif isinstance(item.rule, _ABOUT_A_VALUE):
        if item.formula is None:
            yield desk.trouble("no-formula", item.code, ("rule", "kind"))
    elif item.formula is not None:
        yield desk.trouble("formula-unused", item.code, ("formula",))
