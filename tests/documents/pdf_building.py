"""Writes PDF files by hand: the characters, lines and areas that a test wants, and nothing else.

The font is a Chinese one that every reader of PDF has to know without its being in the file
(STSong-Light with the encoding UniGB-UCS2-H): a Chinese character is as wide as high, a letter half.
`Paper` draws; `print_table` sets a table as Word does, over as many pages as it takes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from heji.documents.document import Cell, Table

A4 = (595.0, 842.0)
LINE, PAD, MARGIN = 14.0, 4.0, 60.0


def width_of(text: str, size: float = 10) -> float:
    """How wide a text is."""
    return sum(size / 2 if " " <= sign <= "~" else size for sign in text)


def wrapped(text: str, room: float, size: float = 10) -> list[str]:
    """Lines of a text, broken where the next character has no room."""
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for sign in part:
            if line and width_of(line + sign, size) > room:
                lines.append(line)
                line = ""
            line += sign
        lines.append(line)
    return lines if text else []


@dataclass
class Sheet:
    """One page; y is measured from its upper edge."""

    width: float
    height: float
    rotation: int = 0
    drawn: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, size: float = 10, before: str = "") -> None:
        """Text whose upper edge is at y; `before` holds operators such as a colour."""
        low = self.height - y - 0.86 * size
        codes = text.encode("utf-16-be").hex()
        self.drawn.append(
            f"q {before} BT /F1 {size} Tf 1 0 0 1 {x:.2f} {low:.2f} Tm <{codes}> Tj ET Q"
        )

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A thin line."""
        a, b = self.height - y0, self.height - y1
        self.drawn.append(f"0.5 w {x0:.2f} {a:.2f} m {x1:.2f} {b:.2f} l S")

    def strip(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A line as Word draws it: a narrow filled area."""
        self.area(x0, y0, x1 if x1 > x0 else x0 + 0.5, y1 if y1 > y0 else y0 + 0.5)

    def area(self, x0: float, y0: float, x1: float, y1: float, colour: str = "0 g") -> None:
        """A filled area."""
        self.drawn.append(
            f"q {colour} {x0:.2f} {self.height - y1:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re f Q"
        )


@dataclass
class Paper:
    """The pages of a file."""

    size: tuple[float, float] = A4
    sheets: list[Sheet] = field(default_factory=list)

    def sheet(self, rotation: int = 0) -> Sheet:
        """A new page."""
        self.sheets.append(Sheet(*self.size, rotation))
        return self.sheets[-1]

    def data(self) -> bytes:
        """The file."""
        font = 3
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "",
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
            " /DescendantFonts [4 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000"
            " /W [1 95 500] /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>"
            " /FontDescriptor 5 0 R >>",
            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880]"
            " /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
        ]
        kids = []
        for sheet in self.sheets:
            content = "\n".join(sheet.drawn)
            objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.width} {sheet.height}]"
                f" /Rotate {sheet.rotation} /Contents {len(objects)} 0 R"
                f" /Resources << /Font << /F1 {font} 0 R >> >> >>"
            )
            kids.append(f"{len(objects)} 0 R")
        objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
        return _file(objects)


def _file(objects: list[str]) -> bytes:
    data, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{each}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = (
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    )
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    return data + (head + table + trailer).encode("latin-1")


@dataclass(frozen=True)
class Slot:
    """Where one line of a row stands."""

    row: int
    page: int
    y: float


def print_table(
    paper: Paper,
    table: Table,
    widths: list[float],
    cut_rows: bool = False,
    heading: int = 0,
    end: float = 780.0,
    y: float = 80.0,
) -> None:
    """Sets a table, from the first page of the paper on.

    Args:
        paper: takes the pages.
        table: what to print.
        widths: of the columns.
        cut_rows: whether a page may end within a row.
        heading: rows that every page repeats.
        end: where a page ends.
        y: where the table begins on every page.
    """
    xs = [MARGIN]
    for width in widths:
        xs.append(xs[-1] + width)
    counts = _line_counts(table, xs)
    paper.sheet()
    slots, edges, at = [], [(0, 0, y)], y
    for row, count in enumerate(counts):
        if not cut_rows and at + count * LINE + PAD > end:
            edges.append((len(paper.sheets) - 1, row, at))
            at = _next_page(paper, table, xs, counts, heading, y)
            edges.append((len(paper.sheets) - 1, row, at))
        at += PAD / 2
        for _ in range(count):
            if cut_rows and at + LINE + PAD / 2 > end:
                edges.append((len(paper.sheets) - 1, row, at + PAD / 2))
                at = _next_page(paper, table, xs, counts, heading, y)
                edges.append((len(paper.sheets) - 1, row, at))
                at += PAD / 2
            slots.append(Slot(row, len(paper.sheets) - 1, at))
            at += LINE
        at += PAD / 2
        edges.append((len(paper.sheets) - 1, row + 1, at))
    _draw(paper, table.cells, xs, slots, edges)


def _next_page(
    paper: Paper, table: Table, xs: list[float], counts: list[int], heading: int, y: float
) -> float:
    paper.sheet()
    if not heading:
        return y
    slots, edges, at = [], [(len(paper.sheets) - 1, 0, y)], y
    for row in range(heading):
        at += PAD / 2
        for _ in range(counts[row]):
            slots.append(Slot(row, len(paper.sheets) - 1, at))
            at += LINE
        at += PAD / 2
        edges.append((len(paper.sheets) - 1, row + 1, at))
    _draw(paper, [each for each in table.cells if each.row <= heading], xs, slots, edges)
    return at


def _line_counts(table: Table, xs: list[float]) -> list[int]:
    counts = [1] * table.row_count
    for cell in sorted(table.cells, key=lambda each: each.row_span):
        rows = range(cell.row - 1, cell.row - 1 + cell.row_span)
        missing = len(_lines(cell, xs)) - sum(counts[row] for row in rows)
        counts[rows[-1]] += max(missing, 0)
    return counts


def _lines(cell: Cell, xs: list[float]) -> list[str]:
    room = xs[cell.column - 1 + cell.column_span] - xs[cell.column - 1] - 2 * PAD
    return wrapped(cell.text, room)


def _draw(
    paper: Paper,
    cells: list[Cell] | tuple[Cell, ...],
    xs: list[float],
    slots: list[Slot],
    edges: list[tuple[int, int, float]],
) -> None:
    """The lines of text in their slots, and the edges of the cells on each page."""
    for cell in cells:
        rows = range(cell.row - 1, cell.row - 1 + cell.row_span)
        left, right = xs[cell.column - 1], xs[cell.column - 1 + cell.column_span]
        own = [slot for slot in slots if slot.row in rows]
        for text, slot in zip(_lines(cell, xs), own, strict=False):
            paper.sheets[slot.page].text(left + PAD, slot.y + 2, text)
        for (page, row, above), (other, _, below) in pairwise(edges):
            if page != other or row not in rows or above >= below:
                continue
            sheet = paper.sheets[page]
            sheet.line(left, above, left, below)
            sheet.line(right, above, right, below)
            first = row == rows[0] and (page, row, above) == next(e for e in edges if e[1] == row)
            if first or (page, above) == min(e[::2] for e in edges if e[0] == page):
                sheet.line(left, above, right, above)
            last = max(e[2] for e in edges if e[0] == page)
            if below == last or (other, rows[-1] + 1, below) in edges:
                sheet.line(left, below, right, below)
