"""Entering projects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.projects.models import Level, Project
from heji.web.projects.selectors import own_projects, programmes_above

#: Who enters the projects of their body.
ENTERING = frozenset((Role.UNIT_CLERK,))


@dataclass(frozen=True, slots=True)
class AddProject(Action[Project]):
    """Enters a project of the own body."""

    code: str
    name_given: str
    level: Level
    first_year: int
    last_year: int | None = None
    parent: Project | None = None

    name: ClassVar[str] = "projects.add"
    roles: ClassVar[frozenset[Role]] = ENTERING

    def check(self, actor: Actor) -> None:
        """A code that is free, a name, years in order, a programme above a project."""
        if not self.name_given.strip() or not self.code.strip():
            raise Refused("project.incomplete")
        if own_projects(actor).filter(code=self.code).exists():
            raise Refused("project.same-code", code=self.code)
        if self.last_year is not None and self.last_year < self.first_year:
            raise Refused("project.years")
        if self.parent is not None and not _may_be_above(actor, self.parent, self.level):
            raise Refused("project.wrong-parent", name=self.parent.name)

    def execute(self, actor: Actor) -> Outcome[Project]:
        """Enters it."""
        made = Project(
            organisation=actor.organisation,
            code=self.code,
            name=self.name_given.strip(),
            level=self.level,
            parent=self.parent,
            first_year=self.first_year,
            last_year=self.last_year,
        )
        made.save()
        return Outcome(made, made, after={"code": made.code, "name": made.name})


def _may_be_above(actor: Actor, parent: Project, level: Level) -> bool:
    """A programme of the own body or of one above it."""
    own = programmes_above(actor).filter(pk=parent.pk).exists()
    return own and level is Level.PROJECT
