"""Where everything of a form stands on the worksheet: title, lines, tables below each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from heji.writers.official.sheet import Box, Line, Look, Place, Sheet, Side
from heji.writers.word.faces import FANGSONG, HEITI, XIAOBIAOSONG


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set."""

    face: str = FANGSONG.name
    points: float = 10.5  #: 五号
    align: str = "left"
    is_ruled: bool = True  #: with a line around it


_TITLE = Style(XIAOBIAOSONG.name, 18, "center", False)
_BOXES = {
    Look.LABEL: Style(HEITI.name, align="center"),
    Look.TEXT: Style(),
    Look.MIDDLE: Style(align="center"),
    Look.FIGURE: Style(align="right"),
}
_LINES = {
    Side.LEFT: Style(is_ruled=False),
    Side.CENTRE: Style(align="center", is_ruled=False),
    Side.RIGHT: Style(align="right", is_ruled=False),
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A text on the worksheet with what it covers; rows and columns count from 0."""

    text: str
    style: Style
    row: int
    column: int
    last_row: int
    last_column: int
    place: Place | None = None  #: for a box, its place in the sheet
    box: Box | None = None

    @property
    def row_span(self) -> int:
        """How many rows it covers."""
        return self.last_row - self.row + 1

    @property
    def is_merged(self) -> bool:
        """Whether it covers more than one cell."""
        return self.row != self.last_row or self.column != self.last_column


@dataclass(frozen=True, slots=True)
class Placing:
    """A whole form, placed."""

    title: Placed
    lines: tuple[Placed, ...]
    boxes: tuple[Placed, ...]
    tops: tuple[int, ...]  #: the first row of each table
    row_count: int

    def all(self) -> Iterator[Placed]:
        """Everything that is written."""
        yield self.title
        yield from self.lines
        yield from self.boxes


def place(sheet: Sheet) -> Placing:
    """Title, lines above, tables, lines below: each under the one before."""
    last_column = len(sheet.widths) - 1
    title = Placed(sheet.title, _TITLE, 0, 0, 0, last_column)
    lines = list(_lines(sheet.above, 1, last_column))
    top = 1 + len(lines)
    tops, boxes = [], []
    for number, table in enumerate(sheet.tables):
        tops.append(top)
        boxes += [_box(box, number, top) for box in table.boxes]
        top += table.row_count
    lines += _lines(sheet.below, top, last_column)
    count = top + len(sheet.below)
    return Placing(title, tuple(lines), tuple(boxes), tuple(tops), count)


def _lines(lines: Iterable[Line], top: int, last_column: int) -> Iterator[Placed]:
    for row, line in enumerate(lines, start=top):
        yield Placed(line.text, _LINES[line.side], row, 0, row, last_column)


def _box(box: Box, table: int, top: int) -> Placed:
    row = top + box.row
    return Placed(
        box.text,
        _BOXES[box.look],
        row,
        box.column,
        row + box.row_span - 1,
        box.column + box.column_span - 1,
        Place(table, box.row, box.column),
        box,
    )
