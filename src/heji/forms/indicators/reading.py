"""Turns records into indicators, and grows the score tree that they hang on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from heji.documents.document import Cell
from heji.documents.figure import Figure
from heji.forms.form import Indicator, IndicatorType, Task
from heji.forms.indicators.branch import Branch
from heji.forms.indicators.entries import AMOUNTS_OF_TASKS, entries, task_entries
from heji.forms.indicators.levels import Levels
from heji.forms.indicators.listed import listed
from heji.forms.indicators.records import Record
from heji.forms.indicators.row_marks import completion_rate, score_rate
from heji.forms.indicators.targets import typed_name
from heji.forms.labels import unnumbered, unweighted
from heji.forms.lexicon import Lexicon
from heji.forms.tables.figures import cell_figure
from heji.forms.tables.gathered import Gathered
from heji.values.units import Unit


@dataclass(slots=True)
class IndicatorReader:
    """Reads the records of indicator blocks, one after the other."""

    words: Lexicon
    gathered: Gathered
    levels: Levels = field(init=False)
    task: str = ""

    def __post_init__(self) -> None:
        self.levels = Levels(self.gathered)

    def read(self, record: Record) -> None:
        """Takes one record in."""
        self._task(record)
        if record.is_empty or record.is_of_period_alone:
            return
        self.levels.fill_down(record)
        if not self.levels.depth:
            return
        leaf = self.levels.leaf(record)
        self.gathered.indicators.extend(self._indicators(record, leaf))
        self.gathered.relations.extend(score_rate(record, leaf))
        self.gathered.relations.extend(completion_rate(record, leaf))

    def _task(self, record: Record) -> None:
        cell = record.cell("task")
        if cell is not None:
            self.task = " ".join(cell.text.split())
            amount = _amount(record, self.gathered.unit)
            name = cell_figure(cell, self.task)
            self.gathered.tasks.append(Task(self.task, name, amount, task_entries(record)))
            self.levels.begin_task()

    def _indicators(self, record: Record, leaf: Branch) -> Iterator[Indicator]:
        own, above = self.levels.own, self.levels.above
        if not record.cells and self._is_empty_type(own, record):
            return
        path = (self.task, *above) if self.task else above
        several = tuple(listed(record, own))
        for each in several:
            kind = self._type(each.type_label, above)
            yield Indicator(each.name, path, kind, each.entries, each.place, "performance")
        if several:
            return
        type_label, name = typed_name(unweighted(unnumbered(leaf.name)))
        yield Indicator(
            name,
            path,
            self._type(type_label, above),
            tuple(entries(record, leaf)),
            cell_figure(own, name),
            self._section(above, leaf.name),
        )

    def _is_empty_type(self, cell: Cell, record: Record) -> bool:
        """A type for which the form prints a row and nobody wrote anything."""
        role = self.words.role("types", cell.text)
        if role is not None:
            self.gathered.printed_types.append(role)
        return role is not None or self.levels.depth not in record.names

    def _type(self, type_label: str, above: tuple[str, ...]) -> IndicatorType | None:
        for text in (type_label, *reversed(above)):
            role = self.words.role("types", text) if text else None
            if role:
                return IndicatorType(role)
        return None

    def _section(self, above: tuple[str, ...], own: str) -> str:
        for text in (*above, own):
            role = self.words.role("sections", text)
            if role:
                return role
        return ""


def _amount(record: Record, unit: Unit | None) -> Figure | None:
    for column in record.heading.columns:
        if column.role in AMOUNTS_OF_TASKS:
            cell = record.cell(column.role, column.level)
            if cell is not None:
                return cell_figure(cell, column.label.text, column.unit or unit)
    return None
