"""Budget lines that an actor may see."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from heji.web.acting.actor import Actor
from heji.web.budgets.models import Adjustment, BudgetLine, ScopeChange
from heji.web.organisations.models import Organisation
from heji.web.organisations.scope import business_of
from heji.web.projects.models import Project


def lines(actor: Actor, year: int | None = None) -> QuerySet[BudgetLine]:
    """The budget lines of the actor's part of the tree."""
    found = BudgetLine.objects.filter(organisation__in=business_of(actor))
    found = found if year is None else found.filter(year=year)
    return found.select_related("organisation", "project")


def lines_below(actor: Actor, organisation: Organisation, year: int) -> QuerySet[BudgetLine]:
    """The lines of a body and of those below it."""
    return lines(actor, year).filter(organisation__path__startswith=organisation.path)


def lines_of_project(actor: Actor, project: Project, year: int) -> QuerySet[BudgetLine]:
    """The lines of a project, and of the second-level projects below a programme."""
    return lines(actor, year).filter(Q(project=project) | Q(project__parent=project))


def own_lines(
    actor: Actor, organisation: Organisation, project: Project | None, year: int
) -> QuerySet[BudgetLine]:
    """The lines of one project alone, or what a body has outside of its projects, in a fixed order."""
    found = lines(actor, year).filter(organisation=organisation, project=project)
    return found.order_by("-origin", "nature", "source", "level", "pk")


def adjustments(actor: Actor) -> QuerySet[Adjustment]:
    """The adjustments of such lines."""
    found = Adjustment.objects.filter(line__organisation__in=business_of(actor))
    return found.select_related("line__organisation", "line__project", "entered_by")


def scope_changes(actor: Actor) -> QuerySet[ScopeChange]:
    """The changes of scope of such lines."""
    found = ScopeChange.objects.filter(line__organisation__in=business_of(actor))
    return found.select_related("line__organisation", "line__project")
