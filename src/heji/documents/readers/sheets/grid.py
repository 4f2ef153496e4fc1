"""The cells of a sheet as one table: merged ranges as spans, blank places kept, hidden ones marked."""

from __future__ import annotations

from collections.abc import Iterator

from heji.documents.builder import Builder, Draft
from heji.documents.readers.sheets.identity import identity_of
from heji.documents.readers.sheets.sheet import Filled, Sheet

#: How far a merged range may reach beyond the last filled cell. Titles are often merged over whole
#: rows, to column 16384; what lies so far out is no part of the form.
_BEYOND_COLUMNS = 100
_BEYOND_ROWS = 1_000
_BLANK = Filled("")


def build_table(sheet: Sheet, name: str, is_hidden: bool, builder: Builder) -> None:
    """Adds a sheet to the builder; a sheet without a filled cell is no table.

    Nor is the hidden sheet by which a workbook of heji's own says what it is.
    """
    if sheet.last_row == 0:
        return
    if is_hidden and not builder.identity and (identity := identity_of(sheet)):
        builder.identity = identity
        return
    if not sheet.is_complete:
        broken = builder.refuse(sheet.last_row, sheet.last_column) or "too-many-cells"
        builder.skip_table(broken, sheet.last_row, sheet.last_column, name)
        return
    spans, rows, columns = _spans(sheet)
    reason = builder.refuse(rows, columns)
    if reason is not None:
        builder.skip_table(reason, rows, columns, name)
        return
    drafts = _drafts(sheet, spans, rows, columns, is_hidden)
    builder.table(drafts, rows, columns, sheet=name)


def _spans(sheet: Sheet) -> tuple[dict[tuple[int, int], tuple[int, int]], int, int]:
    """Merged ranges by their first cell (height, width), and the size of the table."""
    rows, columns = sheet.last_row, sheet.last_column
    for row, column, to_row, to_column in sheet.merges:
        if (row, column) in sheet.cells:
            if to_row - sheet.last_row <= _BEYOND_ROWS:
                rows = max(rows, to_row)
            if to_column - sheet.last_column <= _BEYOND_COLUMNS:
                columns = max(columns, to_column)
    spans = {}
    for row, column, to_row, to_column in sheet.merges:
        height, width = min(to_row, rows) - row + 1, min(to_column, columns) - column + 1
        if height > 0 and width > 0 and height * width > 1:
            spans[(row, column)] = (height, width)
    return spans, rows, columns


def _drafts(
    sheet: Sheet,
    spans: dict[tuple[int, int], tuple[int, int]],
    rows: int,
    columns: int,
    is_hidden: bool,
) -> Iterator[Draft]:
    hidden_columns = [
        any(first <= column <= last for first, last in sheet.hidden_columns)
        for column in range(columns + 1)
    ]
    covered: set[tuple[int, int]] = set()
    for row in range(1, rows + 1):
        for column in range(1, columns + 1):
            if (row, column) in covered:
                continue
            height, width = spans.get((row, column), (1, 1))
            if height * width > 1:
                places = {
                    (r, c) for r in range(row, row + height) for c in range(column, column + width)
                }
                if covered & places:  # ranges that overlap: a damaged file; the first one counts
                    height = width = 1
                else:
                    covered |= places
            filled = sheet.cells.get((row, column), _BLANK)
            hidden = (
                is_hidden
                or all(hidden_columns[column : column + width])
                or all(each in sheet.hidden_rows for each in range(row, row + height))
            )
            yield Draft(
                row, column, filled.text, height, width, hidden, filled.number, filled.formula
            )
