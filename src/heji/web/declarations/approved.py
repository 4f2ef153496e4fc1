"""The declaration as it was approved last: what the forms of the year follow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.db.models import Q

from heji.web.declarations.kind import DECLARATION
from heji.web.filing.content import Content, Indicator, from_data
from heji.web.filing.models import IndicatorRow, Revision, State
from heji.web.organisations.models import Organisation
from heji.web.organisations.selectors import line_of
from heji.web.projects.models import Project

#: What a row says as it was declared, besides its weight.
TARGET = (
    *("level1", "level2", "name", "type", "sign", "value", "places", "unit", "text"),
    "library_code",
)
WEIGHT = ("weight", "weight_places")


def approved(organisation: Organisation, project: Project | None, year: int) -> Revision | None:
    """The last approved version of the declaration of a project, or of a body and its former ones."""
    about = (
        Q(filing__project=project)
        if project is not None
        else Q(filing__project__isnull=True, filing__organisation__in=line_of(organisation))
    )
    found = Revision.objects.filter(
        about, filing__kind=DECLARATION.name, filing__year=year, approved_at__isnull=False
    ).exclude(filing__state=State.VOID)
    return found.order_by("-filing_id", "-number").first()


def declared_content(revision: Revision | None) -> Content | None:
    """What was approved."""
    return None if revision is None else from_data(revision.content)


def declared_rows(content: Content) -> tuple[Indicator, ...]:
    """The rows that are followed: those with a name."""
    return tuple(each for each in content.indicators if each.name)


def with_present_sources(rows: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """A declared row that is gone by now is no longer pointed at."""
    rows = tuple(rows)
    wanted = [each.source for each in rows if each.source]
    present = set(IndicatorRow.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    return tuple(
        each if each.source is None or each.source in present else replace(each, source=None)
        for each in rows
    )
