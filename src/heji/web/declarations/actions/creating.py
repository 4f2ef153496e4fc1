"""Beginning a declaration: empty, or with what was declared for an earlier year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from django.db.models import Q

from heji.forms.layout import layouts
from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.calendar.models import PhaseKind
from heji.web.calendar.selectors import phase_of
from heji.web.declarations.blocks import blocks, empty
from heji.web.declarations.content import Content
from heji.web.declarations.editing import EDITORS, require_editable, require_own
from heji.web.declarations.keeping import fill, load
from heji.web.declarations.models import Declaration, Level, Project, Scope, State
from heji.web.declarations.selectors import (
    approved_revision,
    declarations,
    own_projects,
    programmes_above,
)
from heji.web.organisations.models import Organisation
from heji.web.organisations.scope import business_of

_YEARS = range(2000, 2101)


@dataclass(frozen=True, slots=True)
class AddProject(Action[Project]):
    """Enters a project of the own body."""

    code: str
    name_given: str
    level: Level
    first_year: int
    last_year: int | None = None
    parent: Project | None = None

    name: ClassVar[str] = "declarations.add-project"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """A code that is free, a name, years in order, a programme above a project."""
        if not self.name_given.strip() or not self.code.strip():
            raise Refused("declaration.project.incomplete")
        if own_projects(actor).filter(code=self.code).exists():
            raise Refused("declaration.project.same-code", code=self.code)
        if self.last_year is not None and self.last_year < self.first_year:
            raise Refused("declaration.project.years")
        if self.parent is not None and not _may_be_above(actor, self.parent, self.level):
            raise Refused("declaration.project.wrong-parent", name=self.parent.name)

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


@dataclass(frozen=True, slots=True)
class CreateDeclaration(Action[Declaration]):
    """Begins the form of the own body, or of one of its projects, for a year."""

    year: int
    project: Project | None = None
    layout: str = ""  #: id; the usual one of the scope if not given

    name: ClassVar[str] = "declarations.create"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """The own body's, once a year, in a layout that exists."""
        require_free(actor, actor.organisation, self.project, self.year)
        if self.layout and self.layout not in {each.id for each in layouts()}:
            raise Refused("declaration.no-layout", layout=self.layout)

    def execute(self, actor: Actor) -> Outcome[Declaration]:
        """Makes it with its empty rows."""
        scope = scope_of(self.project)
        made = begin(actor, self.project, self.year, self.layout, empty(scope))
        return Outcome(made, made, after={"year": made.year, "layout": made.layout})


@dataclass(frozen=True, slots=True)
class CopyDeclaration(Action[Declaration]):
    """Begins a form with what was declared for another year."""

    source: Declaration
    year: int

    name: ClassVar[str] = "declarations.copy"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """The own body's or that of one that it succeeded, once a year."""
        if not declarations(actor).filter(pk=self.source.pk).exists():
            raise NotAllowed("declaration.not-yours")
        require_own(actor, self.source)
        require_free(actor, actor.organisation, self.source.project, self.year)

    def execute(self, actor: Actor) -> Outcome[Declaration]:
        """Makes it; amounts stay out: last year's money is not this year's."""
        was = load(self.source)
        content = replace(
            was,
            money=tuple(replace(each, amount=None, absence="") for each in was.money),
            tasks=tuple(replace(each, amount=None, fiscal=None, other=None) for each in was.tasks),
            indicators=tuple(replace(each, source=None) for each in was.indicators),
        )
        made = begin(actor, self.source.project, self.year, self.source.layout, content)
        after = {"year": made.year, "copied_from": self.source.pk}
        return Outcome(made, made, after=after)


@dataclass(frozen=True, slots=True)
class VoidDeclaration(Action[Declaration]):
    """Puts a form aside that was begun by mistake; what it said stays in the log."""

    declaration: Declaration

    name: ClassVar[str] = "declarations.void"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """The own form, which was never approved and is not being reviewed."""
        require_editable(actor, self.declaration)
        if approved_revision(self.declaration) is not None:
            raise Refused("declaration.not-void")

    def execute(self, actor: Actor) -> Outcome[Declaration]:
        """Voids it: the same thing can be declared anew."""
        before = {"state": self.declaration.state}
        self.declaration.state = State.VOID
        self.declaration.save(update_fields=("state", "changed_at"))
        return Outcome(self.declaration, self.declaration, before, {"state": State.VOID})


def require_free(
    actor: Actor, organisation: Organisation, project: Project | None, year: int
) -> None:
    """Refuses another body's form, a year that cannot be, and a second form of the same thing."""
    if organisation.pk != actor.organisation.pk or not business_of(actor).exists():
        raise NotAllowed("declaration.not-yours")
    if project is not None and not own_projects(actor).filter(pk=project.pk).exists():
        raise NotAllowed("declaration.not-yours")
    if year not in _YEARS or not organisation.is_valid_in(year):
        raise Refused("declaration.wrong-year", year=year)
    same = Q(project=project) if project else Q(project__isnull=True, organisation=organisation)
    if Declaration.objects.filter(same, year=year).exclude(state=State.VOID).exists():
        raise Refused("declaration.exists", year=year)


def scope_of(project: Project | None) -> Scope:
    """What the form of a project, or of a body, is about."""
    if project is None:
        return Scope.DEPARTMENT
    return Scope.PROGRAMME if project.level == Level.PROGRAMME else Scope.PROJECT


def begin(
    actor: Actor, project: Project | None, year: int, layout: str, content: Content
) -> Declaration:
    """Makes a declaration of the own body with these rows."""
    scope = scope_of(project)
    made = Declaration.objects.create(
        organisation=actor.organisation,
        project=project,
        scope=scope,
        year=year,
        layout=layout or usual_layout(actor.organisation, scope, year),
        created_by=actor.person,
    )
    fill(made, content)
    return made


def usual_layout(organisation: Organisation, scope: Scope, year: int) -> str:
    """The layout that the calendar sets for a body, or the usual one of the scope."""
    phase = phase_of(organisation, year, PhaseKind.DECLARATION)
    chosen = ""
    if phase is not None:
        chosen = phase.department_layout if scope is Scope.DEPARTMENT else phase.layout
    return chosen or blocks(scope).layout
