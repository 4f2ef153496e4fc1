"""Columns for what the tasks of a form hold and their block has no place for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from heji.forms.form import Task
from heji.writers.official.filling import Filling
from heji.writers.official.holdings import task_of
from heji.writers.official.naming import column_label, measure_label, part_label
from heji.writers.official.sheet import Look
from heji.writers.official.slots import Row, Slot, Source

_TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Added:
    """A column that is added at the end."""

    label: str
    slot: Slot


def added_columns(
    columns: Row, tasks: Sequence[Task], filling: Filling, avoided: Collection[str] = ()
) -> list[Added]:
    """What is said of tasks first, then their money: a measure, and its parts behind it.

    Args:
        columns: those that the layout has.
        tasks: those that are printed in the block.
        filling: of the form.
        avoided: keys of labels that would make another official form of it.
    """
    shown = {slot.argument for slot in columns}
    roles = dict.fromkeys(
        entry.role
        for task in tasks
        for entry in task.entries
        if entry.text.strip() and entry.role not in shown
    )
    money = _money(columns, tasks, filling)
    return [
        *(Added(column_label(role, avoided), Slot(Source.ENTRY, role)) for role in roles),
        *(Added(_label(*each), _slot(*each)) for each in money),
    ]


def _money(columns: Row, tasks: Sequence[Task], filling: Filling) -> list[tuple[str, str]]:
    shown = [slot.argument for slot in columns if slot.source is Source.MONEY]
    names = {task.name for task in tasks}
    kinds = dict.fromkeys(
        (each.measure, each.part.rpartition("/")[2])
        for each in filling.holdings.money_left()
        if task_of(each) in names
    )
    left = [each for each in kinds if "/".join(each) not in shown]
    if not left and not shown and not columns:
        return [("budget", _TOTAL)]  # without an amount it would not be a table of tasks
    last = shown[-1].partition("/")[0] if shown else ""
    found: list[tuple[str, str]] = [each for each in left if each[0] == last]
    for measure in dict.fromkeys(measure for measure, _ in left if measure != last):
        parts = [part for name, part in left if name == measure and part != _TOTAL]
        found += [(measure, _TOTAL), *((measure, part) for part in parts)]
    return found


def _label(measure: str, part: str) -> str:
    if part != _TOTAL:
        return part_label(part)
    is_rate = "rate" in measure
    return measure_label(measure) + ("" if is_rate else "（{unit}）")


def _slot(measure: str, part: str) -> Slot:
    return Slot(Source.MONEY, f"{measure}/{part}", look=Look.FIGURE)
