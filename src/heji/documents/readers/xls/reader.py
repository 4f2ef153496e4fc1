"""Old spreadsheets (xls of Excel 2 to 2003, et of WPS): read to the same as the xlsx they would be.

Read: typed values as their number format shows them, the exact number beside, the values that
formulas had when the file was saved, merged cells as spans; hidden rows, columns and sheets too
(marked hidden). Left out: the formulas themselves, charts, pictures and comments.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from heji.documents.builder import Builder
from heji.documents.failure import UnreadableError
from heji.documents.limits import MEGABYTE
from heji.documents.readers.sheets.grid import build_table
from heji.documents.readers.xls.sheet import read_sheet

if TYPE_CHECKING:
    from xlrd.book import Book

#: What xlrd raises for a damaged file, besides its own error: it trusts lengths and numbers.
DAMAGED = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)


def read(data: bytes, builder: Builder) -> None:
    """Reads an xls into the builder.

    Raises:
        UnreadableError: damaged, encrypted, too large, or not an Excel file.
    """
    limit = builder.limits.xls_bytes
    if len(data) > limit:
        raise UnreadableError(
            "too-large", megabytes=len(data) // MEGABYTE, limit=max(limit // MEGABYTE, 1)
        )
    book = _open(data)
    for number, name in enumerate(book.sheet_names()):
        try:
            sheet = read_sheet(book, number, builder.limits)
        except _failures():
            builder.report("sheet-unreadable", sheet=name)
            continue
        if sheet is not None:
            build_table(sheet, name, _is_hidden(book, number), builder)
        book.unload_sheet(number)


def _open(data: bytes) -> Book:
    import xlrd

    # xlrd reports what it puts up with; its remarks are for people who mend files.
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        try:
            return xlrd.open_workbook(
                file_contents=data, formatting_info=True, on_demand=True, ragged_rows=True,
                logfile=nowhere,
            )  # fmt: skip
        except _failures() as error:
            is_locked = "encrypted" in str(error).lower() or "password" in str(error).lower()
            raise UnreadableError("encrypted" if is_locked else "xls-damaged") from error


def _failures() -> tuple[type[Exception], ...]:
    import struct

    from xlrd.biffh import XLRDError
    from xlrd.compdoc import CompDocError

    return (*DAMAGED, struct.error, XLRDError, CompDocError, RecursionError, MemoryError)


def _is_hidden(book: Book, number: int) -> bool:
    """Hidden, or so hidden that only a macro can show it."""
    return bool(book.sheet_by_index(number).visibility)
