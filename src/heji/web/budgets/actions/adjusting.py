"""Adjustments of a budget in the year, and what the scope of the evaluation changes."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import ClassVar

from django.utils import timezone

from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.budgets.actions.lines import name_of
from heji.web.budgets.actions.requiring import ENTERING, require_change, with_reason
from heji.web.budgets.amounts import cell
from heji.web.budgets.models import Adjustment, BudgetLine, Measure, ScopeChange


@dataclass(frozen=True, slots=True)
class AddAdjustment(Action[Adjustment]):
    """Enters an adjustment with its date and document."""

    line: BudgetLine
    amount: int  #: 分, negative for a cut
    decided_on: datetime.date
    document: str
    note: str = ""
    reason: str = ""

    name: ClassVar[str] = "budgets.add-adjustment"
    roles: ClassVar[frozenset[Role]] = ENTERING

    def check(self, actor: Actor) -> None:
        """Of an own line, with a document, on a day that has come, once."""
        require_change(actor, self.line.organisation, self.line.year, self.reason)
        if not self.document.strip():
            raise Refused("budget.no-document")
        if not self.amount:
            raise Refused("budget.no-amount")
        if self.decided_on > timezone.localdate():
            raise Refused("budget.not-yet")
        same = self.line.adjustments.filter(
            decided_on=self.decided_on, document=self.document.strip()
        )
        if same.exists():
            raise Refused("budget.adjustment-there")

    def execute(self, actor: Actor) -> Outcome[Adjustment]:
        """Enters it."""
        made = Adjustment.objects.create(
            line=self.line,
            amount=self.amount,
            decided_on=self.decided_on,
            document=self.document.strip(),
            note=self.note.strip(),
            entered_by=actor.person,
        )
        return Outcome(made, made, after=with_reason(_said(made), self.reason))


@dataclass(frozen=True, slots=True)
class RemoveAdjustment(Action[Adjustment]):
    """Takes an adjustment away that was entered by mistake."""

    adjustment: Adjustment
    reason: str

    name: ClassVar[str] = "budgets.remove-adjustment"
    roles: ClassVar[frozenset[Role]] = ENTERING

    def check(self, actor: Actor) -> None:
        """Of an own line, always with a reason."""
        line = self.adjustment.line
        require_change(actor, line.organisation, line.year, self.reason)
        if not self.reason.strip():
            raise Refused("budget.no-reason")

    def execute(self, actor: Actor) -> Outcome[Adjustment]:
        """Takes it away; what it said stays in the log."""
        gone = self.adjustment
        Adjustment.objects.filter(pk=gone.pk).delete()
        return Outcome(gone, gone, _said(gone), {"reason": self.reason.strip()})


@dataclass(frozen=True, slots=True)
class SetScopeChange(Action[ScopeChange | None]):
    """Says what the scope of the evaluation adds to a figure of the accounts; zero ends that."""

    line: BudgetLine
    measure: Measure
    amount: int  #: 分, negative for what is left out
    reason: str

    name: ClassVar[str] = "budgets.set-scope"
    roles: ClassVar[frozenset[Role]] = ENTERING

    def check(self, actor: Actor) -> None:
        """Of an own line, always with a reason."""
        require_change(actor, self.line.organisation, self.line.year, self.reason)
        if not self.reason.strip():
            raise Refused("budget.no-reason")

    def execute(self, actor: Actor) -> Outcome[ScopeChange | None]:
        """Keeps it beside the figure, which stays what the accounts say."""
        line, found = self.line, self.line.scope_changes.filter(measure=self.measure)
        was = found.first()
        before = {"scope": cell(was.amount) if was else "", "measure": self.measure.value}
        after = {
            "scope": cell(self.amount),
            "measure": self.measure.value,
            "line": name_of(line),
            "reason": self.reason.strip(),
        }
        if not self.amount:
            found.delete()
            return Outcome(None, line, before, {**after, "scope": ""})
        made, _ = ScopeChange.objects.update_or_create(
            line=line,
            measure=self.measure,
            defaults={"amount": self.amount, "reason": self.reason.strip()},
        )
        return Outcome(made, line, before, after)


def _said(adjustment: Adjustment) -> dict[str, object]:
    return {
        "line": name_of(adjustment.line),
        "amount": cell(adjustment.amount),
        "decided_on": adjustment.decided_on.isoformat(),
        "document": adjustment.document,
    }
