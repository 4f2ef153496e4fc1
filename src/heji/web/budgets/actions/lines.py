"""Budget lines: adding them, their figures, taking an empty one away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from django.db.models import Model

from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.budgets.actions.requiring import ENTERING, require_change, with_reason
from heji.web.budgets.amounts import cell
from heji.web.budgets.models import (
    BudgetLine,
    FundLevel,
    MonthlyExecution,
    Nature,
    Origin,
    Source,
)
from heji.web.budgets.selectors.lines import lines
from heji.web.organisations.models import Organisation
from heji.web.projects.models import Project

FIELDS = ("initial", "carry_over")
MONTHS = tuple(str(month) for month in range(1, 13))
COLUMNS = (*FIELDS, *MONTHS)  #: what can be typed: a field of the line, or the number of a month


@dataclass(frozen=True, slots=True)
class AddLine(Action[BudgetLine]):
    """Adds a line: money of one kind of a project, or of a body outside of its projects."""

    organisation: Organisation
    project: Project | None
    year: int
    nature: Nature
    source: Source
    level: FundLevel
    origin: Origin = Origin.CURRENT
    initial: int | None = None  #: 分
    reason: str = ""

    name: ClassVar[str] = "budgets.add-line"
    roles: ClassVar[frozenset[Role]] = ENTERING

    def check(self, actor: Actor) -> None:
        """Of an own body, once, with a project that is the body's and runs in the year."""
        require_change(actor, self.organisation, self.year, self.reason)
        require_project(self.organisation, self.project, self.year, self.nature)
        if self.initial is not None and self.initial < 0:
            raise Refused("budget.negative")
        same = BudgetLine.objects.filter(
            organisation=self.organisation,
            project=self.project,
            year=self.year,
            nature=self.nature,
            source=self.source,
            level=self.level,
            origin=self.origin,
        )
        if same.exists():
            raise Refused("budget.line-there")

    def execute(self, actor: Actor) -> Outcome[BudgetLine]:
        """Adds it."""
        made = BudgetLine.objects.create(
            organisation=self.organisation,
            project=self.project,
            year=self.year,
            nature=self.nature,
            source=self.source,
            level=self.level,
            origin=self.origin,
            initial=self.initial,
        )
        after: dict[str, object] = {"line": name_of(made), "initial": cell(made.initial)}
        return Outcome(made, made, after=with_reason(after, self.reason))


@dataclass(frozen=True, slots=True)
class RemoveLine(Action[BudgetLine]):
    """Takes a line away that holds nothing but its budget."""

    line: BudgetLine
    reason: str = ""

    name: ClassVar[str] = "budgets.remove-line"
    roles: ClassVar[frozenset[Role]] = ENTERING

    def check(self, actor: Actor) -> None:
        """Without adjustments, execution and changes of scope."""
        require_change(actor, self.line.organisation, self.line.year, self.reason)
        line = self.line
        if line.adjustments.exists() or line.months.exists() or line.scope_changes.exists():
            raise Refused("budget.line-used")

    def execute(self, actor: Actor) -> Outcome[BudgetLine]:
        """Takes it away; what it said stays in the log."""
        line = self.line
        before = {"line": name_of(line), "initial": cell(line.initial)}
        subject: Model = line.project or line.organisation
        BudgetLine.objects.filter(pk=line.pk).delete()
        return Outcome(line, subject, before, with_reason({"line": ""}, self.reason))


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that somebody typed, and what stood there when they saw it."""

    line: int  #: id
    column: str  #: of COLUMNS
    was: int | None  #: 分
    amount: int | None  #: 分


@dataclass(frozen=True, slots=True)
class SetFigures(Action[int]):
    """Enters figures of the lines of one project, or of one body outside of its projects."""

    figures: tuple[Figure, ...]
    reason: str = ""

    name: ClassVar[str] = "budgets.set-figures"
    roles: ClassVar[frozenset[Role]] = ENTERING

    def check(self, actor: Actor) -> None:
        """Of own lines, none of which somebody else has changed in the meantime."""
        found = self._lines(actor)
        owners = {(each.organisation_id, each.project_id, each.year) for each in found.values()}
        if len(owners) != 1 or any(each.line not in found for each in self.figures):
            raise NotAllowed("budget.no-line")
        first = next(iter(found.values()))
        require_change(actor, first.organisation, first.year, self.reason)
        known = present(found.values())
        for each in self.figures:
            if each.column not in COLUMNS:
                raise Refused("budget.no-line")
            if each.column in FIELDS and each.amount is not None and each.amount < 0:
                raise Refused("budget.negative")
            now = known.get((each.line, each.column))
            if now not in (each.was, each.amount):
                raise Refused("budget.changed-meanwhile", amount=cell(now) or "—")

    def execute(self, actor: Actor) -> Outcome[int]:
        """Enters them."""
        found = self._lines(actor)
        known = present(found.values())
        changed = [
            each for each in self.figures if known.get((each.line, each.column)) != each.amount
        ]
        for each in changed:
            put(found[each.line], each.column, each.amount)
        names = {each: f"{name_of(line)} · " for each, line in found.items()}
        before = {
            names[each.line] + each.column: cell(known.get((each.line, each.column)))
            for each in changed
        }
        after: dict[str, object] = {
            names[each.line] + each.column: cell(each.amount) for each in changed
        }
        first = next(iter(found.values()))
        subject: Model = first.project or first.organisation
        return Outcome(
            len(changed),
            subject,
            {"year": first.year, **before},
            with_reason({"year": first.year, **after}, self.reason),
        )

    def _lines(self, actor: Actor) -> dict[int, BudgetLine]:
        ids = {each.line for each in self.figures}
        found = lines(actor).filter(pk__in=ids).select_for_update(of=("self",))
        return {each.pk: each for each in found.order_by("pk")}


def present(found: Iterable[BudgetLine]) -> dict[tuple[int, str], int | None]:
    """What stands in the columns of some lines."""
    known: dict[tuple[int, str], int | None] = {}
    ids = []
    for each in found:
        ids.append(each.pk)
        known.update({(each.pk, name): getattr(each, name) for name in FIELDS})
    months = MonthlyExecution.objects.filter(line__in=ids)
    known.update({(each.line_id, str(each.month)): each.amount for each in months})
    return known


def put(line: BudgetLine, column: str, amount: int | None) -> None:
    """Writes one figure; none takes away what a month said."""
    if column in FIELDS:
        setattr(line, column, amount)
        line.save(update_fields=(column,))
    elif amount is None:
        MonthlyExecution.objects.filter(line=line, month=int(column)).delete()
    else:
        MonthlyExecution.objects.update_or_create(
            line=line, month=int(column), defaults={"amount": amount}
        )


def name_of(line: BudgetLine) -> str:
    """A line for the log: by its kinds, which are data."""
    return " ".join((line.source, line.level, line.nature, line.origin))


def require_project(
    organisation: Organisation, project: Project | None, year: int, nature: str
) -> None:
    """Refuses another body's project, one that does not run, and project money without one."""
    if project is None:
        if nature != Nature.BASIC:
            raise Refused("budget.needs-project")
        return
    if project.organisation_id != organisation.pk:
        raise NotAllowed("budget.not-its-project", name=project.name)
    if not project.first_year <= year <= (project.last_year or year):
        raise Refused("budget.not-running", name=project.name, year=year)
