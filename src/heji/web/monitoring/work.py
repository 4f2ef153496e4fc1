"""What is left of the monitoring of a year (`calendar.work`)."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone

from heji.web.acting.actor import Actor
from heji.web.calendar.work import Work
from heji.web.filing.models import Filing, Revision, State
from heji.web.filing.selectors import of_whom
from heji.web.monitoring.plans import plan_of


def left(actor: Actor, year: int) -> Work:
    """The forms that are still to be handed in: for each approved project and month that is over."""
    address = f"{reverse('filings', args=('monitoring',))}?year={year}"
    months = plan_of(actor.organisation, year).begun(year, timezone.localdate())
    bodies = of_whom(actor)
    forms = Filing.objects.filter(bodies, year=year, project__isnull=False).exclude(
        state=State.VOID
    )
    approved = Revision.objects.filter(approved_at__isnull=False).values("filing")
    declared = forms.filter(kind="declaration", pk__in=approved).order_by().values("project")
    wanted = declared.distinct().count() * len(months)
    there = forms.filter(kind="monitoring", month__in=months, project__in=declared)
    handed_in = there.exclude(state__in=(State.DRAFT, State.RETURNED)).count()
    return Work(max(wanted - handed_in, 0) if wanted else None, address)
