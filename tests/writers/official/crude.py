"""The crudest drawing of a sheet: what its boxes say, and nothing of any format."""

from __future__ import annotations

from html import escape

from heji.documents.reading import read_document
from heji.forms.form import Form
from heji.forms.recognise import recognise
from heji.writers.official.sheet import Sheet


def draw(sheet: Sheet) -> bytes:
    """A page with the lines and one table."""
    rows = [
        "".join(
            f"<td colspan={box.column_span} rowspan={box.row_span}>{escape(box.text)}</td>"
            for box in table.boxes
            if box.row == row
        )
        for table in sheet.tables
        for row in range(table.row_count)
    ]
    above = [sheet.title, *(line.text for line in sheet.above)]
    below = [line.text for line in sheet.below]
    page = "<meta charset=utf-8>" + "".join(f"<p>{escape(text)}</p>" for text in above)
    page += "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    return (page + "".join(f"<p>{escape(text)}</p>" for text in below)).encode()


def read_back(sheet: Sheet) -> Form:
    """The form that our reader makes of the crude drawing."""
    return recognise(read_document(draw(sheet), "form.html"))
