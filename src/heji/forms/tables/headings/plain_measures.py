"""Headings so short that only their neighbour tells them: 「预算 | 支出 | 支出进度」."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from heji.forms.lexicon import Lexicon
from heji.forms.tables.headings.column import Column

_PLANNED = frozenset({"full_year_budget", "initial_budget", "budget", "amount"})
_SPENT = "executed"


def with_plain_measures(columns: Sequence[Column], words: Lexicon) -> list[Column]:
    """Columns with the roles that a budget and what was spent of it give each other.

    预算 alone may be a block and 支出 alone one half of a statement of revenue and expenditure. Side
    by side, one of each and the budget first, they can only be the two amounts of each row.
    """
    named = [_named(column, words) for column in columns]
    plans = [place for place, column in enumerate(named) if column.role in _PLANNED]
    spent = [place for place, column in enumerate(named) if column.role == _SPENT]
    if len(plans) == len(spent) == 1 and plans[0] < spent[0]:
        return named
    return list(columns)


def _named(column: Column, words: Lexicon) -> Column:
    role = "" if column.role else words.role("paired_measures", column.cell.text)
    return replace(column, role=role) if role else column
