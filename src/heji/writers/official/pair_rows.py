"""Amounts in pairs: what the money is for at the left, where it comes from at the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from heji.forms.form import Money
from heji.forms.lexicon import lexicon
from heji.writers.official.filling import Cell, Filling, Printed
from heji.writers.official.naming import added_label, part_label
from heji.writers.official.slots import Pairs, Row

_TOTAL = "total"


def pair_rows(block: Pairs, filling: Filling) -> Iterator[Printed]:
    """Each heading with the parts under it.

    Where the form has only parts that the official form prints, those are printed, the empty ones
    too. Where it has others of the same groups, its own are printed: beside empty official rows the
    two sides would not agree.
    """
    measures = {slot.argument for slot in block.columns}
    held = [each for each in filling.holdings.apart_from_tasks() if each.measure in measures]
    official = {part for table in block.tables for part in (*table.left, *table.right)}
    groups = {_group(part) for part in official} | {_TOTAL}
    own = [each for each in held if (_group(each.part) or each.part) in groups]
    follows_form = any(each.part not in official for each in own)
    taken: set[str] = set()
    for number, table in enumerate(block.tables):
        sides = [table.left, table.right]
        if follows_form:
            sides = [_own(side, own, official, taken) for side in sides]
            for side in _with_total(sides, own) if number == 0 else ():
                side[_TOTAL] = added_label("whole")
            if not any(sides):
                continue
        yield [Cell(slot) for slot in table.heading]
        yield from _under(block.columns, sides, filling)


def _with_total(sides: list[dict[str, str]], held: Sequence[Money]) -> list[dict[str, str]]:
    """The sides that end in the whole: the sources, and both where the form prints it twice."""
    totals = sum(each.part == _TOTAL for each in held)
    return sides if totals > 1 else sides[1:] if totals else []


def _own(
    side: dict[str, str], held: Sequence[Money], official: set[str], taken: set[str]
) -> dict[str, str]:
    """The parts of one side that the form holds, in its order; each once."""
    groups = {_group(part) for part in side}
    found: dict[str, str] = {}
    for part in (each.part for each in held):
        belongs = part in side or (part not in official and _group(part) in groups)
        if belongs and part != _TOTAL and part not in taken:
            found[part] = side.get(part) or part_label(part)
    taken.update(found)
    return found


def _group(part: str) -> str:
    return lexicon().group_of.get(part, "")


def _under(columns: Row, sides: Sequence[dict[str, str]], filling: Filling) -> Iterator[Printed]:
    for both in zip_longest(*(side.items() for side in sides), fillvalue=("", "")):
        row: Printed = []
        for (part, name), label, amount in zip(both, columns[::2], columns[1::2], strict=True):
            figure = filling.holdings.money(amount.argument, part) if part else None
            row += (Cell(label, name), Cell(amount, figure))
        yield row
