"""Random consistent tables of amounts with totals and rates, and errors planted in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from heji.audit.arithmetic.blame.sets import smallest_sets
from heji.audit.arithmetic.reckoning import Key, key_of
from heji.audit.case import Reading
from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.relations.relation import AnyRelation
from tests.audit.building import figure, form, ratio, reading, sum_of

Grid = dict[tuple[int, int], Decimal]


@dataclass(frozen=True)
class Planted:
    """A document with errors, and the cells that were changed with what they said before."""

    reading: Reading
    truth: Mapping[Key, str]


def grid(rng: Random, rows: int, columns: int) -> Grid:
    """Amounts of two decimals; the first row and the first column are totals."""
    cells = {
        (row, column): Decimal(rng.randint(100, 900_000)) / 100
        for row in range(1, rows)
        for column in range(1, columns)
    }
    for row in range(1, rows):
        cells[row, 0] = sum((cells[row, each] for each in range(1, columns)), Decimal(0))
    for column in range(columns):
        cells[0, column] = sum((cells[each, column] for each in range(1, rows)), Decimal(0))
    return cells


def planted(rng: Random, rows: int, columns: int, errors: int) -> Planted:
    """A table of budgets and amounts spent with its rates, and so many wrong cells."""
    spent = grid(rng, rows, columns)
    budget = {
        place: amount + Decimal(rng.randint(0, 90_000)) / 100 for place, amount in spent.items()
    }
    for column in range(columns):
        for row in range(1, rows):
            if column == 0:
                budget[row, 0] = sum((budget[row, c] for c in range(1, columns)), Decimal(0))
        budget[0, column] = sum((budget[r, column] for r in range(1, rows)), Decimal(0))
    rates = {row: _percent(spent[row, 0], budget[row, 0]) for row in range(rows)}
    texts = {("spent", *place): f"{amount:,.2f}" for place, amount in spent.items()}
    texts |= {("budget", *place): f"{amount:,.2f}" for place, amount in budget.items()}
    texts |= {("rate", row, 0): rate for row, rate in rates.items()}
    wrong = dict(texts)
    places = rng.sample(sorted(texts), errors)
    for place in places:
        wrong[place] = misprint(rng, texts[place])
    figures = {place: _figure(place, text) for place, text in wrong.items()}
    truth = {key_of(figures[place]): texts[place] for place in places}
    return Planted(reading(form(relations=list(_relations(figures, rows, columns)))), truth)


def misprint(rng: Random, text: str) -> str:
    """The number with one digit changed before the point: no relation sees less than the rounding."""
    whole = text.partition(".")[0]
    digits = [index for index, character in enumerate(whole) if character.isdigit()]
    index = rng.choice(digits)
    others = [each for each in "123456789" if each != text[index]]
    return text[:index] + rng.choice(others) + text[index + 1 :]


def found(case: Planted) -> list[dict[Key, str]]:
    """The smallest repairs; those of several groups that hang together apart are multiplied out."""
    sets: list[dict[Key, str]] = [{}]
    for repairs in smallest_sets(case.reading):
        sets = [known | dict(each) for known in sets for each in repairs]
    return sets


def _percent(over: Decimal, under: Decimal) -> str:
    return f"{(over / under * 100).quantize(Decimal('0.01'), ROUND_HALF_UP)}%"


def _figure(place: tuple[str, int, int], text: str) -> Figure:
    kind, row, column = place
    table = {"spent": 1, "budget": 2, "rate": 3}[kind]
    unit = "" if kind == "rate" else "万元"
    return figure(text, unit=unit, at=Locator(table=table, row=row + 1, column=column + 1))


def _relations(
    figures: Mapping[tuple[str, int, int], Figure], rows: int, columns: int
) -> Iterator[AnyRelation]:
    for kind in ("spent", "budget"):
        for row in range(rows):
            parts = [figures[kind, row, column] for column in range(1, columns)]
            yield sum_of(figures[kind, row, 0], *parts)
        for column in range(columns):
            parts = [figures[kind, row, column] for row in range(1, rows)]
            yield sum_of(figures[kind, 0, column], *parts)
    for row in range(rows):
        yield ratio(figures["rate", row, 0], figures["spent", row, 0], figures["budget", row, 0])
