"""Headings that stand in two rows, read together."""

from __future__ import annotations

from dataclasses import replace

from heji.forms.lexicon import Lexicon
from heji.forms.tables.headings.column import LEVELS, Block, Column, Heading, are_labels, column_of
from heji.forms.tables.headings.levels import with_levels
from heji.forms.tables.rows import Row

_WIDEST = 12  #: columns that the last merged heading of a text may reach over


def combined(upper: Heading, row: Row, words: Lexicon) -> Heading | None:
    """The heading that two rows make together, or None when the second row is no heading.

    The lower label wins; the upper one gives the measure, the unit and the part it stands for.
    """
    cells = row.filled
    if not cells or not are_labels(cells):
        return None
    lower = [column_of(cell, words) for cell in cells]
    above = upper.columns if row.table.has_spans else _widened(upper.columns)
    named_below = _is_named_below(above, lower)
    if not named_below and not all(_belongs(column, upper, words) for column in lower):
        return None
    if not row.table.has_spans and len(cells) == len(row.cells) < upper.width:
        upper, lower = _spread(upper, lower)
    above = upper.columns if row.table.has_spans else _widened(upper.columns)
    columns = [column for column in above if not _is_split(column, lower)]
    columns.extend(_under(column, above) for column in lower)
    columns.sort(key=lambda column: (column.first, column.last))
    if upper.block is Block.INDICATORS:
        columns = with_levels(columns)
    return replace(upper, columns=tuple(columns), width=max(upper.width, len(row.cells)))


def _is_named_below(above: tuple[Column, ...], lower: list[Column]) -> bool:
    """「评价指标」 over 「一级指标 权重 二级指标 权重」: one label over the names of all levels."""
    over = [column for column in above if column.role in LEVELS]
    names = {column.role for column in lower if column.role in LEVELS}
    if len(over) != 1 or over[0].last == over[0].first or len(names) < 2:
        return False
    inside = all(over[0].first <= column.first <= over[0].last for column in lower)
    return inside and all(column.role for column in lower)


def _belongs(column: Column, upper: Heading, words: Lexicon) -> bool:
    if upper.block is Block.PAIRS or (column.role == "level1" and _has_levels(upper, words)):
        return False
    if upper.block is Block.SPLITS and words.role("measures", column.cell.text):
        return False
    if upper.block is not Block.INDICATORS and column.role in {"task", "content"}:
        return False
    return bool(column.role or column.part or words.role("groups", column.cell.text))


def _spread(upper: Heading, lower: list[Column]) -> tuple[Heading, list[Column]]:
    """In text that lost its blank cells, makes room under the heading that the lower row splits.

    Names of levels stand under a label of the block, kinds of reasons under the reasons.
    """
    if len(lower) > 1 and all(column.role in LEVELS for column in lower):
        split = next((c for c in upper.columns if c.role in {"", "level3"}), None)
    elif all(column.role == "reason" or column.part == "other" for column in lower):
        split = next((c for c in upper.columns if c.role == "reason"), None)
    else:
        return upper, lower
    if split is None:
        return upper, lower
    more = len(lower) - 1
    moved = [
        replace(column, first=column.first + more, last=column.last + more)
        if column.first > split.first
        else column
        for column in upper.columns
    ]
    below = [
        replace(column, first=split.first + place, last=split.first + place)
        for place, column in enumerate(lower)
    ]
    return replace(upper, columns=tuple(moved), width=upper.width + more), below


def _has_levels(upper: Heading, words: Lexicon) -> bool:
    """Whether a heading names levels itself, and is no block label over their names."""
    if upper.block is not Block.INDICATORS:
        return True
    return any(words.role("columns", column.cell.text) in LEVELS for column in upper.columns)


def _widened(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """In text a merged heading stands over its first column alone; it reaches to the next one."""
    ends = [column.first - 1 for column in columns[1:]]
    ends.append(columns[-1].first + _WIDEST)
    return tuple(replace(column, last=end) for column, end in zip(columns, ends, strict=True))


def _is_split(column: Column, lower: list[Column]) -> bool:
    """Whether the row below names parts of this column instead of standing beside it."""
    return any(column.first <= each.first <= column.last for each in lower)


def _under(column: Column, above: tuple[Column, ...]) -> Column:
    over = next((each for each in above if each.first <= column.first <= each.last), None)
    if over is None:
        return column
    text = f"{over.label.text} {column.label.text}" if over.role else column.label.text
    taken = replace(column.label, text=text, unit=column.label.unit or over.unit)
    role = column.role
    if not role or (role == "amount" and over.role):
        role = over.role
    return replace(column, role=role, label=taken)
