"""What a file holds: paragraphs and tables in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from heji.documents.locator import Locator


class Status(StrEnum):
    """How far a file could be read."""

    READ = "read"
    PARTLY_READ = "partly-read"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file could not be read, or not wholly: a key of the language catalogue and its values."""

    key: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of prose."""

    text: str
    locator: Locator
    confidence: Decimal = Decimal(1)  #: how sure the reader is of its figures


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, at its top left corner, with the rows and columns that it covers."""

    row: int  #: from 1
    column: int  #: from 1
    text: str  #: as a person sees it: a percent cell reads 「83.76%」
    locator: Locator
    row_span: int = 1
    column_span: int = 1
    hidden: bool = False  #: in a hidden row, column or sheet: read and counted all the same
    number: Decimal | None = None  #: the typed number of a spreadsheet cell, unformatted
    formula: str | None = None  #: the spreadsheet formula, when there is one
    #: how sure the reader is of the text, of its figures where it has any: below 1 in a scan
    confidence: Decimal = Decimal(1)

    def covers(self, row: int, column: int) -> bool:
        """Whether this cell lies over a place of the grid."""
        return (
            self.row <= row < self.row + self.row_span
            and self.column <= column < self.column + self.column_span
        )


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells; a merged cell is listed once."""

    cells: tuple[Cell, ...]
    row_count: int
    column_count: int
    locator: Locator
    #: True when the format keeps merged cells as spans; False for text, where they are left blank
    has_spans: bool = True
    #: False where gaps in the print say where columns end, on a page without lines between them
    has_ruled_columns: bool = True

    def grid(self) -> list[list[Cell | None]]:
        """Rows of cells with merged cells repeated over all they cover; grid()[0][0] is row 1."""
        rows: list[list[Cell | None]] = [[None] * self.column_count for _ in range(self.row_count)]
        for cell in self.cells:
            for row in range(cell.row - 1, min(cell.row - 1 + cell.row_span, self.row_count)):
                last = min(cell.column - 1 + cell.column_span, self.column_count)
                for column in range(cell.column - 1, last):
                    rows[row][column] = cell
        return rows


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read, before anyone asks what it means."""

    path: str
    format: str  #: of the file itself, also where it was converted: `heji.documents.formats.Format`
    sha256: str
    blocks: tuple[Block, ...] = ()
    status: Status = Status.READ
    problems: tuple[Problem, ...] = ()
    pages: int | None = None
    #: what a workbook that heji made says of itself, by names; never content, and never trusted
    identity: tuple[tuple[str, str], ...] = ()

    def paragraphs(self) -> Iterator[Paragraph]:
        """The prose, in order."""
        return (block for block in self.blocks if isinstance(block, Paragraph))

    def tables(self) -> Iterator[Table]:
        """The tables, in order."""
        return (block for block in self.blocks if isinstance(block, Table))
