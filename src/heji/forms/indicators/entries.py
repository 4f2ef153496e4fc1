"""The entries of an indicator: what stands in the cells of its row, blank ones included."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heji.documents.document import Cell
from heji.documents.figure import Figure
from heji.forms.form import Entry
from heji.forms.indicators.branch import Branch
from heji.forms.indicators.records import Record
from heji.forms.tables.figures import cell_figure, text_figure
from heji.forms.tables.headings.column import LEVELS
from heji.values.quantity import Quantity
from heji.values.reading import read_value
from heji.values.units import Unit, find_unit

_MARKS = ("weight", "score")
_NEVER_BLANK = {"", "weight", "task", "serial", "adjusted_target", *LEVELS}
_OF_TASKS = {"content", "expected", "goal", "goal_result"}
#: roles of the columns that may hold the money of a task
AMOUNTS_OF_TASKS = {"amount", "full_year_budget", "initial_budget"}
_DIRECTIONS = {"正向": "≥", "正向指标": "≥", "反向": "≤", "反向指标": "≤", "逆向": "≤", "负向": "≤"}


def task_entries(record: Record) -> tuple[Entry, ...]:
    """What the row of a task says of it in words: its content, its goal, what came of it."""
    return tuple(
        Entry(role, text_figure(cell, record.texts.get((role, 0), cell.text)))
        for (role, _), cell in record.cells.items()
        if role in _OF_TASKS
    )


def entries(record: Record, leaf: Branch) -> Iterator[Entry]:
    """The entries of a row: its cells in their order, then its marks, then what is blank.

    Under a heading of tasks, goals and amounts are those of the task, not of the indicator.
    """
    unit, sign = _declared_unit(record)
    of_tasks = bool(record.heading.by_role("task"))
    for (role, _), cell in record.cells.items():
        if role in {"weight", "score", "group_score", "task", ""}:
            continue
        if of_tasks and (role in _OF_TASKS or role in AMOUNTS_OF_TASKS):
            continue
        text = record.texts.get((role, 0), cell.text)
        if role in {"target", "whole_period_target"} and (unit or sign):
            yield Entry(role, _signed(cell, sign, unit, leaf.name))
        elif role in {"target", "whole_period_target", "result", "progress", "forecast"}:
            yield Entry(role, text_figure(cell, text, leaf.name, unit))
        else:
            yield Entry(role, text_figure(cell, text, leaf.name))
    for role in _MARKS:
        figure = leaf.weight if role == "weight" else leaf.score
        if figure is not None:
            yield Entry(role, figure)
    yield from _blank_entries(record, leaf)


def _blank_entries(record: Record, leaf: Branch) -> Iterator[Entry]:
    """Cells that are there and empty: a blank result is not the same as no result column."""
    printed = {role for role, _ in record.cells}
    of_tasks = _OF_TASKS | AMOUNTS_OF_TASKS if record.heading.by_role("task") else set()
    for column in record.heading.columns:
        if column.role in printed or column.role in _NEVER_BLANK | of_tasks:
            continue
        if column.role == "score" and leaf.score is not None:
            continue
        place = next(
            (c for c in record.row.cells if c.covers(record.row.number, column.first)), None
        )
        if place is not None and not place.text.strip():
            yield Entry(column.role, cell_figure(place, leaf.name))
            printed.add(column.role)


def _declared_unit(record: Record) -> tuple[Unit | None, str]:
    """The unit and the sign that stand in columns of their own (计量单位, 指标性质)."""
    measure, nature = record.cell("measure_unit"), record.cell("nature")
    unit = find_unit(measure.text.strip()) if measure is not None else None
    sign = nature.text.strip() if nature is not None else ""
    sign = _DIRECTIONS.get(sign, sign)
    return unit, sign if re.fullmatch(r"[≥≤><==＞＜=]{1,2}", sign) else ""


def _signed(cell: Cell, sign: str, unit: Unit | None, name: str) -> Figure:
    """A target whose sign stands in another column, read as one."""
    value = read_value(sign + cell.text.strip(), unit)
    if not isinstance(value, Quantity):
        value = read_value(cell.text, unit)
    quote = cell.text.strip()
    return Figure(value, cell.locator, name, f"{sign}{quote}" if sign else quote)
