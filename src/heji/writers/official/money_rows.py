"""The rows of a money block: one for each source or kind of the money that the form has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heji.documents.figure import Figure
from heji.forms.form import Money
from heji.writers.official.filling import Cell, Filling, Printed, Value
from heji.writers.official.holdings import TASK, row_label
from heji.writers.official.naming import part_label
from heji.writers.official.slots import Repeated, Slot, Source

TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Part:
    """A row of the block."""

    role: str  #: "" for one that the lexicon does not know
    name: str  #: its label


def money_rows(block: Repeated, filling: Filling) -> Iterator[Printed]:
    """The row of the total, then those of its parts.

    Where the form has only parts that the official form prints, those are printed, the empty ones
    too. Where it has others, its own are printed in its own order: beside an empty official row
    they would not add up to the total.
    """
    measures = {slot.argument for slot in block.columns if slot.source is Source.MONEY}
    for part in _parts(block, _held(filling, measures)):
        columns = block.first if part.role == TOTAL and block.first else block.columns
        yield [Cell(slot, _value(slot, part, filling)) for slot in columns]


def _held(filling: Filling, measures: set[str]) -> list[Money]:
    return [
        each
        for each in filling.holdings.apart_from_tasks()
        if each.measure in measures and not each.part.startswith(TASK) and each.figure.quote.strip()
    ]


def _parts(block: Repeated, held: Sequence[Money]) -> list[Part]:
    official = [Part(role, name) for role, name in block.parts.items()]
    if all(each.part in block.parts for each in held):
        return official
    own = dict.fromkeys(_part(each, block) for each in held)
    total = [each for each in official if each.role == TOTAL]
    return total + [each for each in own if each.role != TOTAL]


def _part(money: Money, block: Repeated) -> Part:
    if not money.part:
        return Part("", row_label(money))
    return Part(money.part, block.parts.get(money.part) or part_label(money.part))


def _value(slot: Slot, part: Part, filling: Filling) -> Value:
    if slot.source is Source.PART:
        return part.name
    if slot.source is not Source.MONEY:
        return filling.once(slot)
    return _amount(slot.argument, part, filling)


def _amount(measure: str, part: Part, filling: Filling) -> Figure | None:
    if not part.role:
        return filling.holdings.unknown_part(measure, part.name)
    return filling.holdings.money(measure, part.role)
