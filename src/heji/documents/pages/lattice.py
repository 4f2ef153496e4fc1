"""From rulings to the grid of a table and its cells, merged ones whole.

Two neighbouring places of the grid are one cell when no line lies between them. Outer lines may be
missing: the lines that end there say where the table ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from heji.documents.pages.page import Box, Ruling
from heji.documents.pages.rulings import NEAR, Mesh, levels

#: A line counts between two places when it covers this part of the border.
_MOST = 0.5

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Region:
    """Where a cell lies in its grid, from 0."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class Grid:
    """Lines from the left and from the top, and the cells between them."""

    xs: list[float]
    ys: list[float]
    regions: list[Region]
    open_top: bool = False  #: no line above the first row
    open_bottom: bool = False  #: no line below the last row
    open_left: bool = False
    open_right: bool = False
    has_ruled_columns: bool = True  #: False when its columns were told by gaps in the print
    has_rulings: bool = True  #: False when white space alone makes it a table

    @property
    def box(self) -> Box:
        """Its outer edge."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def box_of(self, region: Region) -> Box:
        """The edge of a cell."""
        return Box(
            self.xs[region.column],
            self.ys[region.row],
            self.xs[region.column + region.columns],
            self.ys[region.row + region.rows],
        )


def lattice(mesh: Mesh) -> Grid | None:
    """The grid that lines form, or None where they enclose nothing.

    >>> sides = [Ruling(x, 0, 40) for x in (0, 50, 90)]
    >>> grid = lattice(Mesh([Ruling(0, 0, 90), Ruling(20, 50, 90), Ruling(40, 0, 90)], sides))
    >>> [(each.row, each.column, each.rows) for each in grid.regions]
    [(0, 0, 2), (0, 1, 1), (1, 1, 1)]
    """
    xs = _edges([each.at for each in mesh.vertical], mesh.horizontal)
    ys = _edges([each.at for each in mesh.horizontal], mesh.vertical)
    if len(xs) < 2 or len(ys) < 2:
        return None
    below = [_borders(mesh.horizontal, at, xs) for at in ys[1:]]
    beside = [_borders(mesh.vertical, at, ys) for at in xs[1:]]
    across = [[column[row] for column in beside] for row in range(len(ys) - 1)]
    return Grid(
        xs,
        ys,
        _regions(below, across),
        open_top=not any(_borders(mesh.horizontal, ys[0], xs)),
        open_bottom=not any(below[-1]),
        open_left=not any(_borders(mesh.vertical, xs[0], ys)),
        open_right=not any(beside[-1]),
    )


def _edges(lines: Iterable[float], crossing: Sequence[Ruling]) -> list[float]:
    """Where the grid has lines; at its ends also where only the crossing lines end."""
    found = [sum(level) / len(level) for level in levels(lines, float)]
    first = min((each.start for each in crossing), default=found[0])
    last = max((each.end for each in crossing), default=found[-1])
    if found[0] - first > NEAR:
        found.insert(0, first)
    if last - found[-1] > NEAR:
        found.append(last)
    return found


def _borders(lines: Iterable[Ruling], at: float, marks: Sequence[float]) -> list[bool]:
    """For each stretch from mark to mark, whether a line at this place covers most of it."""
    near = [each for each in lines if abs(each.at - at) <= NEAR]
    return [
        sum(max(min(each.end, end) - max(each.start, start), 0.0) for each in near)
        >= _MOST * (end - start)
        for start, end in pairwise(marks)
    ]


def _regions(below: list[list[bool]], beside: list[list[bool]]) -> list[Region]:
    """Places without a line between them, gathered."""
    rows, columns = len(below), len(below[0])
    seen: set[Place] = set()
    found: list[Region] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in seen:
                continue
            places = _reach((row, column), below, beside)
            seen |= places
            found += _rectangles(places)
    return sorted(found, key=lambda each: (each.row, each.column))


def _reach(start: Place, below: list[list[bool]], beside: list[list[bool]]) -> set[Place]:
    rows, columns = len(below), len(below[0])
    found, waiting = {start}, [start]
    while waiting:
        row, column = waiting.pop()
        ways = (
            (row + 1, column, row + 1 < rows and not below[row][column]),
            (row - 1, column, row > 0 and not below[row - 1][column]),
            (row, column + 1, column + 1 < columns and not beside[row][column]),
            (row, column - 1, column > 0 and not beside[row][column - 1]),
        )
        for r, c, free in ways:
            if free and (r, c) not in found:
                found.add((r, c))
                waiting.append((r, c))
    return found


def _rectangles(places: set[Place]) -> list[Region]:
    """A cell is a rectangle; where a piece of a line is missing, what it left together is cut."""
    runs: list[Region] = []
    for row in sorted({row for row, _ in places}):
        columns = sorted(column for each, column in places if each == row)
        start = columns[0]
        for one, two in zip(columns, [*columns[1:], None], strict=True):
            if two is not None and two == one + 1:
                continue
            runs.append(Region(row, start, 1, one - start + 1))
            start = two if two is not None else start
    found: list[Region] = []
    for run in runs:
        for at, above in enumerate(found):
            fits = (above.column, above.columns) == (run.column, run.columns)
            if fits and above.row + above.rows == run.row:
                found[at] = Region(above.row, above.column, above.rows + 1, above.columns)
                break
        else:
            found.append(run)
    return found


def without_bare_edges(grid: Grid, middles: Iterable[float]) -> Grid:
    """The grid without outer columns that only the ends of lines made, and that hold nothing.

    Args:
        grid: the grid.
        middles: where its characters stand, from the left.
    """
    xs = list(middles)
    if grid.open_right and len(grid.xs) > 2 and not any(x > grid.xs[-2] for x in xs):
        grid = _narrowed(grid, 0, len(grid.xs) - 2)
    if grid.open_left and len(grid.xs) > 2 and not any(x < grid.xs[1] for x in xs):
        grid = _narrowed(grid, 1, len(grid.xs) - 1)
    return grid


def _narrowed(grid: Grid, first: int, last: int) -> Grid:
    """The columns between two lines of the grid."""
    regions = []
    for each in grid.regions:
        start, end = max(each.column, first), min(each.column + each.columns, last)
        if start < end:
            regions.append(Region(each.row, start - first, each.rows, end - start))
    return replace(grid, xs=grid.xs[first : last + 1], regions=regions)
