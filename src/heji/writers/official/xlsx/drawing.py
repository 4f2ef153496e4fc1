"""Writes texts, numbers and formulas into the worksheet, each in its look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from heji.writers.official.sheet import Place
from heji.writers.official.typed import Typed
from heji.writers.official.xlsx.live import Numbers
from heji.writers.official.xlsx.placing import Placed, Style

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_LONGEST_CELL = 32_767  #: characters that Excel takes
_SIMPLIFIED_CHINESE = 134  #: so that a face which is not there is replaced by a Chinese one
#: What Excel would take for a formula, a number or a date when somebody opens the cell for editing.
_MISTAKABLE = frozenset("=+-@＝＋－＠'\t\n.0123456789")


@dataclass(slots=True)
class Drawing:
    """A worksheet under way."""

    workbook: Workbook
    worksheet: Worksheet
    numbers: Numbers
    live: Mapping[Place, str]  #: formulas
    formats: dict[tuple[Style, str, bool], Format] = field(default_factory=dict)

    def add(self, placed: Placed) -> None:
        """Writes one text with all that it covers."""
        number = self._number(placed)
        words = _fitting(placed.text)
        mistakable = number is None and words[:1] in _MISTAKABLE
        look = self._format(placed.style, "" if number is None else number.format, mistakable)
        if placed.is_merged:
            corners = placed.row, placed.column, placed.last_row, placed.last_column
            self.worksheet.merge_range(*corners, "", look)
        if number is not None:
            self._write(placed, number, look)
        elif words:
            self._write_text(placed, words, look)
        else:
            self.worksheet.write_blank(placed.row, placed.column, None, look)

    def accept(self, rows: int, columns: int) -> None:
        """No warning signs in Excel for codes that are texts, and for totals of chosen cells."""
        from xlsxwriter.utility import xl_range

        all_cells = xl_range(0, 0, rows - 1, columns - 1)
        self.worksheet.ignore_errors(
            {"number_stored_as_text": all_cells, "formula_range": all_cells}
        )

    def _number(self, placed: Placed) -> Typed | None:
        known = None if placed.place is None else self.numbers.get(placed.place)
        return None if known is None else known[1]

    def _write(self, placed: Placed, number: Typed, look: Format) -> None:
        # XlsxWriter prints a Decimal digit by digit: no binary fraction comes between.
        corner, value = (placed.row, placed.column), number.value
        written = None if placed.place is None else self.live.get(placed.place)
        if written is None:
            self.worksheet.write_number(*corner, value, look)
        else:
            self.worksheet.write_formula(*corner, written, look, value)

    def _write_text(self, placed: Placed, words: str, look: Format) -> None:
        corner = placed.row, placed.column
        if words.startswith("<r>") and words.endswith("</r>"):
            # XlsxWriter would take it for its own markup of runs, and write it without escaping.
            self.worksheet.write_rich_string(*corner, words[0], words[1:-1], words[-1], look)
        else:
            self.worksheet.write_string(*corner, words, look)

    def _format(self, style: Style, code: str, mistakable: bool) -> Format:
        key = (style, code, mistakable)
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format(_properties(style, code, mistakable))
        return self.formats[key]


def _properties(style: Style, code: str, mistakable: bool) -> dict[str, Any]:
    """A text is wrapped; a number cannot be, and gets smaller before it turns into 「####」."""
    properties: dict[str, Any] = {
        "font_name": style.face,
        "font_charset": _SIMPLIFIED_CHINESE,
        "font_size": style.points,
        "align": style.align,
        "valign": "vcenter",
        "border": int(style.is_ruled),
        "quote_prefix": mistakable,
    }
    if code:
        return {**properties, "num_format": code, "shrink": True}
    return {**properties, "text_wrap": True}


def _fitting(text: str) -> str:
    """A text with the line breaks of Excel, not longer than it takes, of whole characters."""
    words = text.replace("\r\n", "\n").replace("\r", "\n")
    words = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return words if len(words) <= _LONGEST_CELL else words[: _LONGEST_CELL - 1] + "…"
