"""Writes blocks to files of every format, for tests: what is written must be read back the same.

`write_docx`, `write_xlsx`, `write_html` and `write_txt` take the paragraphs and tables of a document,
with real merged cells where the format has them. The `…_bytes` functions give the file's content.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from heji.documents.document import Block, Cell, Paragraph, Table
from heji.documents.locator import Locator

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_AMOUNT = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?")


def paragraph(text: str, number: int = 1) -> Paragraph:
    return Paragraph(text, Locator(paragraph=number))


def table(
    rows: Sequence[Sequence[str | tuple[str, int, int]]], number: int = 1, has_spans: bool = True
) -> Table:
    """A table from rows as in HTML: a cell is its text, or (text, row span, column span).

    Places covered by a span are left out, as in HTML.
    """
    cells: list[Cell] = []
    covered: set[tuple[int, int]] = set()
    width = 0
    for row, texts in enumerate(rows, start=1):
        column = 1
        for each in texts:
            text, height, span = (each, 1, 1) if isinstance(each, str) else each
            while (row, column) in covered:
                column += 1
            covered |= {(row + r, column + c) for r in range(height) for c in range(span)}
            place = Locator(table=number, row=row, column=column)
            cells.append(Cell(row, column, text, place, height, span))
            width = max(width, column + span - 1)
            column += span
    return Table(tuple(cells), len(rows), width, Locator(table=number), has_spans)


def rows_of(given: Table) -> list[list[tuple[int, Cell | None]]]:
    """For each row its places from left to right: column and the cell that covers it."""
    return [list(enumerate(row, start=1)) for row in given.grid()]


def _escape(text: str) -> str:
    return html.escape(text, quote=False)


# Word


def write_docx(blocks: Iterable[Block], path: Path, header_rows: int = 0) -> None:
    """Writes a Word file with gridSpan and vMerge.

    Args:
        blocks: paragraphs and tables in order.
        path: where to.
        header_rows: so many rows of each table are marked to be repeated on every page.
    """
    path.write_bytes(docx_bytes(blocks, header_rows))


def docx_bytes(blocks: Iterable[Block], header_rows: int = 0) -> bytes:
    parts = [
        _docx_paragraph(block.text) if isinstance(block, Paragraph) else _tbl(block, header_rows)
        for block in blocks
    ]
    return docx_from_body("".join(parts))


def docx_from_body(body: str, numbering: str = "", styles: str = "") -> bytes:
    """A Word file from the XML inside w:body; numbering and styles are whole parts' insides."""
    relations, types, files = [], [], {}
    for name, content in (("numbering", numbering), ("styles", styles)):
        if content:
            kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            relations.append(
                f'<Relationship Id="{name}" Type="{kind}/{name}" Target="{name}.xml"/>'
            )
            files[f"word/{name}.xml"] = f'<w:{name} xmlns:w="{_W}">{content}</w:{name}>'
            types.append(
                f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-'
                f'officedocument.wordprocessingml.{name}+xml"/>'
            )
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_W}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
        'xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml">'
        f"<w:body>{body}<w:sectPr/></w:body></w:document>"
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
            'officedocument.wordprocessingml.document.main+xml"/>' + "".join(types) + "</Types>",
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
            'officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">'
            + "".join(relations)
            + "</Relationships>",
            "word/document.xml": document,
            **files,
        }
    )


def zipped(files: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def _docx_paragraph(text: str, hidden: bool = False) -> str:
    properties = "<w:rPr><w:vanish/></w:rPr>" if hidden else ""
    runs = "<w:br/>".join(
        f'<w:t xml:space="preserve">{_escape(line)}</w:t>' for line in text.split("\n")
    )
    return f"<w:p><w:r>{properties}{runs}</w:r></w:p>"


def _tbl(given: Table, header_rows: int) -> str:
    grid = "".join('<w:gridCol w:w="1200"/>' for _ in range(given.column_count))
    rows = []
    for number, places in enumerate(rows_of(given), start=1):
        header = "<w:trPr><w:tblHeader/></w:trPr>" if number <= header_rows else ""
        cells = []
        for column, cell in places:
            if cell is None:
                cells.append("<w:tc><w:p/></w:tc>")
            elif column == cell.column:
                cells.append(_tc(cell, starts=number == cell.row))
        rows.append(f"<w:tr>{header}{''.join(cells)}</w:tr>")
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _tc(cell: Cell, starts: bool) -> str:
    properties = ""
    if cell.column_span > 1:
        properties += f'<w:gridSpan w:val="{cell.column_span}"/>'
    if cell.row_span > 1:
        properties += '<w:vMerge w:val="restart"/>' if starts else "<w:vMerge/>"
    content = "<w:p/>"
    if starts:
        content = "".join(_docx_paragraph(line, cell.hidden) for line in cell.text.split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


# Excel


def write_xlsx(blocks: Iterable[Block], path: Path, **options: Any) -> None:
    """Writes an Excel file; the options are those of `xlsx_bytes`."""
    path.write_bytes(xlsx_bytes(blocks, **options))


def xlsx_bytes(
    blocks: Iterable[Block],
    *,
    typed: bool = False,
    stacked: bool = False,
    titles: bool = True,
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[int] = (),
    hidden_sheets: Sequence[str] = (),
) -> bytes:
    """An Excel file: every table a sheet 「表1」, 「表2」 …

    Args:
        blocks: paragraphs and tables in order.
        typed: figures become numbers with a number format (「83.76%」 is stored as 0.8376 with the
            format 0.00%), so that only the format tells how they are printed; else all is text.
        stacked: all tables on one sheet, a blank row between them.
        titles: paragraphs stand in merged rows above the table that follows; else left out.
        hidden_rows: rows of every sheet to hide, from 1.
        hidden_columns: columns of every sheet to hide, from 1.
        hidden_sheets: names of sheets to hide.
    """
    import xlsxwriter

    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target, {"in_memory": True})
    for number, group in enumerate(_groups(blocks, stacked, titles), start=1):
        sheet = workbook.add_worksheet(f"表{number}")
        if sheet.name in hidden_sheets:
            sheet.hide()
        for row in hidden_rows:
            sheet.set_row(row - 1, None, None, {"hidden": True})
        for column in hidden_columns:
            sheet.set_column(column - 1, column - 1, None, None, {"hidden": True})
        _fill(workbook, sheet, group, typed)
    workbook.close()
    return target.getvalue()


def _groups(blocks: Iterable[Block], stacked: bool, titles: bool) -> list[list[Block]]:
    groups: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Paragraph):
            if titles:
                groups[-1].append(block)
            continue
        groups[-1].append(block)
        if not stacked:
            groups.append([])
    return [group for group in groups if group] or [[]]


def _fill(workbook: Any, sheet: Any, blocks: Sequence[Block], typed: bool) -> None:
    formats: dict[str, Any] = {}
    width = max((each.column_count for each in blocks if isinstance(each, Table)), default=1)
    row = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            _put(workbook, sheet, formats, (row, 0, 1, width), block.text, False)
            row += 1
            continue
        for cell in block.cells:
            area = (row + cell.row - 1, cell.column - 1, cell.row_span, cell.column_span)
            _put(workbook, sheet, formats, area, cell.text, typed)
        row += block.row_count + 1


def _put(
    workbook: Any,
    sheet: Any,
    formats: dict[str, Any],
    area: tuple[int, int, int, int],
    text: str,
    typed: bool,
) -> None:
    row, column, height, width = area
    value: str | float = text
    code = "General"
    if typed and _AMOUNT.fullmatch(text) and not re.match(r"-?0\d", text):
        value, code = _number(text)
    style = formats.setdefault(code, workbook.add_format({"num_format": code, "border": 1}))
    if height * width > 1:
        sheet.merge_range(row, column, row + height - 1, column + width - 1, "", style)
    if isinstance(value, float):
        sheet.write_number(row, column, value, style)
    elif value:
        sheet.write_string(row, column, value, style)
    else:
        sheet.write_blank(row, column, None, style)


def _number(text: str) -> tuple[float, str]:
    places = len(text.rstrip("%").partition(".")[2])
    number = Decimal(text.rstrip("%").replace(",", ""))
    code = ("#,##0" if "," in text else "0") + ("." + "0" * places if places else "")
    if text.endswith("%"):
        return float(number / 100), code + "%"
    return float(number), code


# Web page


def write_html(blocks: Iterable[Block], path: Path, encoding: str = "utf-8") -> None:
    """Writes a web page with rowspan and colspan."""
    path.write_bytes(html_bytes(blocks, encoding))


def html_bytes(blocks: Iterable[Block], encoding: str = "utf-8") -> bytes:
    parts = [
        f"<p>{_html_text(block.text)}</p>" if isinstance(block, Paragraph) else _html_table(block)
        for block in blocks
    ]
    head = f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="{encoding}"></head>'
    return f"{head}<body>{''.join(parts)}</body></html>".encode(encoding)


def _html_text(text: str) -> str:
    text = _escape(text).replace("\n", "<br>")
    leading = len(text) - len(text.lstrip(" "))
    return "&nbsp;" * leading + text[leading:]


def _html_table(given: Table) -> str:
    rows = []
    for number, places in enumerate(rows_of(given), start=1):
        cells = []
        for column, cell in places:
            if cell is None:
                cells.append("<td></td>")
            elif (number, column) == (cell.row, cell.column):
                spans = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
                spans += f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
                cells.append(f"<td{spans}>{_html_text(cell.text)}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(rows)}</table>"


# Text


def write_txt(
    blocks: Iterable[Block], path: Path, encoding: str = "utf-8", line_end: str = "\n"
) -> None:
    """Writes a text file: cells between tabs, merged ones left blank."""
    path.write_bytes(txt_bytes(blocks, encoding, line_end))


def txt_bytes(blocks: Iterable[Block], encoding: str = "utf-8", line_end: str = "\n") -> bytes:
    parts = []
    for block in blocks:
        if isinstance(block, Paragraph):
            parts.append(block.text.replace("\n", line_end) + line_end)
            continue
        for number, places in enumerate(rows_of(block), start=1):
            texts = [
                cell.text.replace("\n", "")
                if cell is not None and (cell.row, cell.column) == (number, column)
                else ""
                for column, cell in places
            ]
            parts.append("\t".join(texts) + line_end)
        parts.append(line_end)
    return "".join(parts).encode(encoding)
