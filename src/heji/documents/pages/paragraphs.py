"""Lines outside tables put together to paragraphs.

A paragraph begins where a line is indented, where the line before left room for more, where the
print changes its size, and where lines stand further apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from heji.documents.pages.joining import Room, between
from heji.documents.pages.lines import Line
from heji.documents.pages.page import Box
from heji.documents.prose import begins_item

#: An indentation, in sizes of the font: Chinese paragraphs begin two characters in.
_INDENT = 1.2
#: Indentations that begin a paragraph, in sizes of the font, and part of the lines that show a habit.
_FIRST_LINE, _HABIT = (1.4, 2.7), 0.1
#: A change of size that is no rounding, in points.
_OTHER_SIZE = 1.0
#: Lines this many times further apart than usual do not belong together.
_APART = 1.45
#: The widest step from line to line that print uses, in sizes of the font.
_FURTHEST = 2.5


_END = re.compile(r"[。；;：:！!？?][”’\"'）)】」』]*$")


@dataclass(frozen=True, slots=True)
class Printed:
    """A line and its page."""

    line: Line  #: in a column of a page as if the column were the page
    page: int
    box: Box  #: where it stands on the page

    def is_above(self, other: Printed) -> bool:
        """Whether another line stands below it, in the same column."""
        return self.page == other.page and other.line.box.y1 > self.line.box.y1


@dataclass(frozen=True, slots=True)
class Column:
    """Where the lines of a document's text run, and how far apart they stand."""

    room: Room
    pitch: float
    indents: bool  #: whether paragraphs begin with an indentation


def column_of(lines: Sequence[Printed], edges: Sequence[tuple[float, float]]) -> Column | None:
    """The column of text that lines of one page width form.

    Args:
        lines: outside tables.
        edges: left and right end of the tables on those pages, which reach as far as the text.
    """
    if not lines:
        return None
    left = min([each.line.box.x0 for each in lines] + [x0 for x0, _ in edges])
    right = max([each.line.box.x1 for each in lines] + [x1 for _, x1 in edges])
    steps = [two.line.box.y1 - one.line.box.y1 for one, two in pairwise(lines) if one.is_above(two)]
    indented = [
        each
        for each in lines
        if _FIRST_LINE[0] < (each.line.box.x0 - left) / each.line.size < _FIRST_LINE[1]
    ]
    habit = len(indented) > max(1, _HABIT * len(lines))
    return Column(Room(left, right), median(steps) if steps else 0.0, habit)


def paragraphs_of(lines: Sequence[Printed], column: Column) -> list[list[Printed]]:
    """The lines of each paragraph, in order."""
    found: list[list[Printed]] = []
    for each in lines:
        if found and not _begins(found[-1], each, column):
            found[-1].append(each)
        else:
            found.append([each])
    return found


def text_of_paragraph(lines: Sequence[Printed], column: Column) -> str:
    """The lines as one text."""
    text = lines[0].line.text
    for one, two in pairwise(lines):
        text += between(one.line, two.line, column.room).replace("\n", " ") + two.line.text
    return text


def _begins(before: Sequence[Printed], each: Printed, column: Column) -> bool:
    last, line, room = before[-1].line, each.line, column.room
    if abs(last.size - line.size) > _OTHER_SIZE:
        return True
    if before[-1].is_above(each):
        step = line.box.y1 - last.box.y1
        if step * _APART < column.pitch and between(last, line, room) != "\n":
            return begins_item(line.text)  # lines of a paragraph stand closer than paragraphs
        usual = min(_step(before), column.pitch or step, _FURTHEST * line.size)
        if step > _APART * usual:
            return True
    if _END.search(last.text) and (not column.indents or begins_item(line.text)):
        return True
    if between(last, line, room) == "\n":
        return True
    indented = line.box.x0 - room.left > _INDENT * line.size
    return (
        indented and abs(line.box.x0 - last.box.x0) > line.size / 2 and not _is_centred(line, room)
    )


def _step(lines: Sequence[Printed]) -> float:
    """How far apart the lines of a paragraph stand."""
    steps = [two.line.box.y1 - one.line.box.y1 for one, two in pairwise(lines) if one.is_above(two)]
    return min(steps, default=float("inf"))


def _is_centred(line: Line, room: Room) -> bool:
    return abs((line.box.x0 - room.left) - (room.right - line.box.x1)) < line.size
