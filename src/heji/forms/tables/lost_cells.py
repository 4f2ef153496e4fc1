"""Rows of text that have lost the cells which a merged cell above covers.

Text taken from a page often leaves such cells out, so that a row under 产出指标 begins with its own
first cell. All its other cells are there, the blank ones too: moved to the right, they stand in
their columns again.
"""

from __future__ import annotations

from dataclasses import replace

from heji.forms.lexicon import lexicon
from heji.forms.tables.alignment import can_hold
from heji.forms.tables.figures import value_of
from heji.forms.tables.headings.column import LEVELS, Column, Heading
from heji.forms.tables.rows import Row
from heji.values.absence import Absent
from heji.values.normalise import fold
from heji.values.quantity import Quantity


def restored(row: Row, heading: Heading) -> Row:
    """The row with its cells under their columns, or the same row where that is not certain.

    Only cells of the levels above an indicator's own name can be covered by a merged cell. Every
    cell must suit the column that it comes to stand in.
    """
    lost = heading.width - len(row.cells)
    names = [column for column in heading.columns if column.role in LEVELS]
    if lost <= 0 or row.table.has_spans or not names:
        return row
    own = max(names, key=lambda column: column.role).first
    if lost >= own:
        return row
    cells = tuple(replace(cell, column=cell.column + lost) for cell in row.cells)
    moved = replace(row, cells=cells)
    return moved if _suits(moved, heading, own) else row


def restored_amounts(row: Row, heading: Heading) -> Row:
    """The same for a row of money that lost the label of its block.

    A percentage must come under a rate, and nothing but figures and signs for none under amounts.
    """
    lost = heading.width - len(row.cells)
    if lost <= 0 or row.table.has_spans or not row.cells[0].text.strip():
        return row
    cells = tuple(replace(cell, column=cell.column + lost) for cell in row.cells)
    moved = replace(row, cells=cells)
    by_column = {column.first: column for column in heading.columns}
    if heading.columns[0].first <= cells[0].column or cells[-1].column not in by_column:
        return row
    held = [
        (by_column[each.column], each.text) for each in moved.filled if each.column in by_column
    ]
    return moved if held and all(_is_amount_of(column, text) for column, text in held) else row


def _is_amount_of(column: Column, text: str) -> bool:
    if not column.role:
        return True
    value = value_of(text)
    if isinstance(value, Quantity):
        bare = column.unit is not None and column.unit.is_ratio  # 「执行率(%)」
        return ("%" in fold(text) or bare) == ("rate" in column.role)
    return isinstance(value, Absent) or column.role in {"note", "reason"}


def _suits(row: Row, heading: Heading, own: int) -> bool:
    by_column = {column.first: column for column in heading.columns}
    held = {cell.column: cell for cell in row.filled}
    if own not in held or not held.keys() <= by_column.keys():
        return False
    return all(
        can_hold(by_column[place], cell.text)
        and not _is_misplaced(by_column[place].role, cell.text)
        for place, cell in held.items()
    )


def _is_misplaced(role: str, text: str) -> bool:
    """A type of indicator (质量指标) that is no block of the form names no first level."""
    words = lexicon()
    is_type = bool(words.role("types", text))
    return is_type and (role == "level3" or (role == "level1" and not words.role("sections", text)))
