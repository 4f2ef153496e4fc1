"""Cells find their places around those that reach down from above."""

from __future__ import annotations

from heji.writers.official.grid import Grid, Piece
from heji.writers.official.sheet import Table


def covered(table: Table, width: int) -> bool:
    """Whether the boxes cover every place of the table once."""
    places = [
        (row, column)
        for box in table.boxes
        for row in range(box.row, box.row + box.row_span)
        for column in range(box.column, box.column + box.column_span)
    ]
    wanted = [(row, column) for row in range(table.row_count) for column in range(width)]
    return sorted(places) == wanted


def test_a_row_goes_around_what_reaches_down() -> None:
    grid = Grid(3)
    grid.add([Piece("甲", down=2), Piece("乙"), Piece("丙")])
    assert grid.add([Piece("丁"), Piece("戊")]) == [1, 2]
    assert covered(grid.table(), 3)


def test_what_is_left_of_a_row_is_one_empty_box() -> None:
    grid = Grid(4)
    grid.add([Piece("甲")])
    assert [(box.text, box.column_span) for box in grid.table().boxes] == [("甲", 1), ("", 3)]


def test_a_box_that_reaches_below_the_last_row_has_rows_there() -> None:
    grid = Grid(2)
    grid.add([Piece("甲", down=3), Piece("乙")])
    table = grid.table()
    assert table.row_count == 3
    assert covered(table, 2)


def test_the_last_box_covers_the_columns_that_are_added() -> None:
    grid = Grid(2, extra=2)
    grid.add([Piece("甲"), Piece("乙")])
    assert grid.table().boxes[-1].column_span == 3
    assert covered(grid.table(), 4)


def test_an_empty_grid_is_an_empty_table() -> None:
    assert Grid(3).table() == Table((), 0)
