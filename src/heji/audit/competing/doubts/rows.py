"""Rows of text that have lost blank cells, so that what follows stands too far to the left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from heji.audit.competing.choice import Doubt
from heji.audit.competing.proposal import Proposal, moved
from heji.documents.document import Cell, Table
from heji.forms.lexicon import lexicon
from heji.forms.tables.headings.one_row import heading
from heji.forms.tables.rows import table_rows


@dataclass(frozen=True, slots=True)
class _Short:
    """A row with fewer cells than its heading."""

    cells: tuple[Cell, ...]
    lost: int


def proposals(table: Table) -> Iterator[Proposal]:
    """The rows of a table that are too short, with the blank cells put in, wherever they may be.

    What a merged cell covers is lost in one place, so all lost cells of a row are put in together;
    and neighbouring rows that lost as many have often lost them in the same column, so they are
    also moved together.

    Args:
        table: any table; nothing is proposed where the format keeps every cell.
    """
    if table.has_spans:
        return
    short = list(_short(table))
    for row in short:
        yield from _with_blanks((row,))
    for together in _neighbours(short):
        if len(together) > 1:
            yield from _with_blanks(together)


def may_be_short(table: Table) -> bool:
    """Whether a row of a table of text has fewer cells than another: the quick look."""
    if table.has_spans:
        return False
    counts: dict[int, int] = {}
    for cell in table.cells:
        counts[cell.row] = counts.get(cell.row, 0) + 1
    return any(1 < count < table.column_count for count in counts.values())


def _short(table: Table) -> Iterator[_Short]:
    width = 0
    for row in table_rows(table):
        found = heading(row, lexicon())
        if found is not None:
            width = found.width
        elif 1 < len(row.cells) < width and all(each.column_span == 1 for each in row.cells):
            yield _Short(row.cells, width - len(row.cells))


def _neighbours(rows: Sequence[_Short]) -> Iterator[tuple[_Short, ...]]:
    run: list[_Short] = []
    for row in rows:
        if run and not _goes_on(run[-1], row):
            yield tuple(run)
            run = []
        run.append(row)
    yield tuple(run)


def _goes_on(above: _Short, row: _Short) -> bool:
    return above.lost == row.lost and row.cells[0].row == above.cells[0].row + 1


def _with_blanks(rows: tuple[_Short, ...]) -> Iterator[Proposal]:
    old = tuple(cell for row in rows for cell in row.cells)
    # A cell lost before the name of a row is put in where headings are read (forms/tables).
    for at in range(2, min(len(row.cells) for row in rows) + 1):
        if all(not row.cells[at - 1].text.strip() for row in rows):
            continue  # before a blank cell or behind it: the same row
        new = (each for row in rows for each in _filled_up(row, at))
        yield Proposal(Doubt.LOST_CELL, old, tuple(new))


def _filled_up(row: _Short, at: int) -> Iterator[Cell]:
    """The cells of a row with blank ones before one of its columns."""
    for cell in row.cells:
        if cell.column == at:
            blank = replace(cell, text="")
            yield from (moved(blank, number) for number in range(row.lost))
        yield moved(cell, row.lost) if cell.column >= at else cell
