"""Deciding on a monitored project, and setting how a region monitors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils import timezone

from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.duties import require_other_hands
from heji.web.acting.role import Role
from heji.web.calendar.actions import BUREAU
from heji.web.filing import editing
from heji.web.filing.models import Filing
from heji.web.monitoring.limits import MONTHS
from heji.web.monitoring.models import Decision, MonitoringDecision, MonitoringPlan
from heji.web.monitoring.selectors import (
    DECIDABLE,
    DECIDING,
    decide_by,
    is_in_office,
    present_decision,
)
from heji.web.organisations.models import Kind, Organisation
from heji.web.organisations.scope import business_of
from heji.web.reviews.duties import hands

_LONGEST = 2000
_MOST_DAYS = 120
_YEARS = range(2000, 2101)


@dataclass(frozen=True, slots=True)
class Decide(Action[MonitoringDecision]):
    """Decides on an approved form: continue, adjust or pause.

    The targets themselves are changed by the body, in the adjustment of its declaration.
    """

    filing: Filing
    decision: str
    reason: str

    name: ClassVar[str] = "monitoring.decide"
    roles: ClassVar[frozenset[Role]] = DECIDING

    def check(self, actor: Actor) -> None:
        """An approved form that the own office reviewed and others filled in, and a reason."""
        editing.lock(self.filing)
        if self.filing.kind != "monitoring" or not is_in_office(actor, self.filing):
            raise NotAllowed("monitoring.not-your-office")
        require_other_hands(actor, hands(self.filing))
        if self.filing.state not in DECIDABLE:
            raise Refused("monitoring.not-approved")
        if self.decision not in Decision.values:
            raise Refused("monitoring.no-decision")
        if not self.reason.strip() or len(self.reason) > _LONGEST:
            raise Refused("monitoring.no-reason", most=_LONGEST)
        present = present_decision(self.filing)
        if present is not None and present.decision == self.decision:
            raise Refused("monitoring.decided-so")

    def execute(self, actor: Actor) -> Outcome[MonitoringDecision]:
        """Keeps it beside those before; a later one takes its place."""
        present, due = present_decision(self.filing), decide_by(self.filing)
        made = MonitoringDecision.objects.create(
            filing=self.filing,
            revision=self.filing.revision,
            decision=self.decision,
            reason=self.reason.strip(),
            due=due,
            decided_by=actor.person,
        )
        before = {} if present is None else {"handling": present.decision}
        after: dict[str, Any] = {"handling": made.decision, "reason": made.reason}
        after |= {"revision": made.revision, "due": due.isoformat()}
        after["is_late"] = present is None and timezone.localdate() > due
        return Outcome(made, self.filing, before, after)


@dataclass(frozen=True, slots=True)
class SetPlan(Action[MonitoringPlan]):
    """Says through which months a region monitors from a year on, and how soon it decides."""

    region: Organisation
    from_year: int
    months: tuple[int, ...]
    decision_days: int

    name: ClassVar[str] = "monitoring.set-plan"
    roles: ClassVar[frozenset[Role]] = BUREAU

    def check(self, actor: Actor) -> None:
        """Of an own region: different months, and some days."""
        if not business_of(actor).filter(pk=self.region.pk, kind=Kind.REGION).exists():
            raise NotAllowed("organisation.not-yours", name=self.region.name)
        are_months = self.months and set(self.months) <= set(MONTHS)
        if not are_months or len(set(self.months)) != len(self.months):
            raise Refused("monitoring.wrong-months")
        if not 0 < self.decision_days <= _MOST_DAYS or self.from_year not in _YEARS:
            raise Refused("monitoring.wrong-days", most=_MOST_DAYS)

    def execute(self, actor: Actor) -> Outcome[MonitoringPlan]:
        """Sets it; forms and decisions that are there stay as they are."""
        said = {"months": sorted(self.months), "decision_days": self.decision_days}
        where: dict[str, Any] = {"region": self.region, "from_year": self.from_year}
        old = MonitoringPlan.objects.filter(**where).first()
        before = {} if old is None else {each: getattr(old, each) for each in said}
        made, _ = MonitoringPlan.objects.update_or_create(**where, defaults=said)
        return Outcome(made, self.region, before, {"from_year": self.from_year, **said})
