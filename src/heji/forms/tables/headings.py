"""Finds heading rows and what each column under them holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from heji.documents.document import Cell
from heji.forms.labels import Label, label
from heji.forms.lexicon import Lexicon
from heji.forms.tables.figures import is_number
from heji.forms.tables.plain_measures import with_plain_measures
from heji.forms.tables.rows import Row
from heji.values.units import Unit

LEVELS = ("level1", "level2", "level3", "level4")
_MARKS = {"weight", "score", "target", "result", "progress", "forecast", "standard", "score_rate"}
_MARKS |= {
    "whole_period_target",
    "adjusted_target",
    "coefficient",
    "review_score",
    "explanation",
    "nature",
    "basis",
}
_PLANNED = {"initial_budget", "full_year_budget", "budget", "adjustment"}
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
    lead_cell: Cell | None = None  #: where that label is printed

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
    columns = with_plain_measures([_column(cell, words) for cell in cells], words)
    columns = _with_annual(columns)
    columns = _with_projects(columns, words)
    block = _block(columns, words)
    if block is None:
        return None
    printed = columns
    columns, lead, unit = _without_lead(columns, block, words)
    if block is Block.INDICATORS:
        columns = _with_levels(columns)
    elif block is Block.GOALS:
        columns = [_goal_column(column) for column in columns]
    lead_cell = printed[0].cell if lead else None
    return Heading(block, tuple(columns), len(row.cells), unit, lead, lead_cell)


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
    scored = {"score", "target", "weight", "result"} & set(roles)
    over_parts = parts >= 2 and scored <= {"score", "weight"}
    if marks >= 2 and scored and not over_parts:
        return Block.INDICATORS
    return Block.SPLITS if parts + splits >= 2 else None


def _goal_pair(roles: list[str]) -> bool:
    known = {"goal", "goal_result", "result", "whole_period_goal", "reason"}
    scored = {"target", "weight", "score"} & set(roles)
    return sum(role in known for role in roles) >= 2 and not scored


def _is_measure(column: Column, words: Lexicon) -> bool:
    if column.role and words.role("paired_measures", column.cell.text) == column.role:
        return True
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
    columns = _by_period(columns)
    names = [column for column in columns if column.role in LEVELS]
    columns = _distinct_levels(columns) if names else _name_column(columns)
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


def _by_period(columns: list[Column]) -> list[Column]:
    """Two tables side by side: the targets of the whole period, then names and targets of the year.

    So are declarations printed (财预〔2015〕88号); the names of the year name the rows.
    """
    targets = [place for place, column in enumerate(columns) if column.role == "target"]
    if len(targets) != 2:
        return columns
    split = targets[0] + 1
    named_again = {column.role for column in columns[split : targets[1]]} & set(LEVELS)
    if not named_again:
        return columns
    period = [
        replace(column, role="" if column.role in named_again else column.role)
        for column in columns[: split - 1]
    ]
    return [*period, replace(columns[targets[0]], role="whole_period_target"), *columns[split:]]


def _distinct_levels(columns: list[Column]) -> list[Column]:
    """Of two name columns with labels of one level, the left one names the level above."""
    free = [level for level in LEVELS if all(column.role != level for column in columns)]
    roles = [column.role for column in columns]
    renamed = list(columns)
    for position, role in enumerate(roles):
        above = [level for level in free if level < role]
        if role in LEVELS and role in roles[position + 1 :] and above:
            renamed[position] = replace(columns[position], role=above[0])
            free.remove(above[0])
    return renamed


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
        columns = _with_levels(columns)
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
