"""The budgets of a body in a year: bodies below it, programmes and projects, and all together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import QuerySet

from heji.web.acting.actor import Actor
from heji.web.budgets.figures import Figures
from heji.web.budgets.models import Scope
from heji.web.budgets.selectors.lines import lines_below
from heji.web.budgets.selectors.totals import DECEMBER, Key, rolled_up, sums, total
from heji.web.organisations.models import Kind, Organisation
from heji.web.organisations.scope import business_of
from heji.web.organisations.selectors import valid_in
from heji.web.projects.models import Project

_BY = ("organisation", "source", "nature")


@dataclass(frozen=True, slots=True)
class Branch:
    """A programme with its projects, or a project that stands alone."""

    project: Project
    figures: Figures  #: with what is below
    below: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """What the page of a body and year shows."""

    whole: Figures
    bodies: tuple[tuple[Organisation, Figures], ...] = ()  #: directly below, with theirs
    own: Figures = field(default_factory=Figures)  #: of the body itself, where there are others
    outside: Figures = field(default_factory=Figures)  #: of the body itself, outside of projects
    branches: tuple[Branch, ...] = ()
    by_source: Mapping[str, Figures] = field(default_factory=dict)
    by_nature: Mapping[str, Figures] = field(default_factory=dict)


def bodies(actor: Actor) -> QuerySet[Organisation]:
    """The bodies and regions whose budgets an actor may look at."""
    return business_of(actor).filter(valid_to__isnull=True).order_by("path")


def overview(
    actor: Actor,
    organisation: Organisation,
    year: int,
    through_month: int = DECEMBER,
    scope: Scope = Scope.ACCOUNTS,
) -> Overview:
    """The budgets of a body. Of a region only the bodies: its projects are looked at in these."""
    is_region = organisation.kind == Kind.REGION
    by = (*_BY, "project") if not is_region else _BY
    grouped = sums(lines_below(actor, organisation, year), by, through_month, scope)
    by_body = _grouped(grouped, lambda key: key[0])
    paths = business_of(actor).filter(path__startswith=organisation.path).values_list("pk", "path")
    by_path = {path: by_body[id] for id, path in paths if id in by_body}
    below = list(
        business_of(actor).filter(valid_in(year), parent=organisation).order_by("code", "name")
    )
    rolled = rolled_up(below, by_path)
    shown = Overview(
        whole=total(by_path.values()),
        bodies=tuple((each, rolled[each.pk]) for each in below),
        own=by_body.get(organisation.pk, Figures()),
        by_source=_grouped(grouped, lambda key: key[1]),
        by_nature=_grouped(grouped, lambda key: key[2]),
    )
    if is_region:
        return shown
    by_project = _grouped(
        {key: each for key, each in grouped.items() if key[3] is not None}, lambda key: key[3]
    )
    outside = (
        each for key, each in grouped.items() if key[0] == organisation.pk and key[3] is None
    )
    return replace(
        shown,
        outside=total(outside),
        branches=_tree(actor, organisation, year, by_project),
    )


def _grouped(grouped: Mapping[Key, Figures], part: Callable[[Key], Any]) -> dict[Any, Figures]:
    """The figures of finer groups put together by a part of their keys."""
    found: dict[Any, Figures] = {}
    for key, figures in sorted(grouped.items(), key=lambda each: str(part(each[0]))):
        found[part(key)] = found.get(part(key), Figures()) + figures
    return found


def projects_in(actor: Actor, organisation: Organisation, year: int) -> QuerySet[Project]:
    """The projects of a body and of those below it that run in a year."""
    found = Project.objects.filter(
        organisation__in=business_of(actor),
        organisation__path__startswith=organisation.path,
        first_year__lte=year,
    )
    return found.exclude(last_year__lt=year).select_related("organisation", "parent__organisation")


def _tree(
    actor: Actor, organisation: Organisation, year: int, found: dict[int, Figures]
) -> tuple[Branch, ...]:
    """Programmes with their projects; a project below a programme that is not shown stands alone."""
    projects = list(projects_in(actor, organisation, year).order_by("code", "pk"))
    there = {each.pk for each in projects}
    children: dict[int, list[Project]] = {}
    for each in projects:
        if each.parent_id in there:
            children.setdefault(each.parent_id or 0, []).append(each)
    tops = (each for each in projects if each.parent_id not in there)
    return tuple(_branch(each, children.get(each.pk, ()), found) for each in tops)


def _branch(project: Project, below: Iterable[Project], found: dict[int, Figures]) -> Branch:
    branches = tuple(Branch(each, found.get(each.pk, Figures())) for each in below)
    own = found.get(project.pk, Figures())
    return Branch(project, own + total(each.figures for each in branches), branches)
