"""The amounts of money of a document, each with what gave it its unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from heji.audit.arithmetic.reckoning import Key, key_of
from heji.audit.case import Reading, once_per_reading
from heji.audit.prose import passages, quantities
from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.relations.shape import shape
from heji.values.quantity import Quantity
from heji.values.units import Unit


@dataclass(frozen=True, slots=True)
class Source:
    """What gave an amount its unit: the heading of a table, or the words at one place."""

    place: Locator
    unit: str
    is_heading: bool


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money at its place."""

    figure: Figure
    quantity: Quantity
    unit: Unit
    source: Source


@once_per_reading
def amounts(reading: Reading) -> tuple[Amount, ...]:
    """The amounts of money of a document, each place once."""
    found: dict[Key, Amount] = {}
    for figure in _figures(reading):
        quantity = figure.quantity
        if quantity is None or quantity.unit is None or not quantity.unit.is_money:
            continue
        found.setdefault(
            key_of(figure), Amount(figure, quantity, quantity.unit, _source(figure, quantity))
        )
    return tuple(found.values())


def _figures(reading: Reading) -> Iterator[Figure]:
    form, claims = reading.form, reading.claims
    yield from (each.figure for each in form.money)
    yield from (each.amount for each in form.tasks if each.amount is not None)
    yield from (each.figure for each in claims.statements)
    for relation in (*form.relations, *claims.relations):
        yield from shape(relation).figures
    for passage in passages(reading):
        if "元" in passage.text:
            for quantity in quantities(passage.text):
                place = passage.locator.span(quantity.start, quantity.end)
                yield Figure(quantity, place, "", passage.text)


def _source(figure: Figure, quantity: Quantity) -> Source:
    assert quantity.unit is not None  # noqa: S101 - only called for money
    if quantity.unit_is_printed:
        return Source(figure.locator, quantity.unit.name, False)
    place = Locator(sheet=figure.locator.sheet, table=figure.locator.table)
    return Source(place, quantity.unit.name, True)
