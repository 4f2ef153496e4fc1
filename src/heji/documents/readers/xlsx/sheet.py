"""One sheet of a workbook: its filled cells, merged ranges, hidden rows and columns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from heji.documents.limits import Limits
from heji.documents.number_format import read_number
from heji.documents.readers.package import local, whole
from heji.documents.readers.sheets.sheet import Filled, Sheet, tidy, typed
from heji.documents.readers.xlsx.formulas import SharedFormulas
from heji.documents.readers.xlsx.strings import elements, text_of, unescape

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
#: The size of an Excel sheet.
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


@dataclass(frozen=True, slots=True)
class Workbook:
    """What all sheets share."""

    strings: list[str]
    formats: list[str]  #: format code by cell style
    from_1904: bool


def read_sheet(data: bytes, part: str, workbook: Workbook, limits: Limits) -> Sheet:
    """Reads a worksheet part.

    Raises:
        UnreadableError: no well-formed XML, or unsafe.
    """
    sheet = Sheet(limits)
    rows = _Rows(sheet, workbook)
    for element in elements(data, part, "row", "mergeCell", "col"):
        name = local(element)
        if name == "row":
            rows.add(element)
        elif name == "mergeCell":
            merge = _range(element.get("ref") or "")
            if merge is not None:
                sheet.merges.append(merge)
        elif element.get("hidden") in ("1", "true") or element.get("width") == "0":
            first = whole(element.get("min"), 0, LAST_COLUMN)
            sheet.hidden_columns.append((first, whole(element.get("max"), first, LAST_COLUMN)))
    return sheet


class _Rows:
    """The rows of a sheet, one after the other."""

    def __init__(self, sheet: Sheet, workbook: Workbook) -> None:
        self._sheet = sheet
        self._workbook = workbook
        self._formulas = SharedFormulas()
        self._row = 0

    def add(self, element: etree._Element) -> None:
        """Reads a row element; rows and cells without an address follow the one before."""
        self._row = max(whole(element.get("r"), self._row + 1, LAST_ROW), 1)
        if element.get("hidden") in ("1", "true") or element.get("ht") == "0":
            self._sheet.hidden_rows.add(self._row)
        column = 0
        for cell in element:
            if local(cell) != "c":
                continue
            place = _place(cell.get("r") or "")
            column = min(place[1] if place else column + 1, LAST_COLUMN)
            filled = self._cell(cell, place[0] if place else self._row, column)
            if filled is not None:
                self._sheet.keep(place[0] if place else self._row, column, filled)

    def _cell(self, cell: etree._Element, row: int, column: int) -> Filled | None:
        parts = {local(each): each for each in cell}
        value = parts["v"].text if "v" in parts else None
        kind = cell.get("t") or "n"
        formula = None
        if "f" in parts:
            formula = self._formulas.text(parts["f"], row, column)
            if not value and kind != "str":
                self._sheet.without_value.append(f"{column_letters(column)}{row}")
                return Filled("", None, formula)
        if kind == "inlineStr":
            return Filled(tidy(text_of(parts["is"])), None, formula) if "is" in parts else None
        if value is None:
            return Filled("", None, formula) if formula is not None else None
        return self._typed(value, kind, cell.get("s"), formula)

    def _typed(self, value: str, kind: str, style: str | None, formula: str | None) -> Filled:
        if kind == "s":
            strings = self._workbook.strings
            index = whole(value, -1, 100_000_000)
            text = strings[index] if 0 <= index < len(strings) else ""
            return Filled(tidy(text), None, formula)
        if kind == "b":
            return Filled("TRUE" if value == "1" else "FALSE", None, formula)
        if kind in ("str", "e", "d"):
            return Filled(tidy(unescape(value)), None, formula)
        number = read_number(value)
        if number is None:
            return Filled(tidy(value), None, formula)
        formats = self._workbook.formats
        index = whole(style, 0)
        code = formats[index] if index < len(formats) else "General"
        return typed(number, code, self._workbook.from_1904, formula)


def _place(reference: str) -> tuple[int, int] | None:
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    row, column = int(found[2]), column_number(found[1])
    return (row, column) if 1 <= row <= LAST_ROW and column <= LAST_COLUMN else None


def _range(reference: str) -> tuple[int, int, int, int] | None:
    first, _, last = reference.partition(":")
    start, end = _place(first), _place(last or first)
    if start is None or end is None:
        return None
    rows, columns = sorted((start[0], end[0])), sorted((start[1], end[1]))
    return rows[0], columns[0], rows[1], columns[1]


def column_number(letters: str) -> int:
    """The number of a column by its letters, from 1.

    >>> column_number("A"), column_number("AB")
    (1, 28)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """The letters of a column by its number, from 1.

    >>> column_letters(1), column_letters(28)
    ('A', 'AB')
    """
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
