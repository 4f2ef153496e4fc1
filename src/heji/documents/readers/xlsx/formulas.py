"""Formulas of a sheet; those that Excel writes once for many cells are moved to each of them."""

from __future__ import annotations

import re

from lxml import etree

from heji.documents.readers.package import whole

#: Texts and quoted sheet names, in which nothing is moved.
_QUOTED = re.compile(r"""("(?:[^"]|"")*"|'(?:[^']|'')*')""")
_ADDRESS = re.compile(r"(?<![A-Za-z0-9_.$])(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})(?![A-Za-z0-9_.(])")


class SharedFormulas:
    """The formulas of one sheet, read in order."""

    def __init__(self) -> None:
        self._shared: dict[str, tuple[str, int, int]] = {}

    def text(self, element: etree._Element, row: int, column: int) -> str | None:
        """The formula of a cell with its equals sign, None when the file does not give it."""
        written = element.text or ""
        if element.get("t") == "shared":
            index = element.get("si") or ""
            if written:
                self._shared.setdefault(index, (written, row, column))
            elif index in self._shared:
                origin, from_row, from_column = self._shared[index]
                return "=" + move(origin, row - from_row, column - from_column)
        return "=" + written if written else None


def move(formula: str, rows: int, columns: int) -> str:
    """A formula moved over the sheet: addresses without a dollar sign move along.

    >>> move('SUM(A1:$B$2)&"A1"', 1, 2)
    'SUM(C2:$B$2)&"A1"'
    """
    from heji.documents.readers.xlsx.sheet import column_letters, column_number

    def shift(match: re.Match[str]) -> str:
        fixed_column, letters, fixed_row, digits = match.groups()
        column = column_number(letters) + (0 if fixed_column else columns)
        row = whole(digits, 0, 9_999_999) + (0 if fixed_row else rows)
        if column < 1 or row < 1:
            return "#REF!"
        return f"{fixed_column}{column_letters(column)}{fixed_row}{row}"

    parts = _QUOTED.split(formula)
    return "".join(
        part if place % 2 else _ADDRESS.sub(shift, part) for place, part in enumerate(parts)
    )
