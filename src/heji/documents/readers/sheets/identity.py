"""The sheet by which a workbook that heji made says what it is: for machines, and never content.

It is known by its mark and its shape: a hidden sheet of two columns whose first cell is the mark.
What stands in it is no figure of any form. A sheet with the mark that is not hidden, or is larger,
is read like any other, so that nothing can be hidden behind the mark.
"""

from __future__ import annotations

from heji.documents.readers.sheets.sheet import Sheet

MARK = "heji:identity"
_MOST_ROWS = 32


def identity_of(sheet: Sheet) -> tuple[tuple[str, str], ...]:
    """Names and values of a hidden sheet of identity; nothing for any other sheet.

    Args:
        sheet: a hidden sheet, as read.
    """
    first = sheet.cells.get((1, 1))
    if first is None or first.text != MARK:
        return ()
    if not sheet.is_complete or sheet.last_row > _MOST_ROWS or sheet.last_column > 2:
        return ()
    rows = range(1, sheet.last_row + 1)
    return tuple((_text(sheet, row, 1), _text(sheet, row, 2)) for row in rows)


def _text(sheet: Sheet, row: int, column: int) -> str:
    found = sheet.cells.get((row, column))
    return found.text if found is not None else ""
