"""How the worksheet is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heji.language import text
from heji.writers.official.sheet import Paper, Sheet
from heji.writers.official.xlsx.placing import Placing

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_A4 = 9
_SIDE, _END = 18 / 25.4, 20 / 25.4  #: margins in inches: 18 and 20 millimetres


def set_up(worksheet: Worksheet, sheet: Sheet, placing: Placing) -> None:
    """Paper, margins, one page wide, repeated headings, page numbers."""
    worksheet.set_paper(_A4)
    if sheet.paper is Paper.LANDSCAPE:
        worksheet.set_landscape()
    else:
        worksheet.set_portrait()
    worksheet.set_margins(_SIDE, _SIDE, _END, _END)
    worksheet.center_horizontally()
    worksheet.fit_to_pages(1, 0)
    worksheet.hide_gridlines(2)
    language = sheet.language.partition("-")[0]
    worksheet.set_footer("&C" + text("xlsx.footer", language, page="&P", pages="&N"))
    worksheet.print_area(0, 0, placing.row_count - 1, len(sheet.widths) - 1)
    _repeat(worksheet, sheet, placing)


def _repeat(worksheet: Worksheet, sheet: Sheet, placing: Placing) -> None:
    """Excel repeats the same rows on all pages: those of the table that goes over most of them."""
    tables = zip(sheet.tables, placing.tops, strict=True)
    longest = max(tables, key=lambda each: each[0].row_count, default=None)
    if longest is not None and longest[0].heading_rows:
        table, top = longest
        worksheet.repeat_rows(top, top + table.heading_rows - 1)
