"""The lines of a document outside its tables: paragraphs, and table rows that hold one text.

A spreadsheet has no paragraphs: titles, prose and signatures stand in rows of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heji.documents.document import Cell, Document, Table
from heji.documents.locator import Locator

#: a heading of the first level: 「一、基本情况」
HEADING = re.compile(r"^\s*[一二三四五六七八九十]{1,3}\s*[、.．]\s*\S")
LONGEST_HEADING = 30
_PROSE_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and its place."""

    text: str
    locator: Locator

    @property
    def is_heading(self) -> bool:
        """Whether it opens a section of the first level."""
        return bool(HEADING.match(self.text)) and len(self.text.strip()) <= LONGEST_HEADING


def lines(document: Document) -> Iterator[Line]:
    """All lines in reading order; blank ones are left out."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (Line(cell.text, cell.locator) for cell in lone_cells(block))
        elif block.text.strip():
            yield Line(block.text, block.locator)


def lone_cells(table: Table) -> Iterator[Cell]:
    """The cells that stand alone in their row."""
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.text.strip():
            rows.setdefault(cell.row, []).append(cell)
    covered = _covered(table)
    for number in sorted(rows):
        if len(rows[number]) == 1 and number not in covered:
            yield rows[number][0]


def _covered(table: Table) -> set[int]:
    """Rows that a merged cell from above reaches into: they belong to its block."""
    return {
        row
        for cell in table.cells
        if cell.row_span > 1 and cell.text.strip()
        for row in range(cell.row + 1, cell.row + cell.row_span)
    }


def is_prose(text: str) -> bool:
    """Whether a lone text in a table is prose between its blocks, and not a label or a value."""
    stripped = text.strip()
    sentence = len(stripped) > _PROSE_LENGTH and "。" in stripped
    return sentence or (bool(HEADING.match(stripped)) and len(stripped) <= LONGEST_HEADING)
