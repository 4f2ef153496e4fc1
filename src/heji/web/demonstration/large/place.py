"""What the modules of the large city share while it is being made."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from heji.web.accounts.models import Person
from heji.web.acting.role import Role
from heji.web.demonstration.large.size import Size
from heji.web.organisations.models import Organisation
from heji.web.projects.models import Project


@dataclass(slots=True)
class Place:
    """The city while it is being made."""

    size: Size
    today: datetime.date
    bureau: Organisation
    bodies: list[Organisation] = field(default_factory=list)  #: departments and units
    areas: dict[int, str] = field(default_factory=dict)  #: body -> area of the library
    people: dict[tuple[Role, int], Person] = field(default_factory=dict)  #: role and body -> who
    projects: list[Project] = field(default_factory=list)

    @property
    def year(self) -> int:
        """The year that the forms are about: the last one."""
        return self.today.year - 1

    def clerk(self, project: Project) -> Person:
        """Who fills in the forms of a project."""
        return self.people[Role.UNIT_CLERK, project.organisation_id]
