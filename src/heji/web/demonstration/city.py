"""What the rooms of the demonstration share: the data files, the days, and who acts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from heji.data import load
from heji.web.accounts.models import Person
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.organisations.models import Kind, Organisation
from heji.web.projects.models import Project


def data(name: str) -> Any:
    """The content of one of the data files.

    >>> data("bodies")["region"]["name"]
    '云栖市'
    """
    return load("heji.web.demonstration", f"data/{name}.yaml")


@dataclass(slots=True)
class City:
    """The city while it is being made: who and what is there by name."""

    today: datetime.date
    bodies: dict[str, Organisation] = field(default_factory=dict)
    projects: dict[str, Project] = field(default_factory=dict)  #: by code
    actors: list[Actor] = field(default_factory=list)

    def year(self, after: int) -> int:
        """The year so many after this one."""
        return self.today.year + after

    def day(self, after: int) -> datetime.date:
        """The day so many after today."""
        return self.today + datetime.timedelta(days=after)

    def acting(self, username: str, role: Role | None = None) -> Actor:
        """A person in their first role, or in another of theirs."""
        return next(
            each
            for each in self.actors
            if each.person.username == username and role in (None, each.role)
        )

    def person(self, username: str) -> Person:
        """Somebody by their user name."""
        return self.acting(username).person

    def holders(self, role: Role, body: Organisation) -> Iterator[Actor]:
        """Those who hold a role in a body."""
        return (
            each for each in self.actors if (each.role, each.organisation.pk) == (role, body.pk)
        )

    def bureau(self, body: Organisation) -> Organisation:
        """The finance bureau of the nearest region above a body."""
        above: Organisation | None = body
        while above is not None and above.kind != Kind.REGION:
            above = above.parent
        found = (each for each in self.bodies.values() if each.kind == Kind.FINANCE_BUREAU)
        return next(each for each in found if above is not None and each.parent_id == above.pk)
