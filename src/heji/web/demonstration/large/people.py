"""The people of the large city: one password for all of them, as in the small one."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.contrib.auth.hashers import make_password

from heji.web.accounts.models import Membership, Person
from heji.web.acting.role import Role
from heji.web.demonstration.city import data
from heji.web.demonstration.large.place import Place
from heji.web.organisations.models import Kind, Organisation

_WORDS = {
    Role.UNIT_CLERK: "jingban",
    Role.UNIT_APPROVER: "fuhe",
    Role.DEPARTMENT_REVIEWER: "shenhe",
    Role.FINANCE_PERFORMANCE: "jixiao",
    Role.FINANCE_DIVISION: "yewu",
}


def add_people(place: Place) -> None:
    """Adds who works in each body, and in the bureau."""
    hashed = make_password(data("people")["password"])
    Person.objects.update(password=hashed)
    offices = [*_offices(place)]
    people = Person.objects.bulk_create(
        Person(username=username(role, body), name=_name(place, number), password=hashed)
        for number, (role, body) in enumerate(offices)
    )
    since = datetime.date(place.year - 1, 1, 1)
    Membership.objects.bulk_create(
        Membership(person=person, organisation=body, role=role, starts=since)
        for person, (role, body) in zip(people, offices, strict=True)
    )
    place.people = {
        (role, body.pk): person for person, (role, body) in zip(people, offices, strict=True)
    }


def _offices(place: Place) -> Iterator[tuple[Role, Organisation]]:
    yield Role.FINANCE_PERFORMANCE, place.bureau
    yield Role.FINANCE_DIVISION, place.bureau
    for body in place.bodies:
        yield Role.UNIT_CLERK, body
        yield Role.UNIT_APPROVER, body
        if body.kind == Kind.DEPARTMENT:
            yield Role.DEPARTMENT_REVIEWER, body


def username(role: Role, body: Organisation) -> str:
    """What somebody signs in with: the code of their body and their work."""
    return f"{body.code}.{_WORDS[role]}" if body.code else _WORDS[role]


def _name(place: Place, number: int) -> str:
    content, drawn = data("large"), place.size.drawing("person", number)
    return f"{drawn.choice(content['surnames'])}{drawn.choice(content['given_names'])}"
