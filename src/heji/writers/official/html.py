"""A sheet as a web page that stands alone: shown by any browser, printed on A4."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape
from importlib import resources
from string import Template

from heji.writers.official.docx.fitting import Fit, fit, repeated_rows
from heji.writers.official.docx.page import Page, form_page
from heji.writers.official.sheet import Box, Line, Look, Sheet, Table
from heji.writers.word import faces
from heji.writers.word.markup import lines_of

_LOOKS = {Look.TEXT: "", Look.MIDDLE: ' class="middle"', Look.FIGURE: ' class="figure"'}


def write(sheet: Sheet) -> bytes:
    """The form as HTML in UTF-8, without scripts and without anything from elsewhere.

    Args:
        sheet: the form.

    Returns:
        The page; the same sheet gives the same bytes.

    >>> "项目支出绩效自评表" in write(Sheet("项目支出绩效自评表", (8, 20), ())).decode()
    True
    """
    page = form_page(sheet.paper)
    fitted = fit(sheet, page.width)
    written = Template(_file("official.html")).substitute(
        language=escape(sheet.language),
        title=escape(" ".join(lines_of(sheet.title))),
        paper=sheet.paper.value,
        size=f"{fitted.size / 2:g}pt",
        style=_file("official.css"),
        content="\n".join(_content(sheet, fitted, page)),
        xiaobiaosong=_families(faces.XIAOBIAOSONG),
        heiti=_families(faces.HEITI),
        fangsong=_families(faces.FANGSONG),
        songti=_families(faces.SONGTI),
    )
    return written.encode("utf-8")


@cache
def _file(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8").rstrip("\n")


def _families(face: faces.Face) -> str:
    """A face and what may stand for it as a font-family."""
    return ", ".join([*(f'"{name}"' for name in (face.name, *face.alternatives)), face.generic])


def _content(sheet: Sheet, fitted: Fit, page: Page) -> Iterator[str]:
    yield f"<h1>{_lines(sheet.title)}</h1>"
    for line in sheet.above:
        yield _line(line, "above")
    for table in sheet.tables:
        yield from _table(table, fitted, page)
    for line in sheet.below:
        yield _line(line, "below")


def _line(line: Line, place: str) -> str:
    return f'<p class="{place} {line.side.value}">{_lines(line.text)}</p>'


def _table(table: Table, fitted: Fit, page: Page) -> Iterator[str]:
    yield "<table>"
    yield f"<colgroup>{''.join(_columns(fitted))}</colgroup>"
    headings = repeated_rows(table)
    is_long = [height * 2 > page.height for height in fitted.row_heights(table)]
    rows: list[list[Box]] = [[] for _ in range(table.row_count)]
    for box in table.boxes:
        rows[box.row].append(box)
    for row, boxes in enumerate(rows):
        if row in (0, headings):
            yield "<thead>" if row < headings else "<tbody>"
        yield '<tr class="long">' if is_long[row] else "<tr>"
        yield from (_cell(box, row < headings) for box in boxes)
        yield "</tr>"
        if row + 1 in (headings, table.row_count):
            yield "</thead>" if row < headings else "</tbody>"
    yield "</table>"


def _columns(fitted: Fit) -> Iterator[str]:
    for column in range(len(fitted.edges) - 1):
        share = fitted.width(column) * 100 / fitted.edges[-1]
        yield f'<col style="width: {share:.2f}%">'


def _cell(box: Box, is_heading: bool) -> str:
    name = "th" if box.look is Look.LABEL or is_heading else "td"
    about = ' scope="col"' if is_heading else _LOOKS.get(box.look, "")
    if box.row_span > 1:
        about += f' rowspan="{box.row_span}"'
    if box.column_span > 1:
        about += f' colspan="{box.column_span}"'
    return f"<{name}{about}>{_lines(box.text)}</{name}>"


def _lines(text: str) -> str:
    return "<br>".join(map(escape, lines_of(text)))
