"""How an export is read, and what holding it against what is known gives."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from heji.web.budgets.amounts import Stated, shown
from heji.web.budgets.models import BudgetLine
from heji.web.organisations.models import Organisation

Identity = tuple[
    int, int | None, str, str, str, str
]  #: body, project, nature, source, level, origin
KINDS = ("nature", "source", "level", "origin")


@dataclass(frozen=True, slots=True)
class Reading:
    """How an export is read: the person's choices."""

    year: int
    columns: tuple[str, ...]  #: of each heading; "" for one that is left out
    unit: str
    through_month: int  #: up to which the file's cumulative execution goes
    decided_on: datetime.date | None  #: of adjustments that the file gives as one sum
    document: str
    source: str = ""  #: of rows whose cell is blank or has no column
    level: str = ""
    origin: str = ""


class State(StrEnum):
    """What would become of a row."""

    NEW = "new"  #: a line that is not there yet
    CHANGED = "changed"  #: a line that is there, with other figures
    UNCHANGED = "unchanged"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that would change."""

    column: str
    was: int | None
    amount: int

    @property
    def shown_was(self) -> str:
        """The figure before, for people."""
        return shown(self.was)

    @property
    def shown_amount(self) -> str:
        """The figure after, for people."""
        return shown(self.amount)


@dataclass(slots=True)
class Checked:
    """A row of the export with what would become of it."""

    number: int  #: as the spreadsheet counts
    label: str  #: what it is about, as the file says
    state: State = State.PROBLEM
    problem: str = ""  #: key of a sentence
    values: Mapping[str, object] = field(default_factory=dict)
    identity: Identity | None = None
    line: BudgetLine | None = None  #: where it is there already
    stated: dict[str, Stated] = field(default_factory=dict)
    decided_on: datetime.date | None = None
    document: str = ""
    differences: tuple[Difference, ...] = ()

    def refuse(self, key: str, **values: object) -> None:
        """Notes the first thing that is wrong with it."""
        if not self.problem:
            self.problem, self.values = f"budget.problem.{key}", values


@dataclass(frozen=True, slots=True)
class Note:
    """What is said about the sums of the file."""

    number: int  #: row
    key: str  #: of a sentence
    values: Mapping[str, object]
    is_wrong: bool


@dataclass(frozen=True, slots=True)
class Result:
    """An export held against what is known."""

    rows: tuple[Checked, ...]
    notes: tuple[Note, ...]
    secret: tuple[tuple[Organisation, int], ...]  #: secret projects, by body
    secret_unknown: tuple[tuple[str, int], ...] = ()  #: of bodies that nobody knows
