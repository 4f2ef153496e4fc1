"""Heights of the rows, so that every text is seen whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from heji.writers.official.xlsx.measuring import height
from heji.writers.official.xlsx.placing import Placed

#: The most that Excel takes, in points.
HIGHEST = 409
_LOWEST = 20
#: What is tried for a text that is too long for the highest row.
_SMALLER = (9.0, 8.0, 7.0, 6.0)


def fitted(placed: Placed, widths: Sequence[int]) -> tuple[Placed, int]:
    """A text and the height in points that it needs, in smaller type where Excel's limit asks for it.

    Args:
        placed: the text.
        widths: of all columns, in pixels.
    """
    width = sum(widths[placed.column : placed.last_column + 1])
    limit = HIGHEST * placed.row_span
    needed = height(placed.text, width, placed.style.points)
    for points in _SMALLER:
        if needed <= limit:
            break
        placed = replace(placed, style=replace(placed.style, points=points))
        needed = height(placed.text, width, points)
    return placed, min(needed, limit)


def row_heights(needs: Iterable[tuple[Placed, int]], row_count: int) -> list[int]:
    """The height of each row in points.

    What a text over several rows needs beyond them is spread over them.

    Args:
        needs: every text with the height that it needs.
        row_count: of the worksheet.
    """
    heights = [_LOWEST] * row_count
    for placed, needed in sorted(needs, key=lambda each: each[0].row_span):
        rows = range(placed.row, placed.last_row + 1)
        missing = needed - sum(heights[row] for row in rows)
        # The rows share evenly what is missing; one that is full leaves its share to those after it.
        by_room = sorted(rows, key=lambda row: HIGHEST - heights[row])
        for left, row in zip(range(len(rows), 0, -1), by_room, strict=True):
            grown = min(max(-(-missing // left), 0), HIGHEST - heights[row])
            heights[row] += grown
            missing -= grown
    return heights
