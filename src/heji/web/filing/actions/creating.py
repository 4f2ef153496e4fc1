"""Beginning a form of any kind, and putting one aside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.db.models import Q

from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.calendar.selectors import phase_of
from heji.web.filing.blocks import blocks
from heji.web.filing.content import Content
from heji.web.filing.editing import EDITORS, require_editable
from heji.web.filing.keeping import fill
from heji.web.filing.kinds import form_kind
from heji.web.filing.models import Filing, Scope, State
from heji.web.filing.selectors import approved_revision
from heji.web.organisations.models import Organisation
from heji.web.organisations.scope import business_of
from heji.web.projects.models import Level, Project
from heji.web.projects.selectors import own_projects

_YEARS = range(2000, 2101)


@dataclass(frozen=True, slots=True)
class VoidFiling(Action[Filing]):
    """Puts a form aside that was begun by mistake; what it said stays in the log."""

    filing: Filing

    name: ClassVar[str] = "filing.void"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """The own form, which was never approved and is not being reviewed."""
        require_editable(actor, self.filing)
        if approved_revision(self.filing) is not None:
            raise Refused("filing.not-void")

    def execute(self, actor: Actor) -> Outcome[Filing]:
        """Voids it: the same thing can be declared anew."""
        before = {"state": self.filing.state}
        self.filing.state = State.VOID
        self.filing.save(update_fields=("state", "changed_at"))
        return Outcome(self.filing, self.filing, before, {"state": State.VOID})


@dataclass(frozen=True, slots=True)
class About:
    """What a form is about: of each there is one at a time."""

    kind: str  #: of form
    year: int
    project: Project | None = None  #: None of a body as a whole
    month: int = 0  #: the last month that it is about; 0 of the year as a whole

    @property
    def scope(self) -> Scope:
        """What a form of a project, or of a body, is about."""
        if self.project is None:
            return Scope.DEPARTMENT
        is_programme = self.project.level == Level.PROGRAMME
        return Scope.PROGRAMME if is_programme else Scope.PROJECT


def require_free(actor: Actor, organisation: Organisation, about: About) -> None:
    """Refuses another body's form, a year that cannot be, and a second form of the same thing."""
    project, year = about.project, about.year
    if organisation.pk != actor.organisation.pk or not business_of(actor).exists():
        raise NotAllowed("filing.not-yours")
    if project is not None and not own_projects(actor).filter(pk=project.pk).exists():
        raise NotAllowed("filing.not-yours")
    if year not in _YEARS or not organisation.is_valid_in(year):
        raise Refused("filing.wrong-year", year=year)
    same = Q(project=project) if project else Q(project__isnull=True, organisation=organisation)
    forms = Filing.objects.filter(same, kind=about.kind, year=year, month=about.month)
    if forms.exclude(state=State.VOID).exists():
        raise Refused("filing.exists", year=year)


def begin(actor: Actor, about: About, layout: str, content: Content) -> Filing:
    """Makes a form of the own body with these rows."""
    made = Filing.objects.create(
        organisation=actor.organisation,
        project=about.project,
        kind=about.kind,
        scope=about.scope,
        year=about.year,
        month=about.month,
        layout=layout or usual_layout(actor.organisation, about),
        created_by=actor.person,
    )
    fill(made, content)
    return made


def usual_layout(organisation: Organisation, about: About) -> str:
    """The layout that the calendar sets for a body, or the usual one of the scope."""
    phase = phase_of(organisation, about.year, form_kind(about.kind).phase)
    chosen = ""
    if phase is not None:
        is_whole = about.scope is Scope.DEPARTMENT
        chosen = phase.department_layout if is_whole else phase.layout
    return chosen or blocks(about.kind, about.scope).layout
