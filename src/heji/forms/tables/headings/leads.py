"""The label of a block, which stands beside its headings and heads no column."""

from __future__ import annotations

from heji.forms.lexicon import Lexicon
from heji.forms.tables.headings.blocks import is_goal_pair, is_measure
from heji.forms.tables.headings.column import LEVELS, Block, Column
from heji.values.units import Unit

_PLANNED = frozenset({"initial_budget", "full_year_budget", "budget", "adjustment"})


def without_lead(
    columns: list[Column], block: Block, words: Lexicon
) -> tuple[list[Column], str, Unit | None]:
    """Takes off the label of the block itself, which heads no column: 「绩效指标」「项目资金」."""
    if block is Block.MONEY:
        return _from_first(columns, [is_measure(column, words) for column in columns])
    if block is Block.SPLITS:
        return _from_first(columns, [_is_split_label(column, words) for column in columns])
    first, rest = columns[0], columns[1:]
    if not _is_lead(first, [column.role for column in rest], block, words):
        return columns, "", None
    return rest, first.label.text, first.unit


def _from_first(columns: list[Column], holds: list[bool]) -> tuple[list[Column], str, Unit | None]:
    """In a money block all labels before the first amount head the labels of its rows.

    So does one that is named like an amount: 「年度预算 | 资金来源 | 年初预算数 | 全年预算数」.
    """
    start = holds.index(True) if True in holds else 0
    later = next((place for place in range(start + 1, len(columns)) if holds[place]), start)
    if later > start and _heads_block(columns[start], columns[start + 1 :], later > start + 1):
        start = later
    leads = [column.label for column in columns[:start]]
    unit = next((lead.unit for lead in leads if lead.unit is not None), None)
    return columns[start:], leads[0].text if leads else "", unit


def _heads_block(first: Column, rest: list[Column], stands_apart: bool) -> bool:
    """Whether a label that names an amount stands beside the block: a later column is that amount.

    It is apart from the amounts, or reaches farther down than their headings. A bare 资金 beside
    what was planned and what was spent is a label of the block wherever it stands.
    """
    roles = {column.role for column in rest}
    if first.role == "amount" and "executed" in roles and roles & _PLANNED:
        return True
    if not first.role or first.role not in roles:
        return False
    return stands_apart or first.cell.row_span > max(column.cell.row_span for column in rest)


def _is_split_label(column: Column, words: Lexicon) -> bool:
    return bool(column.part or words.role("groups", column.cell.text))


def _is_lead(first: Column, rest: list[str], block: Block, words: Lexicon) -> bool:
    named = bool(words.role("blocks", first.cell.text))
    if block is Block.GOALS:
        return (named or first.role == "goal") and "goal" in rest and is_goal_pair(rest)
    if block is Block.INDICATORS:
        return named and any(role in LEVELS for role in rest)
    if block is Block.TASKS:
        return named and "task" in rest
    if words.role("groups", first.cell.text):
        return False
    return not first.role and (named or not first.part)
