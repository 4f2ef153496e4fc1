"""Reads what monitoring needs, always through what the caller may see."""

from __future__ import annotations

import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from heji.web.acting.actor import Actor
from heji.web.acting.role import FINANCE, Role
from heji.web.calendar.selectors import working_days_of
from heji.web.calendar.working_days import add_working_days
from heji.web.declarations.approved import approved
from heji.web.filing.models import Edit, Filing, Revision, State
from heji.web.filing.selectors import approved_revision, filings
from heji.web.monitoring.models import MonitoringDecision
from heji.web.monitoring.plans import plan_of
from heji.web.reviews.charge import charged
from heji.web.reviews.models import Review

#: Who decides on a form: the side that reviews it, never the body's own approver.
DECIDING = FINANCE | {Role.DEPARTMENT_REVIEWER}
DECIDABLE = (State.APPROVED, State.PUBLISHED)
_KIND = "monitoring"


def declaration_of(actor: Actor, filing: Filing) -> Filing | None:
    """The declaration whose targets a form follows, where the actor may see it."""
    found = approved(filing.organisation, filing.project, filing.year)
    seen = filings(actor)
    return None if found is None else seen.filter(pk=found.filing_id).first()


def decisions(filing: Filing) -> QuerySet[MonitoringDecision]:
    """What was decided on a form, in the order of time."""
    return filing.monitoring_decisions.select_related("decided_by").order_by("pk")


def present_decision(filing: Filing) -> MonitoringDecision | None:
    """The decision that holds for the present submission."""
    return decisions(filing).filter(revision=filing.revision).last()


def undecided(actor: Actor) -> QuerySet[Filing]:
    """The approved forms on which the actor's office has to decide, not the actor's own work."""
    if not actor.has(DECIDING):
        return Filing.objects.none()
    decided = MonitoringDecision.objects.filter(
        filing=OuterRef("pk"), revision=OuterRef("revision")
    )
    edits = Edit.objects.filter(filing=OuterRef("pk"), person=actor.person)
    handed_in = Revision.objects.filter(filing=OuterRef("pk"), submitted_by=actor.person)
    found = filings(actor).filter(Exists(_office(actor)), ~Exists(decided), state__in=DECIDABLE)
    found = found.filter(~Exists(edits), ~Exists(handed_in), kind=_KIND)
    return found.exclude(created_by=actor.person)


def _office(actor: Actor) -> QuerySet[Review]:
    """The reviews by which a form was in the actor's office: who reviewed it decides on it."""
    return charged(actor).filter(filing=OuterRef("pk"), revision=OuterRef("revision"))


def is_in_office(actor: Actor, filing: Filing) -> bool:
    """Whether a form was reviewed by the actor's office."""
    return charged(actor).filter(filing=filing, revision=filing.revision).exists()


def decide_by(filing: Filing) -> datetime.date:
    """The last day for the decision: working days of the region after the approval."""
    found = approved_revision(filing)
    start = timezone.localdate()
    if found is not None and found.approved_at is not None:
        start = timezone.localdate(found.approved_at)
    days = plan_of(filing.organisation, filing.year).decision_days
    return add_working_days(start, days, working_days_of(filing.organisation))
