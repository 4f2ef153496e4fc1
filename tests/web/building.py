"""A small city for tests: a region, its bureau, two departments with units, a district."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from heji.web.accounts.models import Membership, Person
from heji.web.acting.actor import Actor
from heji.web.acting.middleware import actor_of
from heji.web.acting.role import Role
from heji.web.organisations.models import Kind, Organisation

BEGUN = datetime.date(2020, 1, 1)


def add(name: str, kind: Kind, parent: Organisation | None, code: str = "990100") -> Organisation:
    """An organisation with its path, without an act."""
    made = Organisation.objects.create(
        name=name, kind=kind, parent=parent, region_code=code, valid_from=2020
    )
    made.path = f"{parent.path if parent else '/'}{made.pk}/"
    made.save()
    return made


@dataclass
class City:
    """The organisations by name."""

    bodies: dict[str, Organisation] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Organisation:
        return self.bodies[name]

    def actor(self, role: Role, name: str) -> Actor:
        """Somebody new in a role of a body."""
        username = f"{role.value}-{self.bodies[name].pk}-{Person.objects.count()}"
        person = Person.objects.create_user(username, f"{name}某人", "long enough 1")
        membership = Membership.objects.create(
            person=person, organisation=self.bodies[name], role=role, starts=BEGUN
        )
        return actor_of(membership)


def city() -> City:
    """云栖市 with a bureau, water and education, their units, and a district of its own."""
    found = City()
    for name, kind, above in (
        ("云栖市", Kind.REGION, None),
        ("市财政局", Kind.FINANCE_BUREAU, "云栖市"),
        ("市审计局", Kind.DEPARTMENT, "云栖市"),
        ("市水务局", Kind.DEPARTMENT, "云栖市"),
        ("河道管理所", Kind.UNIT, "市水务局"),
        ("供水监测站", Kind.UNIT, "市水务局"),
        ("市教育局", Kind.DEPARTMENT, "云栖市"),
        ("第一中学", Kind.UNIT, "市教育局"),
        ("青石区", Kind.REGION, "云栖市"),
        ("区财政局", Kind.FINANCE_BUREAU, "青石区"),
        ("区水务局", Kind.DEPARTMENT, "青石区"),
    ):
        parent = found.bodies[above] if above else None
        found.bodies[name] = add(name, kind, parent)
    return found
