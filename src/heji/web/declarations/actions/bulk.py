"""Entering many projects with their forms at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.declarations.kind import DECLARATION
from heji.web.declarations.sheet import Problem, Sketch
from heji.web.filing.actions.creating import About, begin, require_free
from heji.web.filing.editing import EDITORS
from heji.web.filing.models import Filing
from heji.web.projects.models import Level, Project
from heji.web.projects.selectors import own_projects


@dataclass(frozen=True, slots=True)
class AddMany(Action[tuple[Filing, ...]]):
    """Enters the projects of a spreadsheet and begins their forms: all of them or none."""

    year: int
    sketches: tuple[Sketch, ...]
    file_name: str = ""

    name: ClassVar[str] = "declarations.add-many"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """Nothing that stands in the way of any of them."""
        if not self.sketches:
            raise Refused("declaration.sheet.empty")
        for each in obstacles(actor, self.year, self.sketches):
            raise Refused(each.key, **each.values)

    def execute(self, actor: Actor) -> Outcome[tuple[Filing, ...]]:
        """Enters them."""
        known = _by_code(actor)
        made = tuple(
            begin(actor, self._about(actor, each, known), "", each.content)
            for each in self.sketches
        )
        after = {"file": self.file_name, "year": self.year, "count": len(made)}
        codes = [each.code for each in self.sketches]
        return Outcome(made, actor.organisation, after={**after, "codes": codes})

    def _about(self, actor: Actor, sketch: Sketch, known: Mapping[str, Project]) -> About:
        found = known.get(sketch.code) or Project.objects.create(
            organisation=actor.organisation,
            code=sketch.code,
            name=sketch.name,
            level=Level.PROJECT,
            first_year=self.year,
        )
        return About(DECLARATION.name, self.year, found)


def _by_code(actor: Actor) -> dict[str, Project]:
    """The projects of the actor's body by their codes, its own before those it took over."""
    found = own_projects(actor)
    own = [each for each in found if each.organisation_id == actor.organisation.pk]
    return {each.code: each for each in (*found, *own)}


def obstacles(actor: Actor, year: int, sketches: tuple[Sketch, ...]) -> Iterator[Problem]:
    """What stands in the way of entering them: forms that are there, codes of programmes."""
    known = _by_code(actor)
    require_year(actor, year)
    declared = set(
        Filing.objects.filter(project__in=known.values(), kind=DECLARATION.name, year=year)
        .exclude(state="void")
        .values_list("project__code", flat=True)
    )
    for each in sketches:
        project = known.get(each.code)
        if each.code in declared:
            yield Problem(each.row, "code", "filing.exists", {"year": year})
        elif project is not None and project.level != Level.PROJECT:
            yield Problem(each.row, "code", "project.same-code", {"code": each.code})


def require_year(actor: Actor, year: int) -> None:
    """Refuses a year in which the body does not exist; its own form may well be there."""
    try:
        require_free(actor, actor.organisation, About(DECLARATION.name, year))
    except Refused as refusal:
        if refusal.key != "filing.exists":
            raise
