"""What a heading row says: its columns, their roles, and what its rows are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from heji.documents.document import Cell
from heji.forms.labels import Label, label
from heji.forms.lexicon import Lexicon
from heji.forms.tables.figures import is_number
from heji.values.units import Unit

LEVELS = ("level1", "level2", "level3", "level4")

#: Roles of what is said about an indicator in its row.
MARKS = frozenset(
    {
        "weight",
        "score",
        "target",
        "result",
        "progress",
        "forecast",
        "standard",
        "score_rate",
        "whole_period_target",
        "adjusted_target",
        "coefficient",
        "review_score",
        "explanation",
        "nature",
        "basis",
        "evidence",
    }
)

_LONGEST_LABEL = 40


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


def column_of(cell: Cell, words: Lexicon) -> Column:
    """The column that a heading's cell stands over, by what the cell says."""
    role = words.role("measures", cell.text) or words.role("columns", cell.text) or ""
    part = words.role("parts", cell.text) or ""
    last = cell.column + cell.column_span - 1
    return Column(role, cell.column, last, label(cell.text), cell, part)


def are_labels(cells: Sequence[Cell]) -> bool:
    """Whether cells hold labels only: no figure, no long text."""
    return not any(len(cell.text) > _LONGEST_LABEL or is_number(cell.text) for cell in cells)
