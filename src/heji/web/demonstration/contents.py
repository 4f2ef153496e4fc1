"""What a project declares, as the content of a form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from heji.language import text
from heji.library.entry import IndicatorType
from heji.library.reading import entry_of
from heji.web.declarations.kind import DECLARATION
from heji.web.declarations.sheet import Sketch
from heji.web.filing.blocks import empty, framework
from heji.web.filing.columns import put
from heji.web.filing.content import Content, Indicator, Money, Text
from heji.web.filing.models import Scope

_TEXTS = {"project_nature": "nature", "whole_period_goal": "whole_goal", "goal": "goal"}
_MONEY = {"whole_period_budget": "whole_money", "budget": "money"}


def sketch(project: Mapping[str, Any]) -> Sketch:
    """A project of the data files with its form, as a spreadsheet of many projects would have it."""
    return Sketch(0, project["code"], project["name"], content(project))


def content(project: Mapping[str, Any]) -> Content:
    """The form of a project of the data files."""
    blank = empty(DECLARATION.name, Scope.PROJECT)
    return replace(
        blank,
        texts=tuple(_said(each, project) for each in blank.texts),
        money=tuple(_paid(each, project) for each in blank.money),
        indicators=tuple(
            indicator(number, each) for number, each in enumerate(project["indicators"], start=1)
        ),
    )


def indicator(number: int, row: Sequence[str]) -> Indicator:
    """A row of the table of indicators.

    Args:
        number: its place.
        row: library code or 「type:name」, target of the year, of the whole period, weight, evidence.

    >>> indicator(1, ["COM-SA-01", "≥90%", "≥92%", "10", "问卷汇总表"]).level2
    '服务对象满意度指标'
    """
    what, value, whole, weight, evidence = row
    level1, level2, name, code = _named(what)
    made = Indicator(-number, level1=level1, library_code=code)
    cells = {"level2": level2, "name": name, "value": value, "whole": whole}
    for column, typed in (*cells.items(), ("weight", str(weight)), ("evidence", evidence)):
        changed = put(made, column, typed)
        if isinstance(changed, Indicator):
            made = changed
    return made


def _named(what: str) -> tuple[str, str, str, str]:
    """First and second level, name, and the code of an entry of the library."""
    kind, colon, name = what.partition(":")
    if colon:
        return (*framework()[kind], name, "")
    entry = entry_of(what)
    if entry is None:
        raise KeyError(what)
    cost = (
        IndicatorType.ECONOMIC_COST,
        IndicatorType.SOCIAL_COST,
        IndicatorType.ENVIRONMENTAL_COST,
    )
    level1 = framework()["cost" if entry.type in cost else entry.type.value][0]
    return level1, text(f"library.type.{entry.type.value}", "zh"), entry.name.zh, what


def _said(row: Text, project: Mapping[str, Any]) -> Text:
    key = _TEXTS.get(row.role)
    return replace(row, text=project[key]) if key else row


def _paid(row: Money, project: Mapping[str, Any]) -> Money:
    changed = put(row, "amount", project[_MONEY[row.measure]][row.part])
    return changed if isinstance(changed, Money) else row


def amounts(project: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Measure, part and amount of all that a project declares."""
    for measure, key in _MONEY.items():
        for part, amount in project[key].items():
            yield measure, part, amount
