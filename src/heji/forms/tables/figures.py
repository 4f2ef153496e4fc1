"""Makes figures out of cells, with the unit that a heading gives them."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from heji.documents.document import Cell
from heji.documents.figure import Figure
from heji.values.quantity import Quantity, Value
from heji.values.reading import read_value
from heji.values.units import Unit


@lru_cache(maxsize=8192)
def value_of(text: str, unit: Unit | None = None) -> Value:
    """The value of a cell's text; the same text is read once."""
    return read_value(text, unit)


def is_number(text: str) -> bool:
    """Whether a cell holds one figure and nothing else."""
    return len(text) <= 40 and isinstance(value_of(text), Quantity)


def cell_figure(cell: Cell, name: str = "", unit: Unit | None = None) -> Figure:
    """The figure of a whole cell.

    Args:
        cell: the cell.
        name: what the form calls it.
        unit: the unit that the heading gives, used when the cell prints none.
    """
    return Figure(value_of(cell.text, unit), cell.locator, name, cell.text.strip())


def mark_figure(cell: Cell, name: str = "") -> Figure:
    """A weight or score: 「10%」 of the full marks is 10 points of a hundred."""
    figure = cell_figure(cell, name)
    value = figure.value
    if isinstance(value, Quantity) and value.unit is not None and value.unit.name == "%":
        return replace(figure, value=replace(value, unit=None))
    return figure


def part_figure(
    cell: Cell, start: int, end: int, name: str = "", unit: Unit | None = None
) -> Figure:
    """The figure of some of a cell's characters."""
    text = cell.text[start:end]
    return Figure(value_of(text, unit), cell.locator.span(start, end), name, text.strip())


def text_figure(cell: Cell, text: str, name: str = "", unit: Unit | None = None) -> Figure:
    """The figure of a text that begins in a cell and was put together from several."""
    return Figure(value_of(text, unit), cell.locator, name, text.strip())
