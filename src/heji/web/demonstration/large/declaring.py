"""The approved declarations of the large city."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.utils import timezone

from heji.web.declarations.kind import DECLARATION
from heji.web.demonstration.city import data
from heji.web.demonstration.large.place import Place
from heji.web.demonstration.large.storing import Draft, Kept, store
from heji.web.demonstration.large.targets import declared
from heji.web.filing.content import Content
from heji.web.filing.models import Filing, Scope, State
from heji.web.projects.models import Project

_FAULTY = 30  #: one of so many forms has a planted error
_APPROVED_DAYS = 620  #: before today


def declare(place: Place, projects: Iterable[Project]) -> list[Kept]:
    """Stores an approved declaration of each project."""
    return store(_drafts(place, projects))


def _drafts(place: Place, projects: Iterable[Project]) -> Iterator[Draft]:
    layout = data("calendar")["layouts"]["declaration"]["layout"]
    approved_at = timezone.now() - datetime.timedelta(days=_APPROVED_DAYS)
    for project in projects:
        drawn = place.size.drawing("declared", project.organisation.code, project.code)
        content = declared(place.areas[project.organisation_id], project.name, drawn)
        if drawn.randrange(_FAULTY) == 0:
            content = _faulty(content)
        clerk = place.clerk(project)
        form = Filing(
            organisation=project.organisation,
            project=project,
            kind=DECLARATION.name,
            scope=Scope.PROJECT,
            year=place.year,
            layout=layout,
            state=State.APPROVED,
            revision=1,
            conclusion="excellent",
            created_by=clerk,
        )
        yield Draft(form, content, clerk, approved_at)


def _faulty(content: Content) -> Content:
    """With a total of the year that its parts do not make."""
    money = tuple(
        replace(each, amount=(each.amount or 0) + 1_000_000)
        if (each.measure, each.part) == ("budget", "total")
        else each
        for each in content.money
    )
    return replace(content, money=money)
