"""A sheet of a workbook, whatever the file format: filled cells, merged ranges, what is hidden."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from heji.documents.limits import Limits
from heji.documents.number_format import show


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell with something in it."""

    text: str
    number: Decimal | None = None
    formula: str | None = None


@dataclass(slots=True)
class Sheet:
    """A sheet as read."""

    limits: Limits
    cells: dict[tuple[int, int], Filled] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)  #: row, column, to, to
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)  #: first and last
    without_value: list[str] = field(default_factory=list)  #: formulas that were never calculated
    last_row: int = 0  #: last row with something in it, also where cells were not kept
    last_column: int = 0
    is_complete: bool = True  #: False when the sheet is beyond the limits and its cells were let go

    def keep(self, row: int, column: int, filled: Filled) -> None:
        """Adds a cell; an empty one is none."""
        if not filled.text and filled.formula is None and filled.number is None:
            return
        self.last_row = max(self.last_row, row)
        self.last_column = max(self.last_column, column)
        too_large = self.last_row > self.limits.table_rows
        if too_large or len(self.cells) >= self.limits.places:
            self.is_complete = False
            self.cells.clear()
        if self.is_complete:
            self.cells[(row, column)] = filled


def tidy(text: str) -> str:
    """The text of a cell with plain line ends and without blanks behind it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").strip("\n").rstrip()


def typed(number: Decimal, code: str, from_1904: bool, formula: str | None = None) -> Filled:
    """A number as its format shows it; a date is no number.

    >>> typed(Decimal("0.8376"), "0.00%", False).text
    '83.76%'
    """
    shown = show(number, code, from_1904)
    return Filled(shown.text, None if shown.is_date else number, formula)
