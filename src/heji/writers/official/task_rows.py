"""The rows of a block of tasks: a piece of work with its money and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heji.forms.form import Task
from heji.writers.official.filling import Cell, Filling, Printed, Value
from heji.writers.official.holdings import TASK, task_of
from heji.writers.official.slots import Row, Slot, Source


def task_rows(columns: Row, tasks: Sequence[Task], filling: Filling) -> Iterator[Printed]:
    """A row for each task; one to be filled in by hand where there is none."""
    for number, task in enumerate(tasks, 1):
        yield [Cell(slot, _value(slot, task, number, filling)) for slot in columns]
    if not tasks:
        yield [Cell(slot) for slot in columns]


def _value(slot: Slot, task: Task, number: int, filling: Filling) -> Value:
    match slot.source:
        case Source.SERIAL:
            return str(number)
        case Source.NAME:
            return task.figure
        case Source.ENTRY:
            return task.amount if slot.argument == "amount" else task.entry(slot.argument)
        case Source.MONEY:
            measure, _, part = slot.argument.partition("/")
            found = filling.holdings.money(measure, f"{TASK}{task.name}/{part}")
            return found or (task.amount if _is_own(task, filling, part) else None)
        case _:
            return None


def _is_own(task: Task, filling: Filling, part: str) -> bool:
    """Whether the amount of a task is told by the task alone."""
    return part == "total" and all(task_of(each) != task.name for each in filling.form.money)
