"""Cells that list several targets by number, each with the result of the same number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from heji.documents.document import Cell
from heji.documents.figure import Figure
from heji.forms.form import Entry
from heji.forms.indicators.numbered import Item, items, results_for, single
from heji.forms.indicators.records import Record
from heji.forms.indicators.targets import named_target, typed_name
from heji.forms.tables.figures import part_figure
from heji.values.quantity import Words


@dataclass(frozen=True, slots=True)
class Listed:
    """One target of a list, on its way to an indicator."""

    type_label: str
    name: str
    entries: tuple[Entry, ...]
    place: Figure


def listed(record: Record, cell: Cell) -> Iterator[Listed]:
    """The targets that the name cell of a row lists; none where it is a plain name.

    Args:
        record: a row with a column of results and none of targets; others list nothing.
        cell: the cell that names the row.
    """
    result = record.cell("result")
    if record.cell("target") is not None or result is None:
        return
    found = items(cell.text)
    if len(found) < 2 and not named_target(cell.text):
        return
    whole = found or (single(cell.text),)
    answers = results_for(len(whole), result.text)
    for position, item in enumerate(whole):
        type_label, name, target = _target(cell, item)
        answer = Entry("result", _answer(result, answers, position, name))
        place = part_figure(cell, item.start, item.end, name)
        yield Listed(type_label, name, (*target, answer), place)


def _target(cell: Cell, item: Item) -> tuple[str, str, tuple[Entry, ...]]:
    """The type and the name of an item, and its target if it sets one."""
    named = named_target(item.text)
    if named is None:
        return (*typed_name(item.text), ())
    start = item.start + named.start
    figure = part_figure(cell, start, item.start + named.end, named.name)
    return named.type_label, named.name, (Entry("target", figure),)


def _answer(result: Cell, answers: tuple[Item, ...], position: int, name: str) -> Figure:
    if position < len(answers):
        return part_figure(result, answers[position].start, answers[position].end, name)
    return Figure(Words(result.text), result.locator, name, result.text.strip())
