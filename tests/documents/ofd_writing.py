"""A small writer of OFD files: paragraphs and tables drawn as text and lines, in millimetres."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from heji.documents.document import Block, Cell, Paragraph, Table
from tests.documents.building import zipped

NAMESPACE = "http://www.ofdspec.org/2016"
WIDTH, MARGIN = 297.0, 10.0
SIZE, LEADING, PADDING = 3.5, 4.5, 1.2
FOOT = 15.0


@dataclass(slots=True)
class Drawn:
    """The objects of the pages so far."""

    height: float
    pages: list[list[str]] = field(default_factory=lambda: [[]])
    y: float = MARGIN

    def room(self, height: float) -> None:
        """Begins a new page where so much does not fit."""
        if self.y + height > self.height - FOOT and self.y > MARGIN:
            self.pages.append([])
            self.y = MARGIN

    def text(self, line: str, x: float, y: float) -> None:
        """A line of text; y is its upper edge."""
        if line:
            steps = " ".join(f"{_width(sign):g}" for sign in line[:-1])
            self.pages[-1].append(
                f'<ofd:TextObject ID="1" Boundary="{x:g} {y:g} {_long(line):g} {SIZE:g}" Font="1" '
                f'Size="{SIZE:g}"><ofd:TextCode X="0" Y="{0.86 * SIZE:g}" DeltaX="{steps}">'
                f"{html.escape(line, quote=False)}</ofd:TextCode></ofd:TextObject>"
            )

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A ruling."""
        self.pages[-1].append(
            f'<ofd:PathObject ID="2" Boundary="{x0:g} {y0:g} {x1 - x0:g} {y1 - y0:g}" '
            f'LineWidth="0.25"><ofd:AbbreviatedData>M 0 0 L {x1 - x0:g} {y1 - y0:g}'
            "</ofd:AbbreviatedData></ofd:PathObject>"
        )


def _width(sign: str) -> float:
    return SIZE if ord(sign) > 0x2000 else SIZE / 2


def _long(line: str) -> float:
    return sum(map(_width, line))


def wrapped(text: str, room: float) -> list[str]:
    """Lines of a text in a cell."""
    lines = []
    for printed in text.split("\n"):
        line = ""
        for sign in printed:
            if line and _long(line) + _width(sign) > room:
                lines.append(line)
                line = ""
            line += sign
        lines.append(line)
    return lines


def ofd_bytes(blocks: Iterable[Block], height: float = 210.0) -> bytes:
    """An OFD with the blocks one below the other; tables are broken between rows."""
    drawn = Drawn(height)
    for block in blocks:
        if isinstance(block, Paragraph):
            for line in wrapped(block.text, WIDTH - 2 * MARGIN):
                drawn.room(LEADING)
                drawn.text(line, MARGIN, drawn.y)
                drawn.y += LEADING
            drawn.y += LEADING
        else:
            _table(block, drawn)
            drawn.y += LEADING
    return ofd_from_pages(["".join(page) for page in drawn.pages], height=height)


def _table(table: Table, drawn: Drawn) -> None:
    wide = (WIDTH - 2 * MARGIN) / table.column_count
    heights = _heights(table, wide)
    first = 0
    while first < len(heights):
        drawn.room(heights[first])
        last, end = first, drawn.y
        while last < len(heights) and (last == first or end + heights[last] <= drawn.height - FOOT):
            end += heights[last]
            last += 1
        _rows(table, range(first + 1, last + 1), heights, wide, drawn)
        drawn.y = end
        first = last


def _heights(table: Table, wide: float) -> list[float]:
    """Rows high enough for their cells; a cell over several rows makes the last one higher."""
    heights = [LEADING + 2 * PADDING] * table.row_count
    for cell in sorted(table.cells, key=lambda each: each.row_span):
        needed = len(wrapped(cell.text, cell.column_span * wide - 2 * PADDING)) * LEADING
        rows = slice(cell.row - 1, cell.row - 1 + cell.row_span)
        short = needed + 2 * PADDING - sum(heights[rows])
        if short > 0:
            heights[cell.row + cell.row_span - 2] += short
    return heights


def _rows(table: Table, rows: range, heights: Sequence[float], wide: float, drawn: Drawn) -> None:
    tops, y = {}, drawn.y
    for row in rows:
        tops[row] = y
        y += heights[row - 1]
    tops[rows.stop] = y
    for cell in table.cells:
        top, bottom = max(cell.row, rows.start), min(cell.row + cell.row_span, rows.stop)
        if top >= bottom:
            continue
        x0, x1 = (MARGIN + wide * (column - 1) for column in
                  (cell.column, cell.column + cell.column_span))  # fmt: skip
        y0, y1 = tops[top], tops[bottom]
        for line in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
            drawn.line(*line)
        if top == cell.row:
            _cell_text(cell, x0, y0, wide, drawn)


def _cell_text(cell: Cell, x0: float, y0: float, wide: float, drawn: Drawn) -> None:
    for number, line in enumerate(wrapped(cell.text, cell.column_span * wide - 2 * PADDING)):
        drawn.text(line, x0 + PADDING, y0 + PADDING + number * LEADING)


def ofd_from_pages(
    pages: Sequence[str], template: str = "", resources: str = "", height: float = 210.0
) -> bytes:
    """An OFD from the XML of the objects on its pages."""

    def wrap(name: str, content: str) -> str:
        return f'<?xml version="1.0"?><ofd:{name} xmlns:ofd="{NAMESPACE}">{content}</ofd:{name}>'

    listed = "".join(
        f'<ofd:Page ID="{number}" BaseLoc="Pages/Page_{number}/Content.xml"/>'
        for number in range(len(pages))
    )
    common = (
        f"<ofd:PageArea><ofd:PhysicalBox>0 0 {WIDTH:g} {height:g}</ofd:PhysicalBox></ofd:PageArea>"
    )
    files: dict[str, str | bytes] = {}
    if resources:
        common += "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
        files["Doc_0/PublicRes.xml"] = wrap("Res", resources)
    if template:
        common += '<ofd:TemplatePage ID="90" BaseLoc="Tpls/Tpl_0/Content.xml"/>'
        layer = f"<ofd:Content><ofd:Layer>{template}</ofd:Layer></ofd:Content>"
        files["Doc_0/Tpls/Tpl_0/Content.xml"] = wrap("Page", layer)
    used = '<ofd:Template TemplateID="90"/>' if template else ""
    for number, page in enumerate(pages):
        layer = f"<ofd:Content><ofd:Layer>{page}</ofd:Layer></ofd:Content>"
        files[f"Doc_0/Pages/Page_{number}/Content.xml"] = wrap("Page", used + layer)
    body = "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
    return zipped(
        {
            "OFD.xml": wrap("OFD", body),
            "Doc_0/Document.xml": wrap(
                "Document",
                f"<ofd:CommonData>{common}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>",
            ),
            **files,
        }
    )
