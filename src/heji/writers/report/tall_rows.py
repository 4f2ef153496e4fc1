"""Rows of a table that are too high to be kept on one page."""

from __future__ import annotations

from heji.writers.report.report import Cell, Table

#: 五号 characters that a line of text holds, upright and across, with paddings left out of account.
_UPRIGHT, _ACROSS = 40, 56
#: Lines of 五号 in a row that may leave a third of a page empty above it.
_MOST_LINES = 9


def may_break(table: Table, row: tuple[Cell | None, ...]) -> bool:
    """Whether a row may go over the end of a page: it would leave too much of the page empty.

    Args:
        table: gives the widths of the columns.
        row: of that table.
    """
    whole = sum(each.width for each in table.columns)
    room = _ACROSS if table.is_wide else _UPRIGHT
    return any(
        _lines(
            cell,
            room * sum(each.width for each in table.columns[column:][: cell.column_span]),
            whole,
        )
        > _MOST_LINES
        for column, cell in enumerate(row)
        if cell is not None and cell.row_span == 1
    )


def _lines(cell: Cell, room: int, whole: int) -> int:
    """About how many lines a text takes in `room` parts of `whole`."""
    return sum(-(-max(len(line), 1) * whole // room) for line in cell.text.splitlines() or [""])
