"""Writes the documents of this folder from contents.yaml, the same bytes in every run.

The merged cells of the contents become real ones in docx, xlsx and html, and blank cells in text;
figures and percentages alone in a cell become typed numbers in xlsx. Run it with `make examples`.
"""

from __future__ import annotations

import datetime
import html
import io
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import yaml

FOLDER = Path(__file__).resolve().parent
LEFT, ABOVE, LINE_BREAK = "<", "^", "⏎"

#: Archives carry the time of their entries; a fixed one makes them reproducible.
MOMENT = datetime.datetime(2024, 3, 1, 9, 0, 0)

NUMBER = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?|-?\d+(?:\.\d+)?%?")


@dataclass(frozen=True, slots=True)
class Place:
    """A cell and the rows and columns that it covers, counted from 0."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; a merged cell is listed once."""

    row_count: int
    column_count: int
    places: tuple[Place, ...]


Content = list[str | Grid]
Writer = Callable[[Content], bytes]


def read_contents(path: Path = FOLDER / "contents.yaml") -> dict[str, Content]:
    """Paragraphs and tables by file name."""
    texts: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {name: list(_blocks(text)) for name, text in texts.items()}


def _blocks(text: str) -> Iterator[str | Grid]:
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        if "|" in line:
            rows.append([each.strip() for each in line.split("|")])
            continue
        if rows:
            yield _grid(rows)
            rows = []
        if line.strip():
            yield line.strip()


def _grid(rows: list[list[str]]) -> Grid:
    width = max(len(row) for row in rows)
    full = [row + [""] * (width - len(row)) for row in rows]
    places = tuple(
        Place(row, column, *_spans(full, row, column), full[row][column].replace(LINE_BREAK, "\n"))
        for row in range(len(full))
        for column in range(width)
        if full[row][column] not in (LEFT, ABOVE)
    )
    return Grid(len(full), width, places)


def _spans(rows: list[list[str]], row: int, column: int) -> tuple[int, int]:
    right = column + 1
    while right < len(rows[row]) and rows[row][right] == LEFT:
        right += 1
    below = row + 1
    while below < len(rows) and rows[below][column] == ABOVE:
        below += 1
    return below - row, right - column


def as_docx(content: Content) -> bytes:
    """A landscape Word document with ruled tables."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.styles["Normal"].font.size = Pt(9)
    for number, block in enumerate(content):
        if isinstance(block, str):
            paragraph = document.add_paragraph(block)
            if number < 2:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            continue
        table = document.add_table(block.row_count, block.column_count)
        table.style = "Table Grid"
        cells = [row.cells for row in table.rows]
        for place in block.places:
            last_row = place.row + place.row_span - 1
            last_column = place.column + place.column_span - 1
            cell = cells[place.row][place.column].merge(cells[last_row][last_column])
            cell.text = place.text
        document.add_paragraph()
    buffer = io.BytesIO()
    document.core_properties.created = document.core_properties.modified = MOMENT
    document.save(buffer)
    return _with_fixed_times(buffer.getvalue())


def as_xlsx(content: Content) -> bytes:
    """A sheet with merged cells; numbers and percentages are typed."""
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": MOMENT})
    sheet = book.add_worksheet("自评表")
    width = max(each.column_count for each in content if isinstance(each, Grid))
    sheet.set_column(0, width - 1, 16)
    title = book.add_format({"bold": True, "align": "center", "font_size": 14})
    row = 0
    for block in content:
        if isinstance(block, str):
            sheet.merge_range(row, 0, row, width - 1, block, title)
            row += 1
            continue
        for place in block.places:
            ruled = {"border": 1, "text_wrap": True, "valign": "vcenter"}
            value, shown = typed(place.text)
            form = book.add_format({**ruled, "num_format": shown} if shown else ruled)
            top, left = row + place.row, place.column
            if place.row_span * place.column_span > 1:
                bottom, right = top + place.row_span - 1, left + place.column_span - 1
                sheet.merge_range(top, left, bottom, right, "", form)
            sheet.write(top, left, value, form)
        row += block.row_count
    book.close()
    return buffer.getvalue()


def typed(text: str) -> tuple[str | Decimal, str]:
    """What a person would type into the cell, and the number format that prints it as it is.

    >>> typed("96.00%")
    (Decimal('0.9600'), '0.00%')
    >>> typed("1,286.40")
    (Decimal('1286.40'), '#,##0.00')
    >>> typed("≥46所")
    ('≥46所', '')
    """
    if not NUMBER.fullmatch(text):
        return text, ""
    digits = text.rstrip("%").replace(",", "")
    places = "." + "0" * len(digits.partition(".")[2]) if "." in digits else ""
    if text.endswith("%"):
        return Decimal(digits).scaleb(-2), f"0{places}%"
    whole = "#,##0" if "," in text else "0"
    return Decimal(digits), whole + places


def as_html(content: Content) -> bytes:
    """A page as a bureau publishes it."""
    lines = [
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">',
        f"<title>{html.escape(str(content[0]))}</title>\n</head>\n<body>",
    ]
    for number, block in enumerate(content):
        if isinstance(block, str):
            tag = "h1" if number == 0 else "p"
            lines.append(f"<{tag}>{html.escape(block)}</{tag}>")
            continue
        lines.append('<table border="1">')
        for row in range(block.row_count):
            cells = [_html_cell(each) for each in block.places if each.row == row]
            lines.append(f"<tr>{''.join(cells)}</tr>")
        lines.append("</table>")
    lines.append("</body>\n</html>\n")
    return "\n".join(lines).encode()


def _html_cell(place: Place) -> str:
    rows = f' rowspan="{place.row_span}"' if place.row_span > 1 else ""
    columns = f' colspan="{place.column_span}"' if place.column_span > 1 else ""
    text = html.escape(place.text).replace("\n", "<br>")
    return f"<td{rows}{columns}>{text}</td>"


def as_text(content: Content) -> bytes:
    """Tab-separated tables, what is merged left blank, as text taken from a page looks."""
    lines: list[str] = []
    for block in content:
        if isinstance(block, str):
            lines.append(block)
            continue
        rows = [[""] * block.column_count for _ in range(block.row_count)]
        for place in block.places:
            rows[place.row][place.column] = place.text.replace("\n", " ")
        lines.extend(["", *("\t".join(row) for row in rows), ""])
    return ("\n".join(lines) + "\n").encode()


def _with_fixed_times(archive: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return buffer.getvalue()


WRITERS: dict[str, Writer] = {
    ".docx": as_docx,
    ".html": as_html,
    ".txt": as_text,
    ".xlsx": as_xlsx,
}


def write_all(folder: Path = FOLDER) -> list[Path]:
    """Writes every document of the contents into a folder."""
    written = []
    for name, content in read_contents().items():
        path = folder / name
        path.write_bytes(WRITERS[path.suffix](content))
        written.append(path)
    return written


if __name__ == "__main__":
    for path in write_all(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER):
        print(path)
