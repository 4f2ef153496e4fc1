"""A ruled table of a sheet as a w:tbl."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from heji.writers.official.docx.fitting import (
    PADDING,
    PADDING_ABOVE,
    Fit,
    indent_to_balance,
    repeated_rows,
)
from heji.writers.official.sheet import Box, Look, Table
from heji.writers.word.faces import HEITI, fonts_of
from heji.writers.word.markup import element, lines_of, paragraph, run

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_HAIRLINE = 4  #: half a point, in eighths of one
_PADDINGS = {
    "top": PADDING_ABOVE, "left": PADDING, "bottom": PADDING_ABOVE, "right": PADDING
}  # fmt: skip
_ALIGNED = {Look.LABEL: "center", Look.MIDDLE: "center", Look.FIGURE: "right", Look.TEXT: "left"}


def table_of(table: Table, fit: Fit, page_height: int) -> etree._Element:
    """The w:tbl of a table.

    Args:
        table: what is drawn.
        fit: the columns of its sheet.
        page_height: of the text block, in twips. Rows of up to about half of it are kept whole.
    """
    columns = [fit.width(column) for column in range(len(fit.edges) - 1)]
    return element(
        "tbl",
        element(
            "tblPr",
            element("tblW", w=fit.edges[-1], type="dxa"),
            element("jc", val="center"),
            element("tblBorders", *map(_ruling, _SIDES)),
            element("tblLayout", type="fixed"),
            element(
                "tblCellMar",
                *(element(side, w=width, type="dxa") for side, width in _PADDINGS.items()),
            ),
        ),
        element("tblGrid", *(element("gridCol", w=width) for width in columns)),
        *_rows(table, fit, page_height),
    )


def _ruling(side: str) -> etree._Element:
    return element(side, val="single", sz=_HAIRLINE, space=0, color="000000")


def _rows(table: Table, fit: Fit, page_height: int) -> Iterator[etree._Element]:
    owners = _owners(table)
    headings = repeated_rows(table)
    for row, height in enumerate(fit.row_heights(table)):
        properties = [element("trHeight", val=fit.lowest_row, hRule="atLeast")]
        if height * 2 <= page_height:
            properties.insert(0, element("cantSplit"))
        if row < headings:
            properties.append(element("tblHeader"))
        yield element("tr", element("trPr", *properties), *_cells(row, owners, fit))


def _owners(table: Table) -> dict[tuple[int, int], Box]:
    """By row and column: the box that reaches there, at the first of its columns."""
    return {
        (row, box.column): box
        for box in table.boxes
        for row in range(box.row, box.row + box.row_span)
    }


def _cells(row: int, owners: dict[tuple[int, int], Box], fit: Fit) -> Iterator[etree._Element]:
    column = 0
    while column < len(fit.edges) - 1:
        box = owners[row, column]
        yield _cell(box, row, fit)
        column += box.column_span


def _cell(box: Box, row: int, fit: Fit) -> etree._Element:
    """A cell; where its box reaches down from above, a blank one that is merged with it."""
    properties = [element("tcW", w=fit.width(box.column, box.column_span), type="dxa")]
    if box.column_span > 1:
        properties.append(element("gridSpan", val=box.column_span))
    if box.row_span > 1:
        properties.append(element("vMerge", val="restart" if row == box.row else "continue"))
    properties.append(element("vAlign", val="center"))
    lines = lines_of(box.text) if row == box.row else [""]
    return element(
        "tc", element("tcPr", *properties), *(_paragraph(line, box, fit) for line in lines)
    )


def _paragraph(line: str, box: Box, fit: Fit) -> etree._Element:
    properties = [element("jc", val=_ALIGNED[box.look])]
    if not line:
        return paragraph(properties=tuple(properties))
    if box.look in (Look.LABEL, Look.MIDDLE):
        indent = indent_to_balance(line, fit.room(box), fit.size)
        if indent:
            properties.insert(0, element("ind", left=indent, right=indent))
    face = (fonts_of(HEITI),) if box.look is Look.LABEL else ()
    return paragraph(run(line, *face), properties=tuple(properties))
