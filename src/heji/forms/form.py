"""What a form means: its money, its indicators, its weights and scores, its texts.

Every figure keeps its place, so that a finding can point to the cell. Derived relations (which
figures must add up, which must divide) are listed beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from heji.documents.figure import Figure
from heji.relations.relation import AnyRelation


class Kind(StrEnum):
    """The kinds of document that heji knows."""

    DEPARTMENT_SELF_EVALUATION = "department-self-evaluation"
    PROJECT_SELF_EVALUATION = "project-self-evaluation"
    TARGET_DECLARATION = "target-declaration"
    MONITORING = "monitoring"
    SELF_EVALUATION_REPORT = "self-evaluation-report"
    EVALUATION_REPORT = "evaluation-report"
    SCORE_TABLE = "score-table"
    UNKNOWN = "unknown"


class IndicatorType(StrEnum):
    """Indicator types of the national framework (财预〔2020〕10号, 财预〔2021〕101号)."""

    QUANTITY = "quantity"  # 数量指标
    QUALITY = "quality"  # 质量指标
    TIMELINESS = "timeliness"  # 时效指标
    COST = "cost"  # 成本指标
    ECONOMIC = "economic"  # 经济效益
    SOCIAL = "social"  # 社会效益
    ECOLOGICAL = "ecological"  # 生态效益
    SUSTAINED = "sustained"  # 可持续影响
    SATISFACTION = "satisfaction"  # 满意度


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure of the form with the role that its heading gives it (a glossary name)."""

    role: str
    figure: Figure

    @property
    def text(self) -> str:
        """The cell's text."""
        return self.figure.quote


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of an indicator table, or one item of a numbered list."""

    name: str
    levels: tuple[str, ...]  #: names of level 1, 2 … above it, as printed
    type: IndicatorType | None
    entries: tuple[Entry, ...]  #: target, result, weight, score, reason, standard, explanation …
    figure: Figure  #: the place of its name
    section: str = ""  #: management | performance | bonus | "" (which block of the form)

    def entry(self, role: str) -> Figure | None:
        """The figure in the column of that role; None when the form has no such column."""
        return next((each.figure for each in self.entries if each.role == role), None)


@dataclass(frozen=True, slots=True)
class ScoreNode:
    """A level of the score tree: the total, a level-1 block, a level-2 block or a row."""

    name: str
    level: int  #: 0 the total, 1..3
    weight: Figure | None
    score: Figure | None
    children: tuple[ScoreNode, ...] = ()


@dataclass(frozen=True, slots=True)
class Money:
    """One amount or rate of a money block."""

    measure: str  #: initial_budget, full_year_budget, executed, execution_rate, carry_over, budget
    part: str  #: total, fiscal, other …, 「task:<name>/<part>」, or "" when the lexicon has no such label
    label: str  #: the labels as printed, row and column
    figure: Figure


@dataclass(frozen=True, slots=True)
class Field:
    """A label with its value: 项目名称, 主管部门, 年度总体目标, 存在问题."""

    role: str  #: a glossary name, or "" when the label is not in the lexicon
    label: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of work with its money (年度重点工作任务)."""

    name: str
    figure: Figure  #: the place of its name
    amount: Figure | None
    entries: tuple[Entry, ...] = ()  #: what else its row says: content, goal, goal_result …

    def entry(self, role: str) -> Figure | None:
        """The figure in the column of that role; None when the form has no such column."""
        return next((each.figure for each in self.entries if each.role == role), None)


@dataclass(frozen=True, slots=True)
class Form:
    """A document's meaning, as far as its labels tell it."""

    kind: Kind
    layout: str | None  #: id of the layout file that fitted, None when read by the lexicon alone
    title: str
    organisation: str
    year: int | None
    fields: tuple[Field, ...] = ()
    money: tuple[Money, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    scores: tuple[ScoreNode, ...] = ()  #: one tree per score table
    tasks: tuple[Task, ...] = ()
    notes: tuple[Figure, ...] = ()  #: remarks printed below or between the tables: 「注:…」
    relations: tuple[AnyRelation, ...] = ()
    required_types: tuple[IndicatorType, ...] = ()  #: types for which the form prints a row
    full_mark: int = 100
    money_unit: str = ""  #: unit named for the whole form (「单位:万元」), "" when none

    def field(self, role: str) -> Figure | None:
        """The first field of that role."""
        return next((each.figure for each in self.fields if each.role == role), None)

    @property
    def total_score(self) -> Figure | None:
        """The total score as printed."""
        return next((each.score for each in self.scores if each.score is not None), None)
