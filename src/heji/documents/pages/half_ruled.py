"""Tables with lines missing: only level lines, no lines between columns, none between rows.

Columns are then where a gap runs down through the text of all rows. Rows are text lines that fill
most columns, one of them with a whole number in each row.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from heji.documents.pages.lattice import Grid, Region
from heji.documents.pages.page import Box, Character, Ruling
from heji.documents.pages.rulings import NEAR, levels

#: A gap between words of different columns, in sizes of the font.
_COLUMN_GAP = 0.9
#: Narrowest gap that runs down a table, in points.
_NARROWEST = 4.0
#: Part of the rows that a title over several columns may take.
_TITLES = 0.15
#: Part of the columns that a text line fills when it is a row.
_FILLED = 0.6
#: Level lines of a table without upright ones: above and below its heading, and at its end.
_FEWEST_LINES = 3
#: Rows of a table that has lines only below its heading and around its body, a total perhaps.
_FEW_ROWS = 3
_NUMBER = re.compile(r"[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?[%％]?|[/—－-]")

Word = list[Character]  #: characters of one text line without a wide gap


def from_level_lines(
    lines: Sequence[Ruling], characters: Sequence[Character], taken: Sequence[Box]
) -> list[Grid]:
    """Tables of level lines alone: at least three of one width, with columns of text between."""
    free = [
        each
        for each in lines
        if not any(box.holds((each.start + each.end) / 2, each.at) for box in taken)
    ]
    grids = []
    for same in levels(free, lambda each: each.start):
        for alike in levels(same, lambda each: each.end):
            ys = sorted(each.at for each in alike)
            if len(ys) < _FEWEST_LINES:
                continue
            grid = Grid([alike[0].start, alike[0].end], ys, _rows(ys))
            inside = [each for each in characters if grid.box.holds(*each.middle)]
            if len(completed(grid, inside).xs) > 2:
                grids.append(grid)
    return grids


def _rows(ys: Sequence[float]) -> list[Region]:
    return [Region(row, 0) for row in range(len(ys) - 1)]


def completed(grid: Grid, characters: Sequence[Character]) -> Grid:
    """The grid with the columns and rows that its lines leave out."""
    rows = text_rows(characters)
    if len(grid.xs) == 2 and len(grid.ys) > 2:
        gaps = column_gaps([words for _, words in rows])
        if gaps:
            grid = with_columns(grid, gaps, rows)
    return _with_rows(_parted(grid, characters), rows)


def _parted(grid: Grid, characters: Sequence[Character]) -> Grid:
    """The grid with wide cells parted, whose words stand each in a column of the grid."""
    regions: list[Region] = []
    for each in grid.regions:
        box = grid.box_of(each)
        parted = False
        if each.columns > 1:
            inside = [one for one in characters if box.holds(*one.middle)]
            parted = _in_columns(grid, each, text_rows(inside))
        if parted:
            columns = range(each.column, each.column + each.columns)
            regions += [Region(each.row, column, each.rows) for column in columns]
        else:
            regions.append(each)
    return replace(grid, regions=regions)


def _in_columns(grid: Grid, region: Region, rows: list[tuple[float, list[Word]]]) -> bool:
    """Whether the words of a cell stand in the middle of columns, several side by side."""
    if len(rows) != 1 or len(rows[0][1]) != region.columns:
        return False
    for number, word in enumerate(rows[0][1], start=region.column):
        left, right = grid.xs[number], grid.xs[number + 1]
        before, after = word[0].x0 - left, right - word[-1].x1
        if min(before, after) < 0 or abs(before - after) > word[0].size / 2:
            return False
    return True


def text_rows(characters: Iterable[Character]) -> list[tuple[float, list[Word]]]:
    """Text lines from the top down, each with the height of its middle and its words."""
    rows: list[list[Character]] = []
    for each in sorted(characters, key=lambda one: one.y0 + one.y1):
        middle = each.middle[1]
        if each.text.isspace():
            continue
        if rows and abs(middle - rows[-1][0].middle[1]) <= each.size / 2:
            rows[-1].append(each)
        else:
            rows.append([each])
    return [(row[0].middle[1], _words(row)) for row in rows]


def _words(row: list[Character]) -> list[Word]:
    row = sorted(row, key=lambda each: each.x0)
    words = [[row[0]]]
    for one, two in pairwise(row):
        if two.x0 - one.x1 > _COLUMN_GAP * min(one.size, two.size):
            words.append([])
        words[-1].append(two)
    return words


def column_gaps(rows: Sequence[Sequence[Word]]) -> list[float]:
    """Where a gap runs down through (nearly) all rows that have several words."""
    several = [row for row in rows if len(row) > 1]
    if len(several) < 2:
        return []
    marks = sorted({x for row in several for word in row for x in (word[0].x0, word[-1].x1)})
    allowed = _TITLES * len(several)
    gaps: list[tuple[float, float]] = []
    for start, end in pairwise(marks):
        middle = (start + end) / 2
        crossed = sum(any(word[0].x0 < middle < word[-1].x1 for word in row) for row in several)
        if crossed > allowed:
            continue
        if gaps and gaps[-1][1] >= start:
            gaps[-1] = (gaps[-1][0], end)
        else:
            gaps.append((start, end))
    return [(start + end) / 2 for start, end in gaps if end - start >= _NARROWEST]


def with_columns(grid: Grid, gaps: Sequence[float], rows: list[tuple[float, list[Word]]]) -> Grid:
    """A grid of one column cut at these places, except where a word of a row stands across."""
    xs = [grid.xs[0], *gaps, grid.xs[-1]]
    regions = []
    for region in grid.regions:
        box = grid.box_of(region)
        words = [word for at, row in rows if box.y0 <= at <= box.y1 for word in row]
        crossed = {x for x in gaps if any(word[0].x0 < x < word[-1].x1 for word in words)}
        start = 0
        for column in range(1, len(xs)):
            if xs[column] not in crossed:
                regions.append(Region(region.row, start, region.rows, column - start))
                start = column
    return replace(grid, xs=xs, regions=regions, has_ruled_columns=False)


def _with_rows(grid: Grid, rows: list[tuple[float, list[Word]]]) -> Grid:
    """Cuts rows of the grid in which several rows of figures stand one below the other."""
    cuts: list[float] = []
    if len(grid.ys) - 1 > _FEW_ROWS:
        return grid  # its rows have lines between them
    for number, (top, bottom) in enumerate(pairwise(grid.ys)):
        inside = [each for each in rows if top <= each[0] <= bottom]
        alone = [each for each in grid.regions if each.row <= number < each.row + each.rows]
        if len(inside) > 1 and len(alone) > 1 and all(each.rows == 1 for each in alone):
            cuts += _row_cuts(grid, alone, inside)
    return _cut(grid, sorted(cuts)) if cuts else grid


def _row_cuts(
    grid: Grid, regions: Sequence[Region], rows: Sequence[tuple[float, list[Word]]]
) -> list[float]:
    """The heights between rows of figures within one row of the grid."""
    starts = [grid.xs[each.column] for each in regions]
    filled: list[tuple[float, dict[int, Word]]] = []
    for at, words in rows:
        found: dict[int, Word] = {}
        for word in words:
            found.setdefault(bisect_right(starts, word[0].middle[0]) - 1, []).extend(word)
        filled.append((at, found))
    whole = [each for each in filled if len(each[1]) >= max(_FILLED * len(regions), 2)]
    if len(whole) < 2 or not any(
        all(_is_figure(grid, region, found.get(number)) for _, found in whole)
        for number, region in enumerate(regions)
    ):
        return []
    heights = [at for at, _ in filled]
    # What stands between two rows of figures is the rest of a text of the upper one.
    return [(max(at for at in heights if at < two) + two) / 2 for two, _ in whole[1:]]


def _is_figure(grid: Grid, region: Region, word: Word | None) -> bool:
    """Whether a place holds one whole figure that does not fill its line."""
    if not word or not _NUMBER.fullmatch("".join(each.text for each in word)):
        return False
    box = grid.box_of(region)
    return box.width - (word[-1].x1 - word[0].x0) > 2 * word[0].size + 2 * NEAR


def _cut(grid: Grid, cuts: Sequence[float]) -> Grid:
    ys = sorted([*grid.ys, *cuts])
    number = {at: row for row, at in enumerate(ys)}
    regions = []
    for each in grid.regions:
        top, bottom = number[grid.ys[each.row]], number[grid.ys[each.row + each.rows]]
        if each.rows > 1:
            regions.append(Region(top, each.column, bottom - top, each.columns))
        else:
            regions += [Region(row, each.column, 1, each.columns) for row in range(top, bottom)]
    return replace(grid, ys=ys, regions=sorted(regions, key=lambda one: (one.row, one.column)))
