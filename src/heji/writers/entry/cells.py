"""The cells of a template: what of the form each holds, and what may be written into it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from heji.forms.layout import Layout
from heji.writers.entry import entries
from heji.writers.entry.plan import Entry, Need, Shape
from heji.writers.official.filling import Cell as Printed
from heji.writers.official.filling import Filling
from heji.writers.official.slots import Blueprint, Repeated, Slot, Source


@dataclass(frozen=True, slots=True)
class Amount:
    """Which amount of the money a cell holds."""

    measure: str
    part: str
    row: int | None = None  #: of a task


class Marked(StrEnum):
    """What a cell is to the totals of the marks and to the cells beside it."""

    WEIGHT = "weight"
    SCORE = "score"
    REVIEW = "review"
    TOTAL_OF_WEIGHTS = "total-of-weights"
    TOTAL_OF_SCORES = "total-of-scores"
    NAME = "name"
    SERIAL = "serial"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the plan on its way to its place."""

    slot: Slot
    text: str
    entry: Entry | None = None
    amount: Amount | None = None
    row: int | None = None
    marked: Marked | None = None


@dataclass(frozen=True, slots=True)
class Cells:
    """Makes the cells of one template, from the slots of its blueprint."""

    layout: Layout
    shape: Shape
    print: Blueprint
    filling: Filling

    def once(self, slot: Slot) -> Cell:
        """A cell that is there once."""
        first, *rest = slot.argument.split("/")
        called = rest[-1] if rest else ""
        match slot.source:
            case Source.LABEL:
                return Cell(slot, self.filling.text(Printed(slot)))
            case Source.FIELD if first == self._own_field and self.shape.organisation:
                return Cell(slot, self.shape.organisation)
            case Source.FIELD:
                return Cell(slot, "", entries.field_entry(first, called))
            case Source.MONEY:
                part = rest[0] if rest else ""
                return Cell(slot, "", entries.amount_entry(first, part), Amount(first, part))
            case Source.MARK | Source.TOTAL:
                return Cell(slot, "", entries.mark_entry(first), marked=_marked(slot))
            case _:
                return Cell(slot, "")

    def of_part(self, slot: Slot, part: str, name: str) -> Cell:
        """A cell in the row of a part of the money; "" where a list of parts has none."""
        if slot.source is Source.PART:
            return Cell(slot, name)
        if slot.source is not Source.MONEY:
            return self.once(slot)
        if not part:
            return Cell(slot, "")
        amount = Amount(slot.argument, part)
        return Cell(slot, "", entries.amount_entry(slot.argument, part), amount)

    def of_row(self, slot: Slot, row: int) -> Cell:
        """A cell in the row of a task or an indicator."""
        match slot.source:
            case Source.MONEY:
                measure, _, part = slot.argument.partition("/")
                amount = Amount(measure, part, row)
                return Cell(slot, "", entries.amount_entry(measure, part, row), amount)
            case Source.SERIAL:
                return Cell(slot, "", row=row, marked=Marked.SERIAL)
            case Source.TASK:
                entry = replace(entries.column_entry(slot, row), need=Need.NEVER)
                return Cell(slot, "", entry, row=row)
            case Source.NAME | Source.ENTRY:
                entry = entries.column_entry(slot, row)
                return Cell(slot, "", entry, row=row, marked=_marked(slot))
            case _:
                return self.once(slot)

    def of_indicator(self, slot: Slot, block: Repeated, path: tuple[str, ...], row: int) -> Cell:
        """A cell in the row of an indicator, whose levels may be filled in beforehand."""
        match slot.source:
            case Source.LEVEL:
                depth = max(each.level for each in block.columns)
                is_type = bool(block.types) and slot.level == depth
                choices = entries.level_choices(block, self.layout, slot.level, depth)
                entry = entries.level_entry(slot.level, choices, row, is_type=is_type)
                name = path[slot.level - 1] if slot.level <= len(path) else ""
                return Cell(slot, name, entry, row=row)
            case Source.LEVEL_WEIGHT:
                return Cell(slot, "", entries.mark_entry("weight", row), row=row)
            case Source.LEVEL_SCORE:
                return Cell(slot, "", entries.mark_entry("score", row), row=row)
            case _:
                return self.of_row(slot, row)

    @property
    def _own_field(self) -> str:
        """The field that names the body whose form it is, as a reader of the form takes it."""
        in_boxes = (slot.argument for slot in self.print.slots() if slot.source is Source.FIELD)
        in_lines = (each.text.partition("{field ")[2] for each in self.print.above)
        named = any(each.startswith("department") for each in (*in_boxes, *in_lines))
        return "department" if named else "unit"


def _marked(slot: Slot) -> Marked | None:
    """What a cell of marks is to the totals."""
    role = slot.argument
    match slot.source:
        case Source.TOTAL:
            return Marked.TOTAL_OF_WEIGHTS if role == "weight" else Marked.TOTAL_OF_SCORES
        case Source.MARK | Source.ENTRY if role in ("weight", "score"):
            return Marked.WEIGHT if role == "weight" else Marked.SCORE
        case Source.ENTRY if role == "review_score":
            return Marked.REVIEW
        case Source.NAME:
            return Marked.NAME
        case _:
            return None
