"""An old Excel file with the content of a new one: values, formats, merges, what is hidden."""

from __future__ import annotations

import io
from typing import Any


def xls_of(data: bytes) -> bytes:
    """The xls of an xlsx."""
    import openpyxl
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    styles: dict[str, Any] = {}
    for given in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        sheet = book.add_sheet(given.title, cell_overwrite_ok=True)
        sheet.visibility = 0 if given.sheet_state == "visible" else 1
        for row in given.iter_rows():
            for cell in row:
                if cell.value is None:
                    continue
                code = cell.number_format
                style = styles.setdefault(code, xlwt.easyxf(num_format_str=code))
                sheet.write(cell.row - 1, cell.column - 1, cell.value, style)
        for area in given.merged_cells.ranges:
            sheet.merge(area.min_row - 1, area.max_row - 1, area.min_col - 1, area.max_col - 1)
        for number, about in given.row_dimensions.items():
            sheet.row(number - 1).hidden = about.hidden
        for about in given.column_dimensions.values():
            for number in range(about.min, about.max + 1):
                sheet.col(number - 1).hidden = about.hidden
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
