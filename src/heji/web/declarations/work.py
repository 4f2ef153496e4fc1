"""What is left of the declarations of a year (`calendar.work`)."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from heji.web.acting.actor import Actor
from heji.web.calendar.work import Work
from heji.web.declarations.kind import DECLARATION
from heji.web.filing.models import Filing, State
from heji.web.filing.selectors import of_whom
from heji.web.projects.models import Level, Project

_WITH_THE_BODY = (State.DRAFT, State.RETURNED)


def left(actor: Actor, year: int) -> Work:
    """The forms that the actor's body has to hand in; for those above it, the forms of all below.

    A form that is begun and not handed in is left, and a project of the year without any form.
    """
    bodies = of_whom(actor)
    forms = Filing.objects.filter(bodies, kind=DECLARATION.name, year=year).exclude(
        state=State.VOID
    )
    begun = Q(state__in=_WITH_THE_BODY)
    counted = forms.order_by().aggregate(all=Count("pk"), left=Count("pk", filter=begun))
    with_form = forms.filter(project__isnull=False).values("project")
    wanting = _projects(bodies, year).exclude(pk__in=with_form).count()
    is_begun = bool(counted["all"] or wanting)
    count = counted["left"] + wanting if is_begun else None
    return Work(count, f"{reverse('filings', args=(DECLARATION.name,))}?year={year}")


def _projects(bodies: Q, year: int) -> QuerySet[Project]:
    running = Q(last_year__isnull=True) | Q(last_year__gte=year)
    present = Q(organisation__valid_to__isnull=True) | Q(organisation__valid_to__gte=year)
    found = Project.objects.filter(bodies, running, present, level=Level.PROJECT)
    return found.filter(first_year__lte=year)
