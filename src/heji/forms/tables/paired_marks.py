"""Columns that print two marks of a row together: 「分值/得分」 over 「15/14」.

Such a column is made two before the rows are read, so that all that reads weights and scores finds
each under a heading of its own. The places in the document stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from heji.documents.document import Cell
from heji.forms.lexicon import Lexicon
from heji.forms.tables.figures import value_of
from heji.forms.tables.rows import Row
from heji.values.absence import Absent
from heji.values.quantity import Quantity

_TWO = re.compile(r"^\s*([^/／]+?)\s*[/／]\s*([^/／]+?)\s*$")
_MARKS = {"weight", "score"}


def with_marks_apart(rows: Sequence[Row], words: Lexicon) -> tuple[Row, ...]:
    """Rows of a run, a column of two marks split from its heading downwards.

    Args:
        rows: the rows of one run of tables, in their order.
        words: the lexicon.

    Returns:
        The same rows where no heading names a weight and a score together.
    """
    paired: Cell | None = None
    found: list[Row] = []
    for row in rows:
        paired = next((cell for cell in row.filled if is_pair_of_marks(cell.text, words)), paired)
        found.append(row if paired is None else _split(row, paired))
    return tuple(found)


def is_pair_of_marks(text: str, words: Lexicon) -> bool:
    """Whether a heading names the weight and the score, in either order."""
    match = _TWO.match(text)
    return match is not None and {words.role("columns", each) for each in match.groups()} == _MARKS


def _split(row: Row, paired: Cell) -> Row:
    """A row with one column more, behind that of the pair."""
    return replace(row, cells=tuple(each for cell in row.cells for each in _moved(cell, paired)))


def _moved(cell: Cell, paired: Cell) -> Iterator[Cell]:
    last = cell.column + cell.column_span - 1
    if cell.column > paired.column:
        yield replace(cell, column=cell.column + 1)
    elif last < paired.column:
        yield cell
    elif cell.column == paired.column and cell.column_span == paired.column_span:
        yield from _halves(cell)
    else:
        yield replace(cell, column_span=cell.column_span + 1)


def _halves(cell: Cell) -> Iterator[Cell]:
    """Both marks of a cell; a lone figure may be either, and is left out."""
    match = _TWO.match(cell.text)
    if match is not None:
        for place, group in enumerate((1, 2)):
            yield _half(cell, place, *match.span(group))
    elif isinstance(value_of(cell.text), Absent):
        for place in (0, 1):
            yield replace(cell, column=cell.column + place, column_span=1)
    elif not isinstance(value_of(cell.text), Quantity):
        yield replace(cell, column_span=cell.column_span + 1)


def _half(cell: Cell, place: int, start: int, end: int) -> Cell:
    return replace(
        cell,
        column=cell.column + place,
        column_span=1,
        text=cell.text[start:end],
        locator=cell.locator.span(start, end),
        number=None,
        formula=None,
    )
