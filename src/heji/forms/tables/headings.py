"""Finds heading rows and what each column under them holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from heji.documents.document import Cell
from heji.forms.labels import Label, label
from heji.forms.lexicon import Lexicon
from heji.forms.tables.figures import is_number
from heji.forms.tables.rows import Row
from heji.values.units import Unit

LEVELS = ("level1", "level2", "level3", "level4")
_MARKS = {"weight", "score", "target", "result", "progress", "forecast", "standard", "score_rate"}
_MARKS |= {"whole_period_target", "coefficient", "review_score", "explanation", "nature", "basis"}
_LONGEST_LABEL = 40
_WIDEST = 12  #: columns that the last merged heading of a text may reach over


class Block(StrEnum):
    """What the rows under a heading are."""

    INDICATORS = "indicators"
    MONEY = "money"  #: columns are measures (预算数, 执行数), rows are parts
    SPLITS = "splits"  #: columns are parts (财政拨款, 其他资金), rows are measures
    TASKS = "tasks"  #: named pieces of work with amounts
    PAIRS = "pairs"  #: label and amount side by side, twice or more
    GOALS = "goals"  #: texts: 预期目标, 实际完成情况


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a block."""

    role: str  #: a role of the lexicon, "" when the label is not in it
    first: int  #: columns that the heading covers, from 1
    last: int
    label: Label
    cell: Cell
    part: str = ""  #: part of the money, when the column is for one
    level: int = 0  #: for weights and scores: the level of indicator that they belong to

    @property
    def unit(self) -> Unit | None:
        """The unit named in the heading."""
        return self.label.unit


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading row, or two of them read together."""

    block: Block
    columns: tuple[Column, ...]
    width: int  #: cells in the heading row, blank ones included
    unit: Unit | None  #: a unit named in the label of the block: 「项目资金(万元)」
    lead: str = ""  #: the label of the block itself

    @property
    def keys(self) -> tuple[str, ...]:
        """The labels as they are compared: two pages of one table have the same."""
        return tuple(column.label.key for column in self.columns)

    def by_role(self, role: str) -> tuple[Column, ...]:
        """The columns of a role, left to right."""
        return tuple(column for column in self.columns if column.role == role)


def heading(row: Row, words: Lexicon) -> Heading | None:
    """The heading that a row is, or None when it is not one.

    A heading row holds labels only: no figure, no long text.
    """
    cells = row.filled
    if len(cells) < 2 or any(len(cell.text) > _LONGEST_LABEL for cell in cells):
        return None
    if any(is_number(cell.text) for cell in cells):
        return None
    columns = _with_annual([_column(cell, words) for cell in cells])
    block = _block(columns, words)
    if block is None:
        return None
    columns, lead, unit = _without_lead(columns, block, words)
    if block is Block.INDICATORS:
        columns = _with_levels(columns)
    elif block is Block.GOALS:
        columns = [_goal_column(column) for column in columns]
    return Heading(block, tuple(columns), len(row.cells), unit, lead)


def _column(cell: Cell, words: Lexicon) -> Column:
    role = words.role("measures", cell.text) or words.role("columns", cell.text) or ""
    part = words.role("parts", cell.text) or ""
    last = cell.column + cell.column_span - 1
    return Column(role, cell.column, last, label(cell.text), cell, part)


def _with_annual(columns: list[Column]) -> list[Column]:
    """Beside an amount for the whole period, 年度资金总额 is the budget of the year."""
    if all(column.role != "whole_period_budget" for column in columns):
        return columns
    annual = [not column.role and column.part == "total" for column in columns]
    return [
        replace(column, role="budget", part="") if is_annual else column
        for column, is_annual in zip(columns, annual, strict=True)
    ]


def _block(columns: list[Column], words: Lexicon) -> Block | None:
    roles = [column.role for column in columns]
    measures = [r for column, r in zip(columns, roles, strict=True) if _is_measure(column, words)]
    money = [role for role in measures if role != "amount"]
    levels = sum(role in LEVELS for role in roles)
    marks = sum(role in _MARKS for role in roles)
    tasks = sum(role in {"task", "content"} for role in roles)
    splits = sum(bool(words.role("groups", column.cell.text)) for column in columns)
    parts = sum(bool(column.part) for column in columns)
    if levels and levels + marks >= 2:
        return Block.INDICATORS
    if tasks and measures:
        return Block.TASKS
    if len(money) >= 2:
        return Block.MONEY
    if roles.count("amount") >= 1 and splits >= 1:
        return Block.PAIRS
    if roles.count("goal") >= 1 and _goal_pair(roles):
        return Block.GOALS
    if marks >= 2 and any(role in {"score", "target", "weight", "result"} for role in roles):
        return Block.INDICATORS
    if parts + splits >= 2:
        return Block.SPLITS
    return None


def _goal_pair(roles: list[str]) -> bool:
    known = {"goal", "goal_result", "result", "whole_period_goal", "reason"}
    scored = {"target", "weight", "score"} & set(roles)
    return sum(role in known for role in roles) >= 2 and not scored


def _is_measure(column: Column, words: Lexicon) -> bool:
    return column.role == "budget" or bool(words.role("measures", column.cell.text))


def _without_lead(
    columns: list[Column], block: Block, words: Lexicon
) -> tuple[list[Column], str, Unit | None]:
    """Takes off the label of the block itself, which heads no column: 「绩效指标」「项目资金」."""
    if block is Block.MONEY:
        return _from_first(columns, [_is_measure(column, words) for column in columns])
    if block is Block.SPLITS:
        return _from_first(columns, [_is_split_label(column, words) for column in columns])
    first, rest = columns[0], columns[1:]
    if not _is_lead(first, [column.role for column in rest], block, words):
        return columns, "", None
    return rest, first.label.text, first.unit


def _from_first(columns: list[Column], holds: list[bool]) -> tuple[list[Column], str, Unit | None]:
    """In a money block all labels before the first amount head the labels of its rows."""
    start = holds.index(True) if True in holds else 0
    leads = [column.label for column in columns[:start]]
    unit = next((lead.unit for lead in leads if lead.unit is not None), None)
    return columns[start:], leads[0].text if leads else "", unit


def _is_split_label(column: Column, words: Lexicon) -> bool:
    return bool(column.part or words.role("groups", column.cell.text))


def _is_lead(first: Column, rest: list[str], block: Block, words: Lexicon) -> bool:
    named = bool(words.role("blocks", first.cell.text))
    if block is Block.GOALS:
        return (named or first.role == "goal") and "goal" in rest and _goal_pair(rest)
    if block is Block.INDICATORS:
        return named and any(role in LEVELS for role in rest)
    if block is Block.TASKS:
        return named and "task" in rest
    if words.role("groups", first.cell.text):
        return False
    return not first.role and (named or not first.part)


def _with_levels(columns: list[Column]) -> list[Column]:
    """Gives each weight and score column the level of the name column that it follows."""
    names = [column for column in columns if column.role in LEVELS]
    if not names:
        columns = _name_column(columns)
    deepest = max((LEVELS.index(c.role) + 1 for c in columns if c.role in LEVELS), default=3)
    columns = [_group_score(column) for column in _goals_as_targets(columns)]
    for role in ("weight", "score"):
        several = sum(column.role == role for column in columns) > 1
        current, placed = 0, []
        for column in columns:
            current = LEVELS.index(column.role) + 1 if column.role in LEVELS else current
            if column.role == role:
                placed.append(replace(column, level=current if several and current else deepest))
            else:
                placed.append(column)
        columns = placed
    return columns


def _goals_as_targets(columns: list[Column]) -> list[Column]:
    """Where no column sets targets, 绩效目标 and 完成情况 are target and result."""
    roles = {column.role for column in columns}
    if "task" in roles:
        return columns
    renamed = {}
    if not roles & {"target", "whole_period_target"}:
        renamed["goal"] = "target"
    if not roles & {"result", "progress"}:
        renamed["goal_result"] = "result"
    return [replace(column, role=renamed.get(column.role, column.role)) for column in columns]


def _group_score(column: Column) -> Column:
    """合计 beside the scores of single rows holds the score of their level-1 block."""
    is_total = not column.role and column.part == "total"
    return replace(column, role="group_score") if is_total else column


def _name_column(columns: list[Column]) -> list[Column]:
    """Without any level heading, the names stand before the marks, best under an unknown label."""
    first_mark = next((n for n, c in enumerate(columns) if c.role in _MARKS - {"explanation"}), 0)
    for roles in ({""}, {"explanation", "content", "task", "note"}):
        for position, column in enumerate(columns[:first_mark]):
            if column.role in roles:
                named = replace(column, role="level3")
                return [*columns[:position], named, *columns[position + 1 :]]
    return columns


def _goal_column(column: Column) -> Column:
    return replace(column, role="goal_result") if column.role == "result" else column


def combined(upper: Heading, row: Row, words: Lexicon) -> Heading | None:
    """The heading that two rows make together, or None when the second row is no heading.

    The lower label wins; the upper one gives the measure, the unit and the part it stands for.
    """
    cells = row.filled
    if not cells or any(len(c.text) > _LONGEST_LABEL or is_number(c.text) for c in cells):
        return None
    lower = [_column(cell, words) for cell in cells]
    if not all(_belongs(column, upper, words) for column in lower):
        return None
    above = upper.columns if row.table.has_spans else _widened(upper.columns)
    columns = [column for column in above if not _is_split(column, lower)]
    columns.extend(_under(column, above) for column in lower)
    columns.sort(key=lambda column: (column.first, column.last))
    if upper.block is Block.INDICATORS:
        columns = _with_levels(columns)
    return replace(upper, columns=tuple(columns), width=max(upper.width, len(row.cells)))


def _belongs(column: Column, upper: Heading, words: Lexicon) -> bool:
    if upper.block is Block.PAIRS or column.role == "level1":
        return False
    if upper.block is Block.SPLITS and words.role("measures", column.cell.text):
        return False
    if upper.block is not Block.INDICATORS and column.role in {"task", "content"}:
        return False
    return bool(column.role or column.part or words.role("groups", column.cell.text))


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
