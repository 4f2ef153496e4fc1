"""The rows of a document's tables, joined where a table runs on after a page break."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heji.documents.document import Cell, Document, Paragraph, Table
from heji.values.normalise import fold

_PAGE_MARK = re.compile(r"^[\s\-—–·第页共/]*\d{0,4}[\s\-—–·第页共/\d]*$|^\s*[(]?续表?[)]?\s*$")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells that begin in one row of a table, blank ones included, by column."""

    table: Table
    number: int
    cells: tuple[Cell, ...]
    starts_table: bool

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells with something printed in them."""
        return tuple(cell for cell in self.cells if cell.text.strip())

    @property
    def first(self) -> Cell | None:
        """The leftmost printed cell."""
        return next((cell for cell in self.cells if cell.text.strip()), None)


def table_rows(table: Table) -> Iterator[Row]:
    """The rows of one table in order; a row without cells of its own is left out."""
    by_row: dict[int, list[Cell]] = {}
    for cell in table.cells:
        by_row.setdefault(cell.row, []).append(cell)
    for position, number in enumerate(sorted(by_row)):
        cells = tuple(sorted(by_row[number], key=lambda cell: cell.column))
        yield Row(table, number, cells, starts_table=position == 0)


def runs(document: Document) -> list[tuple[Row, ...]]:
    """Rows of tables that follow each other with no prose between: one form, cut by page breaks.

    A page number or 「(续表)」 between two tables is not prose. Each sheet is a run of its own.
    """
    found: list[list[Row]] = []
    sheet: str | None = None
    broken = True
    for block in document.blocks:
        if isinstance(block, Paragraph):
            broken = broken or not _PAGE_MARK.match(fold(block.text))
            continue
        rows = list(table_rows(block))
        if broken or block.locator.sheet != sheet:
            found.append([])
        found[-1].extend(rows)
        sheet, broken = block.locator.sheet, False
    return [tuple(rows) for rows in found if rows]
