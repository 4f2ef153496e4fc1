"""Another way to read some cells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from heji.audit.competing.choice import Doubt
from heji.documents.document import Block, Cell, Document, Table
from heji.documents.locator import Locator


@dataclass(frozen=True, slots=True)
class Proposal:
    """Cells of one table with the cells that may be printed there instead."""

    doubt: Doubt
    old: tuple[Cell, ...]
    new: tuple[Cell, ...]

    @property
    def locator(self) -> Locator:
        """The place of the first cell that differs."""
        differing = (each for each in self.old if each not in self.new)
        return next(differing, self.old[0]).locator

    @property
    def read(self) -> str:
        """What was read."""
        return _written(self.old)

    @property
    def taken(self) -> str:
        """What may be printed."""
        return _written(self.new)

    @property
    def confidence(self) -> Decimal:
        """How sure the reader was of what it is least sure of."""
        return min(each.confidence for each in self.old)

    def apply(self, document: Document) -> Document:
        """The document with the new cells."""
        return replace(document, blocks=tuple(self._changed(each) for each in document.blocks))

    def _changed(self, block: Block) -> Block:
        if not isinstance(block, Table) or block.locator.table != self.old[0].locator.table:
            return block
        kept = (each for each in block.cells if each not in self.old)
        cells = sorted((*kept, *self.new), key=lambda each: (each.row, each.column))
        return replace(block, cells=tuple(cells))


def moved(cell: Cell, columns: int) -> Cell:
    """The cell so many columns further to the right."""
    column = cell.column + columns
    return replace(cell, column=column, locator=replace(cell.locator, column=column))


def _written(cells: tuple[Cell, ...]) -> str:
    rows: dict[int, list[Cell]] = {}
    for cell in sorted(cells, key=lambda each: (each.row, each.column)):
        rows.setdefault(cell.row, []).append(cell)
    return " ‖ ".join(" | ".join(each.text.strip() for each in row) for row in rows.values())
