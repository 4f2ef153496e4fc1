"""Fills an empty installation with the large city."""

from __future__ import annotations

import datetime

from django.db import connection, transaction
from django.utils import timezone

from heji.web.accounts.first import Administrator, Region, begin
from heji.web.demonstration.city import data
from heji.web.demonstration.large.bodies import add_bodies, add_projects, begun
from heji.web.demonstration.large.calendar import set_phases
from heji.web.demonstration.large.declaring import declare
from heji.web.demonstration.large.following import evaluate, monitor
from heji.web.demonstration.large.money import spend
from heji.web.demonstration.large.people import add_people
from heji.web.demonstration.large.place import Place
from heji.web.demonstration.large.reviewing import review
from heji.web.demonstration.large.size import CITY, Size
from heji.web.filing.models import Filing
from heji.web.organisations.models import Kind, Organisation
from heji.web.rollups.keeping import keep
from heji.web.rollups.selectors import KIND

_AT_ONCE = 400  #: projects whose forms are held in memory


def make(size: Size = CITY, today: datetime.date | None = None) -> Place:
    """Makes the city.

    Args:
        size: how much of everything.
        today: the day from which everything is counted; this one, if none is given.

    Returns:
        The city; everything of it is in the database.
    """
    with transaction.atomic():
        place = _begun(size, today or timezone.localdate())
        add_bodies(place)
        add_people(place)
        set_phases(place)
        add_projects(place)
        for start in range(0, len(place.projects), _AT_ONCE):
            _year(place, start)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return place


def _begun(size: Size, today: datetime.date) -> Place:
    named, keeper = data("large")["region"], data("people")["administrator"]
    region = Region(named["name"], named["code"], named["bureau"])
    begin(region, (Administrator(keeper["username"], keeper["name"]),))
    bureau = Organisation.objects.select_related("parent").get(kind=Kind.FINANCE_BUREAU)
    place = Place(size, today, bureau)
    begun(place)
    return place


def _year(place: Place, start: int) -> None:
    """The year of some projects: declared, spent, monitored, evaluated and reviewed."""
    projects = place.projects[start : start + _AT_ONCE]
    declared = declare(place, projects)
    spend(declared)
    watched = declared[: max(0, place.size.monitored - start)]
    review(place, [*declared, *monitor(place, watched), *evaluate(place, declared)])
    ids = [each.pk for each in projects]
    for form in Filing.objects.filter(project__in=ids, kind=KIND, revision__gt=0):
        keep(form)
