"""Reads projects, always through what the caller may see."""

from __future__ import annotations

from django.db.models import QuerySet

from heji.web.acting.actor import Actor
from heji.web.organisations.models import Organisation
from heji.web.organisations.scope import business_of
from heji.web.organisations.selectors import line_of
from heji.web.projects.models import Level, Project


def projects(actor: Actor) -> QuerySet[Project]:
    """The projects of the actor's part of the tree."""
    found = Project.objects.filter(organisation__in=business_of(actor))
    return found.select_related("organisation", "parent")


def own_projects(actor: Actor) -> QuerySet[Project]:
    """The projects of the actor's body, those of the bodies that it succeeded included."""
    return projects(actor).filter(organisation__in=line_of(actor.organisation))


def programmes_above(actor: Actor) -> QuerySet[Project]:
    """The programmes below which a project of the actor's body can stand."""
    above = [int(each) for each in actor.organisation.path.split("/") if each]
    bodies = Organisation.objects.filter(pk__in=above)
    line = [id for body in bodies for id in line_of(body)]
    return Project.objects.filter(organisation__in=line, level=Level.PROGRAMME)
