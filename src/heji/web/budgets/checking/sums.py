"""The sums that an export states, recomputed from its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from heji.values.interval import sum_of
from heji.web.budgets.amounts import shown, stated
from heji.web.budgets.checking.results import Note, Reading
from heji.web.budgets.columns import AMOUNTS
from heji.web.budgets.table import Export, total_word
from heji.web.filing.figures import Unreadable

Cells = tuple[str, ...]


def notes(export: Export, reading: Reading, decimals: Mapping[str, int]) -> Iterator[Note]:
    """What is wrong with totals, and what cannot be said of them.

    Args:
        export: the table without the rows of secret projects.
        reading: how its columns are read.
        decimals: of the amounts of each column.
    """
    every = [(number, cells) for number, cells in export.rows if not total_word(cells)]
    waiting: list[Cells] = []
    for number, cells in export.rows:
        word = total_word(cells)
        if not word:
            waiting.append(cells)
            continue
        rows = [each for _, each in every] if word == "total" else waiting
        for column in AMOUNTS:
            if column in reading.columns:
                yield from _compared(
                    number, cells, rows, (column, word, decimals[column]), export, reading
                )
        waiting = []


def _compared(
    number: int,
    cells: Cells,
    rows: Sequence[Cells],
    what: tuple[str, str, int],
    export: Export,
    reading: Reading,
) -> Iterator[Note]:
    column, word, decimals = what
    place = reading.columns.index(column)
    try:
        says = stated(cells[place], reading.unit, decimals)
        parts = [stated(each[place], reading.unit, decimals) for each in rows]
    except Unreadable:
        yield Note(number, "budget.note.unreadable", {"column": column}, False)
        return
    known = [each for each in parts if each is not None]
    if says is None or not known:
        return
    if sum_of([each.interval for each in known]).overlaps(says.interval):
        return
    recomputed = shown(sum(each.fen for each in known))
    values = {"column": column, "stated": shown(says.fen), "recomputed": recomputed}
    yield Note(number, *_said_of(word, values, export))


def _said_of(
    word: str, values: Mapping[str, object], export: Export
) -> tuple[str, Mapping[str, object], bool]:
    """A sum that differs is wrong only where it is sure what it sums up."""
    if export.secret:  # the amounts of secret rows are gone
        return "budget.note.secret", values, False
    # A subtotal can stand above its rows, or leave some out.
    return f"budget.note.{word}", values, word == "total"
