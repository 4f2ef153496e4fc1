"""Closed years, and secret projects, of which there is a number alone."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet, Sum

from heji.web.acting.actor import Actor
from heji.web.budgets.models import ClassifiedCount, YearClosing
from heji.web.organisations.models import Organisation
from heji.web.organisations.scope import business_of


def closing(organisation: Organisation, year: int) -> YearClosing | None:
    """The closing that holds for a body in a year, by its region or one above."""
    above = [int(each) for each in organisation.path.split("/") if each]
    found = YearClosing.objects.filter(region__in=above, year=year)
    return found.select_related("region", "closed_by").first()


def closings(bodies: Iterable[int], year: int) -> list[YearClosing]:
    """The closings of a year that hold for any of these bodies, by their ids."""
    found = list(YearClosing.objects.filter(year=year).select_related("region"))
    paths = Organisation.objects.filter(pk__in=bodies).values_list("path", flat=True)
    return [each for each in found if any(path.startswith(each.region.path) for path in paths)]


def classified(actor: Actor, organisation: Organisation, year: int) -> QuerySet[ClassifiedCount]:
    """The numbers of a body and of those below it."""
    found = ClassifiedCount.objects.filter(organisation__in=business_of(actor), year=year)
    return found.filter(organisation__path__startswith=organisation.path)


def classified_count(actor: Actor, organisation: Organisation, year: int) -> int:
    """How many secret projects (涉密) a body and those below it have: for rates of coverage."""
    counted = classified(actor, organisation, year).aggregate(of=Sum("count"))["of"]
    return int(counted or 0)
