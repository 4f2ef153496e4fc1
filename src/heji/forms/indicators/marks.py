"""Marks that are printed in brackets behind a name: 「产出指标(50分)」."""

from __future__ import annotations

from heji.documents.document import Cell
from heji.documents.figure import Figure
from heji.forms.labels import label
from heji.forms.tables.figures import part_figure


def bracket_weight(cell: Cell | None) -> Figure | None:
    """The weight printed behind the name in a cell, None when there is none.

    >>> from heji.documents.locator import Locator
    >>> figure = bracket_weight(Cell(1, 1, "10千伏线路(20分)", Locator()))
    >>> figure.quote, figure.locator.start
    ('20', 7)
    """
    weight = label(cell.text).weight if cell is not None else ""
    if cell is None or not weight:
        return None
    start = cell.text.rfind(weight)
    return part_figure(cell, start, start + len(weight), " ".join(cell.text.split()))
