"""One sheet of an old workbook: its filled cells, merged ranges, hidden rows and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heji.documents.limits import Limits
from heji.documents.number_format import BUILT_IN, read_number
from heji.documents.readers.sheets.sheet import Filled, Sheet, tidy, typed

if TYPE_CHECKING:
    from xlrd import sheet as xlrd_sheet
    from xlrd.book import Book

#: Formats below this number are built in: the file names them by number only.
_FIRST_OWN_FORMAT = 164


def read_sheet(book: Book, number: int, limits: Limits) -> Sheet:
    """The sheet of that number, from 0."""
    given = book.sheet_by_index(number)
    codes = _Codes(book)
    sheet = Sheet(limits)
    for row in range(given.nrows):
        for column, kind in enumerate(given.row_types(row)):
            filled = _filled(given, row, column, kind, codes)
            if filled is not None:
                sheet.keep(row + 1, column + 1, filled)
    for row, to_row, column, to_column in given.merged_cells:  # the ends are beyond the range
        if 0 <= row < to_row and 0 <= column < to_column:
            sheet.merges.append((row + 1, column + 1, to_row, to_column))
    sheet.hidden_rows.update(_hidden_rows(given, sheet.last_row))
    for column, about in given.colinfo_map.items():
        if about.hidden or about.width == 0:
            sheet.hidden_columns.append((column + 1, column + 1))
    return sheet


def _hidden_rows(given: xlrd_sheet.Sheet, last: int) -> set[int]:
    rows = {row + 1: given.rowinfo_map.get(row) for row in range(last)}
    return {
        row
        for row, about in rows.items()
        if (given.default_row_hidden if about is None else about.hidden or about.height == 0)
    }


def _filled(
    given: xlrd_sheet.Sheet, row: int, column: int, kind: int, codes: _Codes
) -> Filled | None:
    from xlrd import biffh

    value = given.cell_value(row, column)
    if kind in (biffh.XL_CELL_EMPTY, biffh.XL_CELL_BLANK):
        return None
    if kind == biffh.XL_CELL_BOOLEAN:
        return Filled("TRUE" if value else "FALSE")
    if kind == biffh.XL_CELL_ERROR:
        return Filled(biffh.error_text_from_code.get(value, "#ERR!"))
    if kind == biffh.XL_CELL_TEXT:
        return Filled(tidy(value))
    # The shortest decimal that the stored binary number stands for is what was typed.
    number = read_number(repr(value))
    if number is None:
        return Filled(repr(value))
    return typed(number, codes.of(given.cell_xf_index(row, column)), bool(given.book.datemode))


class _Codes:
    """The format codes of a workbook by cell style."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._found: dict[int, str] = {}

    def of(self, style: int) -> str:
        """The code of a cell style; General where the file does not tell."""
        if style not in self._found:
            self._found[style] = self._look_up(style)
        return self._found[style]

    def _look_up(self, style: int) -> str:
        from xlrd.formatting import std_format_strings

        styles = self._book.xf_list
        if not 0 <= style < len(styles):
            return "General"
        key = styles[style].format_key
        own = self._book.format_map.get(key)
        code = "" if own is None else own.format_str
        # xlrd fills in the American forms of the built-in formats; here they are Chinese.
        if key < _FIRST_OWN_FORMAT and code in ("", std_format_strings.get(key, "")):
            return BUILT_IN.get(key, "General")
        return code or "General"
