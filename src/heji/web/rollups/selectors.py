"""Reads the results of a year: one question for all forms, whatever is rolled up of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import F, QuerySet

from heji.web.acting.actor import Actor
from heji.web.filing.models import Filing, Revision, Scope, State
from heji.web.filing.selectors import filings
from heji.web.organisations.models import Organisation
from heji.web.organisations.scope import business_of
from heji.web.organisations.selectors import valid_in
from heji.web.projects.models import Project
from heji.web.rollups.models import Result
from heji.web.rollups.totals import Part, Totals, total

KIND, DECLARED = "self_evaluation", "declaration"
APPROVED = (State.APPROVED, State.ADJUSTING, State.PUBLISHED)
#: What was handed in and not given back.
_COUNTED = frozenset(State) - {State.DRAFT, State.RETURNED, State.VOID}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: a body, a programme or a project, and what it comes to."""

    name: str
    totals: Totals
    organisation: Organisation | None = None  #: a body that leads to its own page
    project: Project | None = None
    filing: int | None = None  #: of a project's form, or the form of the whole itself
    own_score: Fraction | None = None  #: of the form of the whole itself
    own_grade: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A body with the lines below it."""

    organisation: Organisation
    above: tuple[Organisation, ...]
    whole: Line
    bodies: tuple[Line, ...]
    programmes: tuple[tuple[Line, tuple[Line, ...]], ...]  #: each with its projects
    projects: tuple[Line, ...]  #: of no programme


@dataclass(frozen=True, slots=True)
class _Row:
    part: Part
    organisation: int
    path: str
    project: int | None
    scope: str


def page_of(actor: Actor, organisation: Organisation, year: int, language: str) -> Page:
    """What a body and everything below it came to in a year."""
    found = _Year(actor, year, language)
    seen = business_of(actor)
    children = seen.filter(valid_in(year), parent=organisation).order_by("path")
    own = Project.objects.filter(organisation=organisation).select_related("parent")
    lines = {each.pk: found.of_project(each) for each in own}
    shown = {id: each for id, each in lines.items() if each.totals.declared or each.filing}
    above = [int(each) for each in organisation.path.split("/") if each]
    return Page(
        organisation,
        tuple(seen.filter(pk__in=above).exclude(pk=organisation.pk).order_by("path")),
        found.of_body(organisation),
        tuple(found.of_body(each) for each in children),
        tuple(_programmes(found, own, shown)),
        tuple(
            line
            for id, line in shown.items()
            if line.project is not None and line.project.parent is None and not found.has_parts(id)
        ),
    )


def _programmes(
    found: _Year, own: QuerySet[Project], shown: dict[int, Line]
) -> Iterator[tuple[Line, tuple[Line, ...]]]:
    below: dict[int, list[Line]] = {}
    for each in own:
        if each.parent_id is not None and each.pk in shown:
            below.setdefault(each.parent_id, []).append(shown[each.pk])
    for each in own:
        if each.pk in below:
            yield found.of_programme(each, below[each.pk]), tuple(below[each.pk])


class _Year:
    """All forms of a year that an actor sees, read at once."""

    def __init__(self, actor: Actor, year: int, language: str) -> None:
        self._rows = list(_rows(actor, year, language))
        self._declared = list(_declared(actor, year))
        self._by_project = {each.project: each for each in self._rows if each.project is not None}
        self._declared_projects = {project for project, _ in self._declared}
        self._parents = frozenset(
            Project.objects.filter(parent__isnull=False).values_list("parent", flat=True)
        )

    def has_parts(self, project: int) -> bool:
        """Whether a project is a programme with projects below it."""
        return project in self._parents

    def of_body(self, body: Organisation) -> Line:
        """A body with all that is below it; programmes count by their projects."""
        below = (each for each in self._rows if each.path.startswith(body.path))
        parts = [each.part for each in below if each.scope == Scope.PROJECT]
        declared = sum(path.startswith(body.path) for _, path in self._declared)
        own = next(
            (
                each.part
                for each in self._rows
                if each.organisation == body.pk and each.scope == Scope.DEPARTMENT
            ),
            None,
        )
        return Line(
            body.name,
            total(parts, declared),
            organisation=body,
            filing=None if own is None else own.filing,
            own_score=None if own is None else own.score,
            own_grade="" if own is None else own.grade,
        )

    def of_project(self, project: Project) -> Line:
        """A project with its form."""
        row = self._by_project.get(project.pk)
        parts = () if row is None else (row.part,)
        declared = int(project.pk in self._declared_projects)
        filing = None if row is None else row.part.filing
        return Line(project.name, total(parts, declared), project=project, filing=filing)

    def of_programme(self, programme: Project, below: list[Line]) -> Line:
        """A programme by its projects, with its own form beside them."""
        own = self._by_project.get(programme.pk)
        ids = {each.project.pk for each in below if each.project is not None}
        parts = [self._by_project[each].part for each in ids if each in self._by_project]
        declared = len(ids & self._declared_projects)
        return Line(
            programme.name,
            total(parts, declared),
            project=programme,
            filing=None if own is None else own.part.filing,
            own_score=None if own is None else own.part.score,
            own_grade="" if own is None else own.part.grade,
        )


def _rows(actor: Actor, year: int, language: str) -> Iterator[_Row]:
    forms = filings(actor).filter(kind=KIND, year=year, state__in=_COUNTED).select_related(None)
    results = Result.objects.filter(
        revision__filing__in=forms.values("pk"), revision__number=F("revision__filing__revision")
    )
    fields = ("filing", "filing__state", "filing__project", "filing__scope")
    for values in results.values_list(
        *(f"revision__{each}" for each in fields),
        *("revision__filing__organisation", "revision__filing__organisation__path"),
        *("reviewed_total", "grade", "budget", "executed", "targets", "reached"),
    ):
        filing, state, project, scope, body, path, score, grade, *figures = values
        budget, executed, targets, reached = figures
        part = Part(
            filing,
            Fraction(score) if score else None,
            grade.get(language, ""),
            budget,
            executed,
            targets,
            reached,
            state in APPROVED,
        )
        yield _Row(part, body, path, project, scope)


def _declared(actor: Actor, year: int) -> Iterator[tuple[int, str]]:
    """The projects with approved targets, each with the path of its body."""
    approved = Revision.objects.filter(approved_at__isnull=False).values("filing")
    forms = Filing.objects.filter(
        organisation__in=business_of(actor),
        kind=DECLARED,
        year=year,
        scope=Scope.PROJECT,
        pk__in=approved,
    ).exclude(state=State.VOID)
    yield from forms.order_by().values_list("project", "organisation__path")
