"""Fills an empty installation with the demonstration city."""

from __future__ import annotations

from django.utils import timezone

from heji.web.demonstration.bodies import add_bodies
from heji.web.demonstration.city import City
from heji.web.demonstration.departments import declare_departments, declare_programmes
from heji.web.demonstration.entries import propose_entries
from heji.web.demonstration.forms import add_projects, declare_next_year, declare_this_year
from heji.web.demonstration.people import add_people
from heji.web.demonstration.phases import ask_to_be_late, set_phases
from heji.web.demonstration.preparing import prepare
from heji.web.demonstration.spending import spend


def fill() -> City:
    """Makes the city, one act after the other, in the order of the years.

    Returns:
        The city; everything of it is in the database.

    Raises:
        Refused: an act that an action refuses, so the data files are wrong.
    """
    city = City(timezone.localdate())
    add_bodies(city)
    add_people(city)
    propose_entries(city)
    add_projects(city)
    # This year's targets were declared before its calendar was set here: they are never too late.
    declare_this_year(city)
    declare_departments(city, 0)
    set_phases(city)
    declare_next_year(city)
    declare_programmes(city)
    declare_departments(city, 1)
    ask_to_be_late(city)
    prepare(city)
    spend(city)
    return city
