"""The unit of money that a form does not name, told by the amounts that it repeats with their unit.

A block of money without 元 or 万元 can be read in either. Where the form repeats its amounts with a
unit (in its goals, in workings, in another block), they agree with one of the two readings; the other
is off by ten thousand. A single unit that is printed is never doubted: where it is wrong the form is
wrong, and `unit-mismatch` says so. Of two that are printed `two_units` takes one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from heji.audit.arithmetic.money_amounts import Amount, amounts
from heji.audit.case import Reading
from heji.audit.competing.choice import Choice, Doubt
from heji.audit.competing.proposal import Proposal
from heji.audit.competing.repeated_amounts import digits, repeat
from heji.audit.competing.standing import standing
from heji.documents.document import Cell, Document, Table
from heji.documents.figure import Figure
from heji.values.units import Unit, find_unit

_NAMES = ("元", "万元")
#: An amount with so many digits is repeated by no chance; of shorter ones two are needed.
_MANY, _ENOUGH = 5, 2


def with_unit(reading: Reading, reread: Callable[[Document], Reading]) -> Reading:
    """The reading with the unit of its money, where the form tells it in another place.

    Args:
        reading: of a form.
        reread: reads a document with other cells.

    Returns:
        The same reading where a unit is named, or where nothing or as much speaks for either unit.
    """
    bare = _bare(reading)
    if not bare or reading.form.money_unit:
        return reading
    known = amounts(reading)
    told = [(each, _agreeing(bare, known, each)) for each in filter(None, map(find_unit, _NAMES))]
    supported = [(unit, found) for unit, found in told if found]
    if len(supported) != 1 or not _is_enough(supported[0][1]):
        return reading
    unit, found = supported[0]
    before = standing(reading)
    for proposal in _proposals(reading.document, bare[0], unit):
        after = reread(proposal.apply(reading.document))
        if not _bare(after) and not standing(after).breaks(before):
            held = standing(after).count
            choice = _choice(proposal, held, held + len(found))
            return replace(after, choices=(*reading.choices, choice))
    return reading


def _choice(proposal: Proposal, before: int, after: int) -> Choice:
    return Choice(
        proposal.locator,
        proposal.doubt,
        proposal.read,
        proposal.taken,
        proposal.confidence,
        before,
        after,
    )


def _bare(reading: Reading) -> list[Figure]:
    """The amounts of money blocks that have no unit."""
    money = (each for each in reading.form.money if "rate" not in each.measure.split("_"))
    figures = (each.figure for each in money)
    return [each for each in figures if each.quantity is not None and each.quantity.unit is None]


def _agreeing(bare: Sequence[Figure], known: Sequence[Amount], unit: Unit) -> set[Decimal]:
    """The different amounts that the form repeats elsewhere, if they are in this unit."""
    read = (replace(each.quantity, unit=unit) for each in bare if each.quantity is not None)
    return {
        each.number
        for each in read
        if each.number and any(repeat(amount.quantity, each) for amount in known)
    }


def _is_enough(numbers: set[Decimal]) -> bool:
    return len(numbers) >= _ENOUGH or any(digits(each) >= _MANY for each in numbers)


def _proposals(document: Document, first: Figure, unit: Unit) -> Iterator[Proposal]:
    """The unit added to one of the labels beside or above the first amount, the nearest row first."""
    place = first.locator
    for table in document.tables():
        if table.locator.table == place.table:
            for cell in _labels(table, place.row or 0, place.column or 0):
                named = replace(cell, text=f"{cell.text}（{unit.name}）")
                yield Proposal(Doubt.UNIT, (cell,), (named,))


def _labels(table: Table, row: int, column: int) -> Iterator[Cell]:
    """Labels of a block: those in the first column up to a row, from below, then headings above."""

    def covers(cell: Cell, number: int) -> bool:
        return cell.row <= number < cell.row + cell.row_span

    words = [each for each in table.cells if each.text.strip() and not _is_number(each)]
    for number in (row, row - 1):
        yield from (each for each in words if each.column == 1 and covers(each, number))
    for each in sorted(words, key=lambda cell: -cell.row):
        if each.row < row and each.column == column:
            yield each


def _is_number(cell: Cell) -> bool:
    return cell.text.strip()[0].isdigit()
