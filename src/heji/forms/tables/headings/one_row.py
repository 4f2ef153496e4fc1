"""Headings that stand in one row."""

from __future__ import annotations

from dataclasses import replace

from heji.forms.lexicon import Lexicon
from heji.forms.tables.figures import value_of
from heji.forms.tables.headings.blocks import block_of
from heji.forms.tables.headings.column import LEVELS, Block, Column, Heading, are_labels, column_of
from heji.forms.tables.headings.leads import without_lead
from heji.forms.tables.headings.levels import with_levels
from heji.forms.tables.headings.plain_measures import with_plain_measures
from heji.forms.tables.rows import Row
from heji.values.absence import Absent


def heading(row: Row, words: Lexicon) -> Heading | None:
    """The heading that a row is, or None when it is not one.

    A heading row holds labels only: no figure, no long text. Labels that each have a blank cell
    beside them are no heading but fields that nobody filled in.
    """
    cells = row.filled
    if len(cells) < 2 or not are_labels(cells) or _is_left_blank(row, words):
        return None
    columns = with_plain_measures([column_of(cell, words) for cell in cells], words)
    columns = _with_annual(columns)
    columns = _with_projects(columns, words)
    block = block_of(columns, words)
    if block is None:
        return None
    printed = columns
    columns, lead, unit = without_lead(columns, block, words)
    if block is Block.INDICATORS:
        columns = with_levels(columns)
    elif block is Block.GOALS:
        columns = [_goal_column(column) for column in columns]
    lead_cell = printed[0].cell if lead else None
    return Heading(block, tuple(columns), len(row.cells), unit, lead, lead_cell)


def _is_left_blank(row: Row, words: Lexicon) -> bool:
    """Whether labels and cells without a value take turns: 「执行率 | — | 分值 | | 得分 | 」.

    The label of the block may reach down at their left.
    """
    cells = row.cells
    if cells[0].row_span > 1 and len(cells) % 2:
        cells = cells[1:]
    labels, values = cells[::2], cells[1::2]
    if not row.table.has_spans or len(labels) < 2 or len(labels) != len(values):
        return False
    known = all(words.is_label(cell.text) for cell in labels)
    return known and all(isinstance(value_of(cell.text), Absent) for cell in values)


def _with_annual(columns: list[Column]) -> list[Column]:
    """Beside an amount for the whole period, 年度资金总额 is the budget of the year."""
    if all(column.role != "whole_period_budget" for column in columns):
        return columns
    annual = [not column.role and column.part == "total" for column in columns]
    return [
        replace(column, role="budget", part="") if is_annual else column
        for column, is_annual in zip(columns, annual, strict=True)
    ]


def _with_projects(columns: list[Column], words: Lexicon) -> list[Column]:
    """In a list of projects with their money, the names of the projects are those of tasks.

    A bare 项目 is the heading of the rows' labels in any money block.
    """
    money = [column for column in columns if words.role("measures", column.cell.text)]
    if len(money) < 2 or any(column.role in {"task", *LEVELS} for column in columns):
        return columns
    return [
        replace(column, role="task") if _names_projects(column, words) else column
        for column in columns
    ]


def _names_projects(column: Column, words: Lexicon) -> bool:
    is_name = words.role("fields", column.cell.text) == "project_name"
    return is_name and not column.role and column.label.key.endswith("名称")


def _goal_column(column: Column) -> Column:
    return replace(column, role="goal_result") if column.role == "result" else column
