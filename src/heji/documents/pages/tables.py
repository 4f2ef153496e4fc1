"""The tables of one page, their cells with the lines of text in them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from heji.documents.pages.aligned import aligned_tables, marked
from heji.documents.pages.half_ruled import completed, from_level_lines
from heji.documents.pages.joining import Room, text_of
from heji.documents.pages.lattice import Grid, lattice, without_bare_edges
from heji.documents.pages.lines import Line, lines_of
from heji.documents.pages.page import Box, Character, Page
from heji.documents.pages.rulings import joined, meshes

#: Programs keep text up to this far from the side of a cell; a table of short texts tells nothing.
_WIDEST_MARGIN = 6.0

#: How far a character may stand over the line of its cell, in sizes: descenders do.
_OVER = 0.3


@dataclass(slots=True)
class Piece:
    """A cell, or the part of one that stands on one page; rows and columns from 0."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box
    page: int
    lines: list[Line]
    edge: Box  #: the same on the upright page
    margin: float  #: how far text keeps from the sides

    @property
    def room(self) -> Room:
        """Where its lines may run."""
        return Room(self.edge.x0 + self.margin, self.edge.x1 - self.margin)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed in it."""
        return not self.lines

    @property
    def text(self) -> str:
        """What is printed in it on this page."""
        return text_of(self.lines, self.room)


@dataclass(slots=True)
class Fragment:
    """A table as far as it stands on one page."""

    page: int
    shown: Box  #: where it stands, as a viewer shows the page
    box: Box
    xs: list[float]
    row_count: int
    pieces: list[Piece]
    open_top: bool = False
    open_bottom: bool = False
    unseen: list[Character] = field(default_factory=list)  #: drawn beyond the page
    has_ruled_columns: bool = True  #: False when its columns were told by gaps in the print
    has_rulings: bool = True  #: False when white space alone makes it a table
    until: int = 0  #: the last page, where columns of it stand on further ones

    @property
    def strays(self) -> int:
        """Lines of text that stand over the upper or lower line of their cell."""
        return sum(self._is_stray(line, piece) for piece in self.pieces for line in piece.lines)

    def _is_stray(self, line: Line, piece: Piece) -> bool:
        over = _OVER * line.size
        # At the end of a page a merged cell's text may be cut with the page.
        top = piece.rows > 1 and piece.row == 0
        bottom = piece.rows > 1 and piece.row + piece.rows == self.row_count
        return (line.box.y0 < piece.edge.y0 - over and not top) or (
            line.box.y1 > piece.edge.y1 + over and not bottom
        )

    @property
    def column_count(self) -> int:
        """Columns of its grid."""
        return len(self.xs) - 1


@dataclass(slots=True)
class Arrangement:
    """The tables of a page, and the characters outside them."""

    fragments: list[Fragment] = field(default_factory=list)
    characters: list[Character] = field(default_factory=list)


def arrange(page: Page) -> Arrangement:
    """Finds the tables of a page and fills their cells."""
    horizontal, vertical = joined(page.horizontal), joined(page.vertical)
    found, loose = meshes(horizontal, vertical)
    grids = [grid for mesh in found if (grid := lattice(mesh)) is not None]
    arrangement = Arrangement(characters=page.characters)
    # An inner table takes its characters before the outer one does.
    for grid in sorted(grids, key=lambda each: each.box.width * each.box.height):
        take(grid, page, arrangement)
    boxes = [each.box for each in arrangement.fragments]
    for grid in from_level_lines(loose, arrangement.characters, boxes):
        take(grid, page, arrangement)
    arrangement.fragments.sort(key=lambda each: (each.box.y0, each.box.x0))
    return arrangement


def take_aligned(characters: list[Character], page: Page, arrangement: Arrangement) -> None:
    """Moves the tables that white space makes out of the characters outside tables.

    Args:
        characters: of one column of the page.
        page: on which they stand.
        arrangement: takes the tables.
    """
    for found in list(aligned_tables(characters)):
        arrangement.characters = marked(arrangement.characters, found)
        inside = [each for each in characters if found.grid.box.holds(*each.middle)]
        beside = len([c for c in arrangement.characters if found.grid.box.holds(*c.middle)])
        if beside == len(inside):
            take(found.grid, page, arrangement)


def take(grid: Grid, page: Page, arrangement: Arrangement) -> None:
    """Moves the characters inside a grid into its cells."""
    box = grid.box
    inside = [each for each in arrangement.characters if box.holds(*each.middle)]
    if not any(not each.text.isspace() for each in inside):
        return
    grid = without_bare_edges(completed(grid, inside), (each.middle[0] for each in inside))
    box = grid.box
    outside = [each for each in arrangement.characters if not box.holds(*each.middle)]
    fragment = _fragment(grid, inside, page)
    arrangement.fragments.append(fragment)
    arrangement.characters = outside


def _fragment(grid: Grid, characters: list[Character], page: Page) -> Fragment:
    cells = _by_region(grid, characters)
    lines = [lines_of(each) for each in cells]
    boxes = [grid.box_of(region) for region in grid.regions]
    margin = _margin(boxes, lines)
    pieces = [
        Piece(
            region.row,
            region.column,
            region.rows,
            region.columns,
            page.shown(box),
            page.number,
            text,
            box,
            margin,
        )
        for region, box, text in zip(grid.regions, boxes, lines, strict=True)
    ]
    return Fragment(
        page.number,
        page.shown(grid.box),
        grid.box,
        grid.xs,
        len(grid.ys) - 1,
        pieces,
        grid.open_top,
        grid.open_bottom,
        page.unseen,
        grid.has_ruled_columns,
        grid.has_rulings,
    )


def _by_region(grid: Grid, characters: list[Character]) -> list[list[Character]]:
    owner: dict[tuple[int, int], int] = {}
    for number, region in enumerate(grid.regions):
        for row in range(region.row, region.row + region.rows):
            for column in range(region.column, region.column + region.columns):
                owner[(row, column)] = number
    cells: list[list[Character]] = [[] for _ in grid.regions]
    for each in characters:
        x, y = each.middle
        row = min(max(bisect_right(grid.ys, y) - 1, 0), len(grid.ys) - 2)
        column = min(max(bisect_right(grid.xs, x) - 1, 0), len(grid.xs) - 2)
        cells[owner[(row, column)]].append(each)
    return cells


def _margin(boxes: list[Box], lines: list[list[Line]]) -> float:
    """How far text keeps from the side of its cell: as near as it comes anywhere in the table."""
    gaps = sorted(
        min(line.box.x0 - box.x0, box.x1 - line.box.x1)
        for box, text in zip(boxes, lines, strict=True)
        for line in text
    )
    return min(max(gaps[len(gaps) // 20], 0.0), _WIDEST_MARGIN) if gaps else 0.0
