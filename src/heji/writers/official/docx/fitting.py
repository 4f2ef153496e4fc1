"""How a table is fitted into the text block: sizes of text, widths of columns, heights of rows.

Lengths are in twips if nothing else is said.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from heji.writers.official.docx.page import POINT
from heji.writers.official.sheet import Box, Look, Sheet, Table
from heji.writers.word.markup import lines_of

#: Text in cells, in half points: 五号 (tables have it or smaller), 小五, 8 points, 六号.
_SIZES = (21, 18, 16, 15)
#: Up to so many columns leave room for 五号.
_FEW_COLUMNS = 6
#: From the ruling to the text on either side, and above and below.
PADDING, PADDING_ABOVE = 3 * POINT, 30
_LEADING = 1.3  #: of a line, in sizes
_LOWEST_ROW = 2.2  #: in sizes
#: A text of more lines is left as it falls.
_MOST_BALANCED = 4
#: What is not broken: figures and words of letters.
_UNBROKEN = re.compile(r"[!-~≤≥±]+")


@dataclass(frozen=True, slots=True)
class Fit:
    """The columns of a sheet in its text block."""

    edges: tuple[int, ...]  #: of the columns, from 0 to the width of the text block
    size: int  #: of the text in cells, in half points

    @property
    def line(self) -> int:
        """From one line of text to the next."""
        return round(self.size * POINT / 2 * _LEADING)

    @property
    def lowest_row(self) -> int:
        """A row of one line."""
        return round(self.size * POINT / 2 * _LOWEST_ROW)

    def width(self, column: int, span: int = 1) -> int:
        """Of a column, or of several."""
        return self.edges[column + span] - self.edges[column]

    def room(self, box: Box) -> int:
        """Between the paddings of a box."""
        return max(self.width(box.column, box.column_span) - 2 * PADDING, POINT)

    def row_heights(self, table: Table) -> list[int]:
        """About how high the rows of a table become."""
        heights = [self.lowest_row] * table.row_count
        # What covers several rows adds to the last of them only what the others leave over.
        for box in sorted(table.boxes, key=lambda box: (box.row + box.row_span, box.row_span)):
            last = box.row + box.row_span - 1
            heights[last] = max(heights[last], self._height(box) - sum(heights[box.row : last]))
        return heights

    def _height(self, box: Box) -> int:
        across = _across(self.room(box), self.size)
        lines = sum(max(-(-_length(line) // across), 1) for line in lines_of(box.text))
        return lines * self.line + 2 * PADDING_ABOVE


def fit(sheet: Sheet, block: int) -> Fit:
    """Spreads the columns of a sheet over the text block, and finds the size of the text.

    五号 up to six columns, 小五 for more, smaller only where a figure would be broken.

    Args:
        sheet: its widths tell how wide the columns are beside each other.
        block: the width of the text block.

    >>> fit(Sheet("项目支出绩效自评表", (10, 30), ()), 8000)
    Fit(edges=(0, 2060, 8000), size=21)
    """
    whole, count = sum(sheet.widths), len(sheet.widths)
    free = max(block - 2 * PADDING * count, 0)
    reaches = accumulate(sheet.widths, initial=0)
    edges = [2 * PADDING * number + reach * free // whole for number, reach in enumerate(reaches)]
    edges[-1] = block
    sizes = _SIZES if count <= _FEW_COLUMNS else _SIZES[1:]
    fits = [Fit(tuple(edges), size) for size in sizes]
    unbroken = list(_unbroken(sheet, fits[0]))
    return next((fit for fit in fits if all(_fits(*each, fit.size) for each in unbroken)), fits[-1])


def _unbroken(sheet: Sheet, fit: Fit) -> Iterator[tuple[int, float]]:
    """What may not be broken: the room for it, and its length in characters."""
    for table in sheet.tables:
        for box in table.boxes:
            if box.look is not Look.TEXT:
                longest = max(map(len, _UNBROKEN.findall(box.text)), default=0)
                yield fit.room(box), longest / 2


def _fits(room: int, length: float, size: int) -> bool:
    return length * size * POINT / 2 <= room


def repeated_rows(table: Table) -> int:
    """How many of the heading rows can be repeated: none where a box reaches out below them.

    >>> table = Table((Box(0, 0, "绩效指标", row_span=2), Box(0, 1, "分值"), Box(1, 1, "10")), 2, 1)
    >>> repeated_rows(table)
    0
    """
    rows = table.heading_rows
    reaches = any(box.row < rows < box.row + box.row_span for box in table.boxes)
    return 0 if reaches else rows


def indent_to_balance(text: str, room: int, size: int) -> int:
    """By how much a centred text is indented on each side, so that its lines are about as long.

    Args:
        text: in one line.
        room: what there is for it.
        size: of the text, in half points.

    Returns:
        0 for what fits into one line, or needs so many that it does not matter.

    >>> indent_to_balance("满意度指标", 4 * 180, 18)
    45
    """
    length = _length(text)
    lines = -(-length // _across(room, size))
    if not 1 < lines <= _MOST_BALANCED:
        return 0
    # Some play for gaps between scripts, and for brackets that may not end or begin a line.
    play = 0.5 if text.isalpha() and not _UNBROKEN.search(text) else 1.5
    even = -(-length // lines) + play
    return max(int(room - even * size * POINT / 2) // 2, 0)


def _across(room: int, size: int) -> int:
    """Characters in a line."""
    return max(room * 2 // POINT // size, 1)


def _length(line: str) -> int:
    """In characters; half of one for a letter or digit."""
    narrow = sum(unicodedata.east_asian_width(sign) in ("Na", "H", "N") for sign in line)
    return len(line) - narrow // 2
