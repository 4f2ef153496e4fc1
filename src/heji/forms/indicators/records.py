"""Reads the rows under an indicator heading into records: names by level, and the other cells."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from heji.documents.document import Cell
from heji.forms.lexicon import Lexicon
from heji.forms.tables.alignment import Placement, place
from heji.forms.tables.headings.column import LEVELS, Column, Heading
from heji.forms.tables.rows import Row

_SENTENCE_ENDS = "。;;!!??…”」"
_PROSE_LENGTH = 12


@dataclass(slots=True)
class Record:
    """One row of an indicator table, while it is being read."""

    row: Row
    heading: Heading
    names: dict[int, Cell]  #: level -> the cell that names it; only levels that begin in this row
    cells: dict[tuple[str, int], Cell]  #: (role, level) -> cell
    texts: dict[tuple[str, int], str] = field(default_factory=dict)  #: texts joined over a break

    def cell(self, role: str, level: int = 0) -> Cell | None:
        """The cell of a role; level counts for weights and scores only."""
        return self.cells.get((role, level))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was placed."""
        return not self.names and not self.cells

    @property
    def is_of_period_alone(self) -> bool:
        """Whether a row sets a target for the whole period, and names none for the year."""
        return not self.names and {role for role, _ in self.cells} == {"whole_period_target"}


def record(row: Row, heading: Heading) -> Record:
    """Places the cells of a row under its heading."""
    return _record(row, heading, place(row, heading))


def _record(row: Row, heading: Heading, placed: Placement) -> Record:
    names: dict[int, Cell] = {}
    cells: dict[tuple[str, int], Cell] = {}
    for index, cell in placed.items():
        column = heading.columns[index]
        if column.role in LEVELS:
            names[LEVELS.index(column.role) + 1] = cell
        elif column.role or column.part:
            cells.setdefault(_slot(column), cell)
    adjusted = cells.pop(("adjusted_target", 0), None)
    if adjusted is not None:  # the goal of the year is the one that it was changed to
        cells[("target", 0)] = adjusted
    return Record(row, heading, names, cells)


def _slot(column: Column) -> tuple[str, int]:
    return column.role, column.level


def joined(before: Record | None, after: Record, words: Lexicon) -> Record | None:
    """The earlier record with the texts of a row that only continues it, or None.

    A page break cuts rows: the next page begins with the rest of the texts, without a number and
    without a name. Only a text that stopped in mid-sentence can be continued.
    """
    if before is None or not after.row.starts_table or after.row.table.has_spans:
        return None
    cells = after.row.filled
    if not cells or any(_is_mark(cell) or words.is_label(cell.text) for cell in cells):
        return None
    open_slots = [slot for slot in _slots(before) if _is_open(before, slot)]
    texts = dict(before.texts)
    for cell in cells:
        slot = min(
            open_slots, key=lambda each: abs(_column(before, each) - cell.column), default=None
        )
        if slot is None:
            return None
        texts[slot] = _text(before, slot) + cell.text.strip()
        open_slots.remove(slot)
    return replace(before, texts=texts)


def continued_name(before: Cell, after: Cell) -> bool:
    """Whether a name cell only continues the one above it, cut by a page break."""
    text = before.text.rstrip()
    return len(text) > _PROSE_LENGTH and text[-1:] not in _SENTENCE_ENDS and len(after.text) > 1


def _is_mark(cell: Cell) -> bool:
    return cell.text.strip().replace(".", "", 1).isdigit()


def _slots(record: Record) -> list[tuple[str, int]]:
    levels = [("name", level) for level in record.names]
    return [*levels, *record.cells]


def _is_open(record: Record, slot: tuple[str, int]) -> bool:
    text = _text(record, slot).rstrip()
    return len(text) > _PROSE_LENGTH and text[-1] not in _SENTENCE_ENDS


def _text(record: Record, slot: tuple[str, int]) -> str:
    if slot in record.texts:
        return record.texts[slot]
    return _cell(record, slot).text


def _cell(record: Record, slot: tuple[str, int]) -> Cell:
    role, level = slot
    return record.names[level] if role == "name" else record.cells[slot]


def _column(record: Record, slot: tuple[str, int]) -> int:
    return _cell(record, slot).column
