"""Importing an export of the finance system: all the rows that are right, as one act."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from heji.web.accounts.models import Person
from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.budgets.actions.lines import FIELDS
from heji.web.budgets.actions.requiring import ENTERING, require_year, with_reason
from heji.web.budgets.actions.years import count_classified
from heji.web.budgets.amounts import cell
from heji.web.budgets.checking import Checked, Difference, Reading, Result, State, checked
from heji.web.budgets.columns import COLUMNS, FIGURES
from heji.web.budgets.models import (
    Adjustment,
    AmountUnit,
    BudgetLine,
    ColumnMapping,
    MonthlyExecution,
)
from heji.web.budgets.selectors.years import classified, closings
from heji.web.budgets.table import Export
from heji.web.organisations.models import Organisation
from heji.web.organisations.scope import root_of

_BATCH = 500  #: rows of one statement
_TAKEN = frozenset((State.NEW, State.CHANGED))


@dataclass(frozen=True, slots=True)
class SaveMapping(Action[ColumnMapping]):
    """Keeps how a body's exports are to be read, under a name."""

    mapping_name: str
    columns: dict[str, str]  #: bare heading -> column
    unit: AmountUnit

    name: ClassVar[str] = "budgets.save-mapping"
    roles: ClassVar[frozenset[Role]] = ENTERING

    def check(self, actor: Actor) -> None:
        """With a name, and columns that there are."""
        if not self.mapping_name.strip() or not set(self.columns.values()) <= set(COLUMNS):
            raise Refused("budget.import.no-name")

    def execute(self, actor: Actor) -> Outcome[ColumnMapping]:
        """Keeps it, in place of one of the same name."""
        made, _ = ColumnMapping.objects.update_or_create(
            organisation=actor.organisation,
            name=self.mapping_name.strip()[:100],
            defaults={"columns": self.columns, "unit": self.unit},
        )
        return Outcome(made, made, after={"name": made.name, "columns": self.columns})


@dataclass(frozen=True, slots=True)
class ImportBudgets(Action[int]):
    """Takes over the rows of an export that are new or different and have no problem."""

    export: Export
    reading: Reading
    file: str  #: name of the file, for the log
    sha256: str  #: of the file
    reason: str = ""

    name: ClassVar[str] = "budgets.import"
    roles: ClassVar[frozenset[Role]] = ENTERING

    def check(self, actor: Actor) -> None:
        """Something has to be new or different; a closed year needs a reason."""
        require_year(self.reading.year)
        require_readable(self.reading)
        found = checked(self.export, self.reading, actor)
        if not changes(found) and not secrets_changed(found, actor, self.reading.year):
            raise Refused("budget.import.nothing-new")
        bodies = {each.identity[0] for each in changes(found) if each.identity}
        bodies |= {each.pk for each, _ in found.secret}
        closed = closings(bodies, self.reading.year)
        if closed and not self.reason.strip():
            raise Refused("budget.closed", year=self.reading.year, region=closed[0].region.name)

    def execute(self, actor: Actor) -> Outcome[int]:
        """Writes lines, then what belongs to them, in a handful of statements."""
        found = checked(self.export, self.reading, actor)
        taken = changes(found)
        _write_fields(each for each in taken if each.line is not None)
        _add_lines(taken, self.reading.year)
        _write_months(taken)
        _write_adjustments(taken, self.reading, actor.person)
        for body, count in secrets_changed(found, actor, self.reading.year):
            count_classified(body, self.reading.year, count)
        before, after = _said(taken)
        said: dict[str, object] = {
            "year": self.reading.year,
            "count": len(taken),
            "file": self.file,
            "sha256": self.sha256,
            **after,
        }
        return Outcome(len(taken), root_of(actor), before, with_reason(said, self.reason))


def require_readable(reading: Reading) -> None:
    """Refuses a choice of columns from which nothing can come, or two of one kind."""
    chosen = [each for each in reading.columns if each]
    if len(set(chosen)) != len(chosen):
        raise Refused("budget.import.twice")
    if not FIGURES & set(chosen):
        raise Refused("budget.import.no-figures")
    if not {"organisation", "code", "project"} & set(chosen):
        raise Refused("budget.import.no-whose")


def changes(found: Result) -> list[Checked]:
    """The rows that would be written."""
    return [each for each in found.rows if each.state in _TAKEN]


def secrets_changed(found: Result, actor: Actor, year: int) -> list[tuple[Organisation, int]]:
    """The numbers of secret projects that would change."""
    return [
        (body, count)
        for body, count in found.secret
        if (classified(actor, body, year).filter(organisation=body).first() or _NOBODY).count
        != count
    ]


class _None:
    count = 0


_NOBODY = _None()


def _add_lines(taken: Sequence[Checked], year: int) -> None:
    """Several rows with one new line are adjustments of it: the line is made once."""
    waiting: dict[object, list[Checked]] = {}
    for each in taken:
        if each.line is None and each.identity is not None:
            waiting.setdefault(each.identity, []).append(each)
    made = []
    for rows in waiting.values():
        assert rows[0].identity is not None, "checked"  # noqa: S101
        body, project, nature, source, level, origin = rows[0].identity
        line = BudgetLine(
            organisation_id=body,
            project_id=project,
            year=year,
            nature=nature,
            source=source,
            level=level,
            origin=origin,
        )
        made.append(line)
        for each in rows:
            each.line = line
            for every in each.differences:
                if every.column in FIELDS:
                    setattr(line, every.column, every.amount)
    BudgetLine.objects.bulk_create(made, batch_size=_BATCH)


def _write_fields(changed: Iterable[Checked]) -> None:
    lines: dict[int, BudgetLine] = {}
    for line, each in _differences(changed):
        if each.column in FIELDS:
            setattr(line, each.column, each.amount)
            lines[line.pk] = line
    # One statement for many rows; an update of each, or a CASE over all, takes many times as long.
    BudgetLine.objects.bulk_create(
        lines.values(),
        batch_size=_BATCH,
        update_conflicts=True,
        update_fields=FIELDS,
        unique_fields=("id",),
    )


def _write_months(taken: Iterable[Checked]) -> None:
    months = [
        MonthlyExecution(line=line, month=int(each.column), amount=each.amount)
        for line, each in _differences(taken)
        if each.column.isdigit()
    ]
    MonthlyExecution.objects.bulk_create(
        months,
        batch_size=_BATCH,
        update_conflicts=True,
        update_fields=("amount",),
        unique_fields=("line", "month"),
    )


def _write_adjustments(taken: Iterable[Checked], reading: Reading, person: Person) -> None:
    """A sum that differs is booked as an adjustment of the file's day and document."""
    for row in taken:
        for each in row.differences:
            if each.column != "adjustment" or row.line is None:
                continue
            if row.document:
                day, document, amount = row.decided_on, row.document, each.amount
            else:
                day, document = reading.decided_on, reading.document
                amount = each.amount - (each.was or 0)
            assert day is not None, "checked"  # noqa: S101
            same = Adjustment.objects.filter(line=row.line, decided_on=day, document=document)
            there = same.first()
            if there is not None and not row.document:
                amount += there.amount
            if not amount:
                same.delete()
            elif there is not None:
                same.update(amount=amount)
            else:
                Adjustment.objects.create(
                    line=row.line,
                    decided_on=day,
                    document=document,
                    amount=amount,
                    entered_by=person,
                )


def _differences(taken: Iterable[Checked]) -> Iterable[tuple[BudgetLine, Difference]]:
    return ((row.line, each) for row in taken if row.line for each in row.differences)


def _said(taken: Iterable[Checked]) -> tuple[dict[str, object], dict[str, object]]:
    """What stood there and changed; of new lines the file says it all."""
    before: dict[str, object] = {}
    after: dict[str, object] = {}
    for row in taken:
        for each in row.differences:
            if row.state is State.CHANGED:
                name = f"{row.number} {row.label} · {each.column}"
                before[name], after[name] = cell(each.was), cell(each.amount)
    return before, after
