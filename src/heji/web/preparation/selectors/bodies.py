"""The body whose preparation is looked at."""

from __future__ import annotations

from django.db.models import QuerySet

from heji.web.acting.actor import Actor
from heji.web.organisations.models import Kind, Organisation
from heji.web.organisations.scope import business_of
from heji.web.projects.models import Project


def bodies(actor: Actor) -> QuerySet[Organisation]:
    """The present bodies that an actor can choose from."""
    found = business_of(actor).filter(valid_to__isnull=True).exclude(kind=Kind.REGION)
    return found.order_by("path")


def projects(actor: Actor, organisation: Organisation, year: int) -> QuerySet[Project]:
    """The projects of a body and of those below it that run in a year."""
    found = Project.objects.filter(organisation__in=business_of(actor))
    own = found.filter(organisation__path__startswith=organisation.path, first_year__lte=year)
    return own.exclude(last_year__lt=year).select_related("organisation")
