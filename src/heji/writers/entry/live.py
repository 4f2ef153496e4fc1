"""What a template works out by itself: sums, rates, totals, names that stand twice.

A total is summed up where the form itself says that the parts make it up: its list of parts is
closed by one for all that is left (其他资金). A rate is what its name divides, as the audit reads it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from heji.forms.lexicon import lexicon
from heji.forms.money.rates import QUOTIENTS
from heji.writers.entry.cells import Amount, Cell, Marked
from heji.writers.entry.plan import Entry, Live, Mirror, Need
from heji.writers.official.sheet import Place, Quotient, Sum
from heji.writers.official.slots import Source

_TOTAL = "total"


Placed = Sequence[tuple[Place, Cell]]


def live(placed: Placed) -> tuple[dict[Place, Entry], dict[Place, Live], dict[Place, str]]:
    """Parts what is to be filled in from what the template works out.

    Args:
        placed: all cells of the plan.

    Returns:
        The entries, the live cells, and of these the ones that must not stay empty with the names
        of what they hold.
    """
    weights = {(p.table, p.row): p for p, cell in placed if cell.marked is Marked.WEIGHT}
    formulas: dict[Place, Live] = {
        **dict(_sums(placed)),
        **dict(_rates(placed)),
        **dict(_totals(placed)),
        **dict(_mirrors(placed)),
    }
    entries = {
        place: _limited(place, cell, cell.entry, weights)
        for place, cell in placed
        if cell.entry is not None and place not in formulas
    }
    needed = {
        place: cell.entry.name
        for place, cell in placed
        if place in formulas and cell.entry is not None and cell.entry.need is Need.ALWAYS
    }
    return entries, formulas, needed


def _sums(placed: Placed) -> Iterator[tuple[Place, Live]]:
    """Totals of the parts of the money, across a task and down the tasks."""
    amounts = _amounts(placed)
    for amount, place in amounts.items():
        parts = _of_tasks(amount, amounts) if amount.row is None else ()
        if not parts and amount.part == _TOTAL:
            parts = _of_parts(amount, place, amounts)
        if parts:
            yield place, Sum(parts)


def _amounts(placed: Placed) -> dict[Amount, Place]:
    """The places of the amounts; none of one that the form asks for under two names."""
    found: dict[Amount, list[Place]] = {}
    for place, cell in placed:
        if cell.amount is not None:
            found.setdefault(cell.amount, []).append(place)
    return {amount: places[0] for amount, places in found.items() if len(places) == 1}


def _of_tasks(amount: Amount, amounts: Mapping[Amount, Place]) -> tuple[Place, ...]:
    """The same amount of each task: the closing row of their table."""
    return tuple(
        place
        for each, place in amounts.items()
        if each.row is not None and (each.measure, each.part) == (amount.measure, amount.part)
    )


def _of_parts(total: Amount, place: Place, amounts: Mapping[Amount, Place]) -> tuple[Place, ...]:
    """The other parts of the same measure in the same table, where one closes their list."""
    others = {
        each.part: where
        for each, where in amounts.items()
        if each.measure == total.measure
        and each.row == total.row
        and each.part != _TOTAL
        and where.table == place.table
    }
    closes = lexicon().closing.intersection(others)
    sources = all(lexicon().group_of.get(each) == "source" for each in others)
    return tuple(others.values()) if closes and sources else ()


def _rates(placed: Placed) -> Iterator[tuple[Place, Live]]:
    amounts = _amounts(placed)
    for amount, place in amounts.items():
        for above, below in QUOTIENTS.get(amount.measure, ()):
            top = amounts.get(replace(amount, measure=above))
            bottom = amounts.get(replace(amount, measure=below))
            if top is not None and bottom is not None:
                yield place, Quotient(top, bottom)
                break


def _totals(placed: Placed) -> Iterator[tuple[Place, Live]]:
    """The totals of weights and scores: of all indicators and of the execution of the budget."""
    pairs = {
        Marked.TOTAL_OF_WEIGHTS: Marked.WEIGHT,
        Marked.TOTAL_OF_SCORES: Marked.SCORE,
    }
    for place, cell in placed:
        if cell.marked in pairs:
            parts = tuple(each for each, other in placed if other.marked is pairs[cell.marked])
            if parts:
                yield place, Sum(parts)


def _mirrors(placed: Placed) -> Iterator[tuple[Place, Live]]:
    """Names and levels that a row prints twice, and its number."""
    rows: dict[int, list[tuple[Place, Cell]]] = {}
    for place, cell in placed:
        if cell.row is not None:
            rows.setdefault(cell.row, []).append((place, cell))
    for number, row in rows.items():
        name = next((p for p, c in row if c.marked is Marked.NAME and not c.slot.beside), None)
        seen: dict[tuple[Source, str], Place] = {}
        for place, cell in row:
            if cell.marked is Marked.SERIAL and name is not None:
                yield place, Mirror(number, name)
            elif cell.marked is Marked.NAME and name is not None and place != name:
                yield place, Mirror(name, _beside(cell.slot.beside, row) or name)
            elif cell.slot.source is Source.LEVEL:
                first = seen.setdefault((Source.LEVEL, cell.slot.argument), place)
                if first != place:
                    yield place, Mirror(first, first)


def _beside(role: str, row: Placed) -> Place | None:
    entries = ((place, cell) for place, cell in row if cell.slot.source is Source.ENTRY)
    return next((place for place, cell in entries if cell.slot.argument == role), None)


def _limited(
    place: Place, cell: Cell, entry: Entry, weights: Mapping[tuple[int, int], Place]
) -> Entry:
    """The entry of a score with the box of its weight: the one in the same row."""
    if cell.marked not in (Marked.SCORE, Marked.REVIEW):
        return entry
    return replace(entry, limit=weights.get((place.table, place.row)))
