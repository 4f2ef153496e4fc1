"""Where lines of print stand: within a cell by rows of ink, outside tables by ink side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from heji.documents.pages.page import Box
from heji.documents.readers.scan.picture import SCALE, Dots
from heji.documents.readers.scan.ruling_lines import INK

#: Smaller marks than this, in points each way, are specks; a decimal point has 0.9 at 8-point print.
_SPECK = 0.7
#: Parts of one line of print (二, 三, ：) are joined up to this part of the height of a line.
_WHOLE = 1.25
#: A gap between words that stand apart, in heights of a line.
_APART = 0.9
#: Least height of print, in points; what is lower is a dash or a dot.
_LOWEST = 3.0
#: Height of a line of print where a page tells nothing.
_USUAL = 9.0


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of a line of print, in dots of the picture."""

    x0: int
    y0: int
    x1: int
    y1: int
    row: tuple[int, int]  #: the upper and lower end of the whole line
    within: tuple[int, int, int, int]  #: the cell that it stands in

    @property
    def box(self) -> Box:
        """The same in points, as high as the line."""
        return Box(self.x0 / SCALE, self.row[0] / SCALE, self.x1 / SCALE, self.row[1] / SCALE)


def ink_of(grey: Dots, rulings: Any) -> Any:
    """Where print is: the ink without the lines of tables and without specks."""
    import cv2
    import numpy

    ink = ((grey < INK) & (rulings == 0)).astype(numpy.uint8)
    count, numbers, boxes, _ = cv2.connectedComponentsWithStats(ink)
    least = _SPECK * SCALE
    kept = (boxes[:, 2] >= least) & (boxes[:, 3] >= least) & (boxes[:, 4] >= least * least)
    kept[0] = False
    # A dash is long and thin.
    kept |= (numpy.maximum(boxes[:, 2], boxes[:, 3]) >= 4 * least) & (numpy.arange(count) > 0)
    return kept[numbers].astype(numpy.uint8)


def height_of_print(ink: Any, cells: Sequence[Box]) -> float:
    """The usual height of a line of print on a page, in dots."""
    heights = [
        end - start
        for cell in cells
        for start, end in _runs(_part(ink, cell).any(axis=1))
        if _LOWEST * SCALE <= end - start <= 3 * _USUAL * SCALE
    ]
    # The lower half is broken or of digits alone.
    heights.sort()
    return float(median(heights[len(heights) // 2 :])) if heights else _USUAL * SCALE


def strips_in(ink: Any, box: Box, height: float) -> list[Strip]:
    """The pieces of the lines of print in a cell, from the top down.

    Args:
        ink: where print is.
        box: the cell, in points.
        height: of a line of print, in dots.
    """
    x0, y0, x1, y1 = within = _dots(ink, box)
    part = ink[y0:y1, x0:x1]
    strips = []
    for top, bottom in _lines(part, height):
        columns = part[top:bottom].any(axis=0)
        for left, right in _words(columns, _APART * max(height, bottom - top)):
            rows = part[top:bottom, left:right].any(axis=1).nonzero()[0]
            piece = (x0 + left, y0 + top + int(rows[0]), x0 + right, y0 + top + int(rows[-1]) + 1)
            strips.append(Strip(*piece, (y0 + top, y0 + bottom), within))
    return strips


def strips_outside(ink: Any, tables: Sequence[Box], height: float) -> list[Strip]:
    """The pieces of the lines of print outside tables."""
    import cv2
    import numpy

    free = ink.copy()
    for each in tables:
        x0, y0, x1, y1 = _dots(ink, each)
        free[y0:y1, x0:x1] = 0
    reach: Any = numpy.ones((1, max(round(height * 1.2), 1)), numpy.uint8)
    blocks = cv2.morphologyEx(free, cv2.MORPH_CLOSE, reach)
    count, _, boxes, _ = cv2.connectedComponentsWithStats(blocks)
    found: list[Box] = []
    for number in range(1, count):
        x, y, width, high, _ = (int(each) for each in boxes[number])
        found.append(Box(x / SCALE, y / SCALE, (x + width) / SCALE, (y + high) / SCALE))
    return [strip for box in _merged(found, height) for strip in strips_in(free, box, height)]


def _merged(boxes: list[Box], height: float) -> list[Box]:
    """Boxes that stand beside each other in one line, as one."""
    merged: list[Box] = []
    for each in sorted(boxes, key=lambda box: -(box.y1 - box.y0)):
        place = next((n for n, box in enumerate(merged) if _in_line(box, each, height)), None)
        if place is None:
            merged.append(each)
        else:
            merged[place] = merged[place].around(each)
    return merged


def _in_line(box: Box, other: Box, height: float) -> bool:
    overlap = min(box.y1, other.y1) - max(box.y0, other.y0)
    apart = max(box.x0, other.x0) - min(box.x1, other.x1)
    return overlap > 0.4 * min(box.height, other.height) and apart < 2 * height / SCALE


def _part(ink: Any, box: Box) -> Any:
    x0, y0, x1, y1 = _dots(ink, box)
    return ink[y0:y1, x0:x1]


def _dots(ink: Any, box: Box) -> tuple[int, int, int, int]:
    height, width = ink.shape
    x0, y0 = max(round(box.x0 * SCALE), 0), max(round(box.y0 * SCALE), 0)
    return x0, y0, min(round(box.x1 * SCALE), width), min(round(box.y1 * SCALE), height)


def _lines(part: Any, height: float) -> Iterator[tuple[int, int]]:
    """Upper and lower end of each line of print."""
    runs = list(_runs(part.any(axis=1)))
    merged: list[tuple[int, int]] = []
    for start, end in runs:
        if merged and end - merged[-1][0] <= _WHOLE * height:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    for start, end in merged:
        yield from _parted(part, start, end, height)


def _parted(part: Any, start: int, end: int, height: float) -> Iterator[tuple[int, int]]:
    """Lines of print that touch, parted where the ink between them is thinnest."""
    if end - start < 1.7 * height:
        yield start, end
        return
    counts = part[start:end].sum(axis=1)
    first = round(0.6 * height)
    middle = counts[first : max(round(1.4 * height), first + 1)]
    if not len(middle) or int(middle.min()) > 0.35 * int(counts.max()):
        yield start, end
        return
    cut = start + first + int(middle.argmin())
    yield start, cut
    yield from _parted(part, cut, end, height)


def _words(columns: Any, gap: float) -> Iterator[tuple[int, int]]:
    """Left and right end of what stands together in a line."""
    merged: list[tuple[int, int]] = []
    for start, end in _runs(columns):
        if merged and start - merged[-1][1] < gap:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    yield from merged


def _runs(marks: Any) -> Iterator[tuple[int, int]]:
    """Start and end of each run of marked places."""
    import numpy

    edges = numpy.flatnonzero(numpy.diff(numpy.concatenate(([0], marks.astype(numpy.int8), [0]))))
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        yield int(start), int(end)
