"""What is left of the self-evaluations of a year (`calendar.work`)."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from heji.web.acting.actor import Actor
from heji.web.calendar.work import Work
from heji.web.filing.models import Filing, Revision, State
from heji.web.filing.selectors import of_whom
from heji.web.self_evaluations.actions.beginning import KIND


def left(actor: Actor, year: int) -> Work:
    """What was declared and approved and is not yet evaluated, projects and bodies alike.

    For those who fill forms in it is their own body's; for those above it, that of all below.
    """
    forms = Filing.objects.filter(year=year).exclude(state=State.VOID)
    approved = Revision.objects.filter(approved_at__isnull=False).values("filing")
    declared = forms.filter(of_whom(actor), kind="declaration", pk__in=approved)
    handed_in = forms.filter(kind=KIND).exclude(state__in=(State.DRAFT, State.RETURNED))
    of_project = handed_in.filter(project=OuterRef("project"))
    # Whoever a body was merged into evaluates what it had declared.
    same = Q(organisation=OuterRef("organisation"))
    later = Q(organisation=OuterRef("organisation__successor"))
    of_body = handed_in.filter(same | later, project=None)
    wanted = declared.count()
    open_ones = declared.exclude(Exists(of_project) | Q(project=None) & Exists(of_body))
    address = f"{reverse('filings', args=(KIND,))}?year={year}"
    return Work(open_ones.count() if wanted else None, address)
