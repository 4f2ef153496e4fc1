"""Beginning a declaration: empty, or with what was declared for an earlier year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from heji.forms.layout import layouts
from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.declarations.kind import DECLARATION
from heji.web.filing.actions.creating import About, begin, require_free
from heji.web.filing.blocks import empty
from heji.web.filing.editing import EDITORS, require_own
from heji.web.filing.keeping import load
from heji.web.filing.models import Filing
from heji.web.filing.selectors import filings
from heji.web.projects.models import Project


@dataclass(frozen=True, slots=True)
class CreateDeclaration(Action[Filing]):
    """Begins the form of the own body, or of one of its projects, for a year."""

    year: int
    project: Project | None = None
    layout: str = ""  #: id; the usual one of the scope if not given

    name: ClassVar[str] = "declarations.create"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """The own body's, once a year, in a layout that exists."""
        require_free(actor, actor.organisation, self._about)
        if self.layout and self.layout not in {each.id for each in layouts()}:
            raise Refused("declaration.no-layout", layout=self.layout)

    @property
    def _about(self) -> About:
        return About(DECLARATION.name, self.year, self.project)

    def execute(self, actor: Actor) -> Outcome[Filing]:
        """Makes it with its empty rows."""
        content = empty(self._about.kind, self._about.scope)
        made = begin(actor, self._about, self.layout, content)
        return Outcome(made, made, after={"year": made.year, "layout": made.layout})


@dataclass(frozen=True, slots=True)
class CopyDeclaration(Action[Filing]):
    """Begins a form with what was declared for another year."""

    source: Filing
    year: int

    name: ClassVar[str] = "declarations.copy"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """The own body's or that of one that it succeeded, once a year."""
        if not filings(actor).filter(pk=self.source.pk).exists():
            raise NotAllowed("filing.not-yours")
        require_own(actor, self.source)
        require_free(actor, actor.organisation, self._about)

    @property
    def _about(self) -> About:
        return About(DECLARATION.name, self.year, self.source.project)

    def execute(self, actor: Actor) -> Outcome[Filing]:
        """Makes it; amounts stay out: last year's money is not this year's."""
        was = load(self.source)
        content = replace(
            was,
            money=tuple(replace(each, amount=None, absence="") for each in was.money),
            tasks=tuple(replace(each, amount=None, fiscal=None, other=None) for each in was.tasks),
            indicators=tuple(replace(each, source=None) for each in was.indicators),
        )
        made = begin(actor, self._about, self.source.layout, content)
        after = {"year": made.year, "copied_from": self.source.pk}
        return Outcome(made, made, after=after)
