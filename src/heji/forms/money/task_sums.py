"""Which amounts of a block of tasks must add up: across a row, under a subtotal, in the total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heji.documents.figure import Figure
from heji.forms.lexicon import Lexicon
from heji.forms.tables.headings.column import Column, Heading
from heji.relations.relation import AnyRelation, Basis, Sum
from heji.values.absence import Absent

_CHECK = "sum-mismatch"


@dataclass(frozen=True, slots=True)
class Slot:
    """One amount column of the block: what it measures and for which part."""

    index: int  #: of the column in the heading
    column: Column
    measure: str
    part: str  #: "total" for the amount that the 其中 columns split

    @property
    def is_rate(self) -> bool:
        """Rates are never summed."""
        return "rate" in self.measure


@dataclass(slots=True)
class TaskRow:
    """One row of the block with its amounts by column."""

    name: str
    is_head: bool  #: a subtotal, or a row numbered 一、二、三
    amounts: dict[int, Figure]


def slots(heading: Heading, words: Lexicon) -> tuple[Slot, ...]:
    """The amount columns; a column without a measure of its own splits the one before it.

    A bare 金额 beside a column of what was spent is the budget of the year.
    """
    measured = [column.role for column in heading.columns]
    budget = "full_year_budget" if "executed" in measured else "budget"
    found: list[Slot] = []
    measure = ""
    for index, column in enumerate(heading.columns):
        is_measure = column.role == "amount" or column.role in words.shelves["measures"].roles
        if is_measure:
            measure = budget if column.role == "amount" else column.role
        if is_measure or (column.part and measure):
            found.append(Slot(index, column, measure, column.part or "total"))
    return tuple(found)


def across(
    row: dict[int, Figure], columns: Sequence[Slot], words: Lexicon
) -> Iterator[AnyRelation]:
    """其中 columns make up the amount column of the same measure."""
    for measure in dict.fromkeys(slot.measure for slot in columns if not slot.is_rate):
        own = [slot for slot in columns if slot.measure == measure and slot.index in row]
        whole = next((slot for slot in own if slot.part == "total"), None)
        parts = [slot for slot in own if slot.part != "total"]
        if whole is None or not parts:
            continue
        closed = any(slot.part in words.closing for slot in parts)
        figures = tuple(row[slot.index] for slot in parts)
        exhaustive = len(parts) >= 2 or closed
        yield Sum(_CHECK, Basis.OF_WHICH, True, row[whole.index], figures, exhaustive)


def total_sums(
    total: dict[int, Figure], rows: Sequence[TaskRow], columns: Sequence[Slot]
) -> Iterator[AnyRelation]:
    """The total row is the sum of the heads, or of all rows where there are none."""
    counted = [row for row in rows if row.is_head] or rows
    for slot in columns:
        stated = total.get(slot.index)
        parts = tuple(row.amounts[slot.index] for row in counted if slot.index in row.amounts)
        if stated is None or slot.is_rate or isinstance(stated.value, Absent) or not parts:
            continue
        yield Sum(_CHECK, Basis.TOTAL_ROW, True, stated, parts)


def subtotal_sums(rows: Sequence[TaskRow], columns: Sequence[Slot]) -> Iterator[AnyRelation]:
    """A subtotal heads the rows below it; where the first head comes last, those above it."""
    heads = [position for position, row in enumerate(rows) if row.is_head]
    if not heads:
        return
    leading = heads[0] == 0
    bounds = [*heads, len(rows)] if leading else [-1, *heads]
    for order, head in enumerate(heads):
        first, last = (head + 1, bounds[order + 1]) if leading else (bounds[order] + 1, head)
        yield from _subtotal(rows[head], rows[first:last], columns)


def _subtotal(
    head: TaskRow, parts: Sequence[TaskRow], columns: Sequence[Slot]
) -> Iterator[AnyRelation]:
    for slot in columns:
        stated = head.amounts.get(slot.index)
        figures = tuple(row.amounts[slot.index] for row in parts if slot.index in row.amounts)
        if stated is None or slot.is_rate or isinstance(stated.value, Absent) or not figures:
            continue
        yield Sum(_CHECK, Basis.SUBTOTAL_ROW, True, stated, figures)
