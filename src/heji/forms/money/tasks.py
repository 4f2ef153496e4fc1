"""Blocks of named work with amounts: tasks, their sub-items, subtotals and the total."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from heji.documents.document import Cell
from heji.documents.figure import Figure
from heji.forms.form import Entry, Money, Task
from heji.forms.money.rates import role_rates
from heji.forms.money.task_sums import Slot, TaskRow, across, slots, subtotal_sums, total_sums
from heji.forms.tables.alignment import Placement, place, placed_total
from heji.forms.tables.block_reader import BlockReader
from heji.forms.tables.figures import cell_figure
from heji.forms.tables.rows import Row
from heji.forms.tables.totals import is_subtotal, is_total
from heji.values.units import Unit

_TOTAL = "total"
_NAMING = {"", "serial", "task"}  #: roles of columns that say which task it is, or nothing known
_TOP = re.compile(r"^\s*[一二三四五六七八九十]{1,3}\s*[、.]?\s*$")


@dataclass(slots=True)
class TaskReader(BlockReader):
    """Reads the rows under a TASKS heading and finds what must add up."""

    rows: list[TaskRow] = field(default_factory=list)
    name: str = ""

    def read(self, row: Row) -> None:
        """Takes one row in; a total row closes the block."""
        placed = place(row, self.heading)
        columns = slots(self.heading, self.words)
        if self._is_total(row):
            self.name = row.first.text.strip() if row.first else ""
            self._total(
                self._amounts(row, placed_total(row, self.heading) or placed, columns), columns
            )
            return
        head = is_subtotal(row, self.words) or self._is_numbered_head(placed)
        task = self._task_cell(placed)
        named = task is not None and not self.words.role("subtotals", task.text)
        is_new = task is not None and named and self._is_new(task, head=head)
        amounts = self._amounts(row, placed, columns)
        if task is not None and is_new:
            amount = amounts.get(columns[0].index) if columns else None
            entries = self._entries(placed, columns)
            self.gathered.tasks.append(
                Task(self.name, cell_figure(task, self.name), amount, entries)
            )
        self.rows.append(TaskRow(self.name, head, amounts))
        self._relate(amounts, columns, f"task:{self.name}" if is_new else "")

    def _is_total(self, row: Row) -> bool:
        """合计, or 资金总额 under the rows that it sums up."""
        first = row.first
        part = self.words.role("parts", first.text) if first is not None else None
        return is_total(row, self.words) or (part == "total" and bool(self.rows))

    def close(self) -> None:
        """Ends a block that has no total row; its subtotals still hold."""
        columns = slots(self.heading, self.words)
        self.gathered.relations.extend(subtotal_sums(self.rows, columns))
        self.rows = []

    def _total(self, amounts: dict[int, Figure], columns: tuple[Slot, ...]) -> None:
        self._relate(amounts, columns, _TOTAL)
        self.gathered.relations.extend(total_sums(amounts, self.rows, columns))
        self.close()

    def _relate(self, amounts: dict[int, Figure], columns: tuple[Slot, ...], row: str) -> None:
        self.gathered.relations.extend(across(amounts, columns, self.words))
        whole = {
            slot.measure: amounts[slot.index]
            for slot in columns
            if slot.part == "total" and slot.index in amounts
        }
        for measure in whole:
            self.gathered.relations.extend(role_rates(whole, measure))
        for slot in columns:
            if row and slot.index in amounts:
                figure = amounts[slot.index]
                part = slot.part if row == _TOTAL else f"{row}/{slot.part}"
                self.gathered.money.append(Money(slot.measure, part, figure.label, figure))

    def _amounts(self, row: Row, placed: Placement, columns: tuple[Slot, ...]) -> dict[int, Figure]:
        found: dict[int, Figure] = {}
        whole: Unit | None = None  # 其中 columns are in the unit of the column that they split
        for slot in columns:
            cell = placed.get(slot.index) or _blank_under(row, slot)
            if cell is None:
                continue
            unit = slot.column.unit or whole or self.heading.unit or self.gathered.unit
            whole = unit if slot.part == "total" else whole
            name = f"{self.name} {slot.column.label.text}".strip()
            found[slot.index] = cell_figure(cell, name, None if slot.is_rate else unit)
        return found

    def _task_cell(self, placed: Placement) -> Cell | None:
        for index, column in enumerate(self.heading.columns):
            if column.role == "task" and index in placed:
                return placed[index]
        return None

    def _entries(self, placed: Placement, columns: tuple[Slot, ...]) -> tuple[Entry, ...]:
        """What the row says of the task in words: its content, its goal, what came of it."""
        amounts = {slot.index for slot in columns}
        return tuple(
            Entry(column.role, cell_figure(placed[index], f"{self.name} {column.label.text}"))
            for index, column in enumerate(self.heading.columns)
            if index in placed and index not in amounts and column.role not in _NAMING
        )

    def _is_numbered_head(self, placed: Placement) -> bool:
        for index, column in enumerate(self.heading.columns):
            if column.role == "serial" and index in placed:
                return bool(_TOP.match(placed[index].text))
        return False

    def _is_new(self, cell: Cell, *, head: bool) -> bool:
        """A name repeated in the rows of its sub-items is the same task."""
        name = " ".join(cell.text.split())
        if name == self.name and not head:
            return False
        self.name = name
        return True


def _blank_under(row: Row, slot: Slot) -> Cell | None:
    return next((cell for cell in row.cells if cell.covers(row.number, slot.column.first)), None)
