"""Writes the workbook."""

from __future__ import annotations

from heji.writers.official.sheet import Look, Sheet
from heji.writers.official.typed import typed
from heji.writers.official.xlsx.drawing import Drawing
from heji.writers.official.xlsx.heights import fitted, row_heights
from heji.writers.official.xlsx.live import Numbers, formulas
from heji.writers.official.xlsx.naming import sheet_name
from heji.writers.official.xlsx.page import set_up
from heji.writers.official.xlsx.placing import Placing, place
from heji.writers.official.xlsx.widths import pixels

_OPTIONS = {
    "in_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}


def write(sheet: Sheet) -> bytes:
    """The xlsx file of a form: one worksheet, as it is printed.

    Numbers are numbers and totals live formulas wherever they print exactly the text of the form;
    every other text is written as text, whatever it begins with.

    Args:
        sheet: what the form looks like.

    Returns:
        The bytes of the file, the same for the same sheet. A text that is longer than a cell of
        Excel can be (32,767 characters) ends with 「…」.

    >>> from heji.writers.official.sheet import Box, Table
    >>> write(Sheet("表", (20,), (Table((Box(0, 0, "83.76%"),), 1),)))[:2]
    b'PK'
    """
    import datetime
    import io

    import xlsxwriter

    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, _OPTIONS)
    # The time of writing would make every file another one.
    workbook.set_properties({"created": datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)})
    worksheet = workbook.add_worksheet(sheet_name(sheet.title))
    placing = place(sheet)
    numbers = _numbers(placing)
    _draw(Drawing(workbook, worksheet, numbers, formulas(numbers)), sheet, placing)
    set_up(worksheet, sheet, placing)
    workbook.close()
    return buffer.getvalue()


def _numbers(placing: Placing) -> Numbers:
    """The boxes that are numbers; a label is a name, also where it is made of digits."""
    return {
        each.place: (each, number)
        for each in placing.boxes
        if each.place is not None and each.box is not None and each.box.look is not Look.LABEL
        if (number := typed(each.text)) is not None
    }


def _draw(drawing: Drawing, sheet: Sheet, placing: Placing) -> None:
    widths = pixels(sheet.widths, sheet.paper)
    for column, width in enumerate(widths):
        drawing.worksheet.set_column_pixels(column, column, width)
    needs = [fitted(each, widths) for each in placing.all()]
    for row, height in enumerate(row_heights(needs, placing.row_count)):
        drawing.worksheet.set_row(row, height)
    for each, _ in needs:
        drawing.add(each)
    drawing.accept(placing.row_count, len(widths))
