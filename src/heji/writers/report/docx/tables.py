"""A table of a report as a w:tbl."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from heji.writers.report.docx.styles import TABLE
from heji.writers.report.report import Align, Cell, Table
from heji.writers.report.tall_rows import may_break
from heji.writers.word.faces import HEITI, fonts_of
from heji.writers.word.markup import element, lines_of, paragraph, run

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_HAIRLINE = 4  #: half a point, in eighths of one
_PADDINGS = {"top": 30, "left": 80, "bottom": 30, "right": 80}  #: twips
#: A table of up to so many rows stays on one page.
_SHORT = 16


def table_of(table: Table, width: int) -> etree._Element:
    """The w:tbl of a table.

    Args:
        table: what is drawn.
        width: of the text block, in twips.
    """
    widths = widths_of(table, width)
    rows = [_heading(table, widths), *_rows(table, widths)]
    if not table.is_wide and len(rows) <= _SHORT:
        for row in rows[:-1]:
            _keep_with_next(row)
    return element(
        "tbl",
        element(
            "tblPr",
            element("tblW", w=sum(widths), type="dxa"),
            element("jc", val="center"),
            element("tblBorders", *map(_ruling, _SIDES)),
            element("tblLayout", type="fixed"),
            element(
                "tblCellMar",
                *(element(side, w=width, type="dxa") for side, width in _PADDINGS.items()),
            ),
        ),
        element("tblGrid", *(element("gridCol", w=each) for each in widths)),
        *rows,
    )


def _keep_with_next(row: etree._Element) -> None:
    for about in row.iter("{*}pPr"):
        about.insert(1, element("keepNext"))


def widths_of(table: Table, width: int) -> tuple[int, ...]:
    """The widths of the columns, which together are as wide as the text block."""
    whole = sum(each.width for each in table.columns)
    reach, edges = 0, [0]
    for each in table.columns:
        reach += each.width
        edges.append(width * reach // whole)
    return tuple(end - start for start, end in pairwise(edges))


def _ruling(side: str) -> etree._Element:
    return element(side, val="single", sz=_HAIRLINE, space=0, color="000000")


def _heading(table: Table, widths: tuple[int, ...]) -> etree._Element:
    cells = (
        _cell([each.heading], width, Align.CENTRE, face=(fonts_of(HEITI),))
        for each, width in zip(table.columns, widths, strict=True)
    )
    return element("tr", element("trPr", element("cantSplit"), element("tblHeader")), *cells)


def _rows(table: Table, widths: tuple[int, ...]) -> Iterator[etree._Element]:
    covering: dict[int, Cell] = {}  #: by column: the cell that begins there, or reaches down to it
    for number, row in enumerate(table.rows):
        covering.update({column: cell for column, cell in enumerate(row) if cell is not None})
        about = () if may_break(table, row) else (element("trPr", element("cantSplit")),)
        yield element("tr", *about, *_cells(table, number, covering, widths))


def _cells(
    table: Table, number: int, covering: dict[int, Cell], widths: tuple[int, ...]
) -> Iterator[etree._Element]:
    column = 0
    while column < len(widths):
        cell = covering[column]
        span = cell.column_span
        begins = table.rows[number][column] is cell
        align = Align.CENTRE if span > 1 else table.columns[column].align
        merge = (
            ()
            if cell.row_span == 1
            else (element("vMerge", val="restart" if begins else "continue"),)
        )
        lines = lines_of(cell.text) if begins else [""]
        yield _cell(lines, sum(widths[column : column + span]), align, span=span, merge=merge)
        column += span


def _cell(
    lines: list[str],
    width: int,
    align: Align,
    *,
    span: int = 1,
    merge: tuple[etree._Element, ...] = (),
    face: tuple[etree._Element, ...] = (),
) -> etree._Element:
    about = [element("tcW", w=width, type="dxa")]
    if span > 1:
        about.append(element("gridSpan", val=span))
    about += [*merge, element("vAlign", val="center")]
    style = (element("pStyle", val=TABLE), element("jc", val=align.value))
    written = (paragraph(run(line, *face), properties=style) for line in lines)
    return element("tc", element("tcPr", *about), *written)
