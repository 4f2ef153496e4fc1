"""Puts the cells of rows at their places, around those that reach down from above."""

from __future__ import annotations

from dataclasses import dataclass, field

from heji.writers.official.sheet import Box, Formula, Look, Table


@dataclass(frozen=True, slots=True)
class Piece:
    """A box that has no place yet."""

    text: str
    look: Look = Look.TEXT
    across: int = 1
    down: int = 1
    formula: Formula | None = None


@dataclass(slots=True)
class Grid:
    """One table while it is being filled, row by row."""

    width: int  #: columns of the sheet
    extra: int = 0  #: columns added at the end, which the last box of a row covers too
    row: int = 0
    heading_rows: int = 0
    boxes: list[Box] = field(default_factory=list)
    _taken: set[tuple[int, int]] = field(default_factory=set)

    def add(self, pieces: list[Piece]) -> list[int]:
        """Adds a row; returns the column of each piece. What is left of the row is one empty box."""
        columns = []
        for piece in pieces:
            column = self._free(0)
            columns.append(column)
            self._put(piece, column)
        rest = self._free(0)
        if rest < self.width:
            self._put(Piece("", across=self.width - rest), rest)
        self.row += 1
        return columns

    def table(self) -> Table:
        """The table as filled; places that nothing covers become empty boxes."""
        last = max((box.row + box.row_span for box in self.boxes), default=0)
        while self.row < last:
            self.add([])
        boxes = tuple(sorted(self.boxes, key=lambda box: (box.row, box.column)))
        return Table(boxes, self.row, self.heading_rows)

    def _free(self, column: int) -> int:
        while (self.row, column) in self._taken:
            column += 1
        return column

    def _put(self, piece: Piece, column: int) -> None:
        across = min(piece.across, max(self.width - column, 1))
        if column + across == self.width:
            across += self.extra
        for row in range(self.row, self.row + piece.down):
            self._taken.update((row, each) for each in range(column, column + across))
        self.boxes.append(
            Box(self.row, column, piece.text, piece.look, piece.down, across, piece.formula)
        )
