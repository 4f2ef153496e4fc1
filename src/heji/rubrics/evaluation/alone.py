"""One item evaluated without a form: for tests beside a rubric, and for trying a rule out."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.forms.form import Entry, Form, Indicator, IndicatorType, Kind
from heji.rubrics.evaluation.evaluate import day_of
from heji.rubrics.evaluation.evaluation import ItemEvaluation
from heji.rubrics.evaluation.rows import Setting, evaluate_row
from heji.rubrics.rubric import Item, Rubric
from heji.values.quantity import Quantity
from heji.values.reading import read_value

#: A form that says nothing.
NO_FORM = Form(Kind.UNKNOWN, None, "", "", None)


def evaluate_alone(
    rubric: Rubric,
    item: Item,
    given: Mapping[str, Quantity | bool | str] | None = None,
    row: Mapping[str, str] | None = None,
    day: datetime.date | None = None,
) -> ItemEvaluation:
    """The score of one item.

    Args:
        rubric: the rubric, for its parameters and its rounding.
        item: an item of it without items below.
        given: inputs by name; a text is read like a cell: `90万元`.
        row: the cells of a row by role (`name`, `weight`, `target`, `result`, `score`, `basis`,
            `type` …), as printed.
        day: for dated parameters; 31 December of the last year of the rubric when left out.
    """
    setting = Setting(rubric, NO_FORM, day or day_of(rubric, NO_FORM), {item.code: given or {}})
    return evaluate_row(item, None if row is None else row_of(row), setting)


def row_of(cells: Mapping[str, str]) -> Indicator:
    """A row of an indicator table from the texts of its cells.

    >>> row_of({"weight": "5", "target": "≥10家"}).entry("target").quantity.number
    Decimal('10')
    """
    entries = tuple(
        Entry(role, _figure(printed))
        for role, printed in cells.items()
        if role not in ("name", "type")
    )
    name = cells.get("name", "")
    kind = IndicatorType(cells["type"]) if "type" in cells else None
    return Indicator(name, (), kind, entries, _figure(name))


def _figure(printed: str) -> Figure:
    return Figure(read_value(printed), Locator(), "", printed)


def item_of(rubric: Rubric, code: str) -> Item | None:
    """The item of a code, at any depth; None when there is none."""
    stack = list(rubric.items)
    while stack:
        each = stack.pop()
        if each.code == code:
            return each
        stack.extend(each.items)
    return None
