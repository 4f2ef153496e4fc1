"""The chain of duties, tasks and targets of projects, and what it does not cover."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from heji.web.acting.actor import Actor
from heji.web.organisations.models import Organisation
from heji.web.organisations.scope import business_of
from heji.web.preparation.models import Duty, TargetLink, Task
from heji.web.preparation.selectors.bodies import projects
from heji.web.projects.models import Project


@dataclass(frozen=True, slots=True)
class DutyTasks:
    """A duty with its tasks of a year; each task has its links at hand."""

    duty: Duty
    tasks: tuple[Task, ...]

    @property
    def row_count(self) -> int:
        """How many rows it fills in a table: one for each link, at least one for each task."""
        return sum(max(1, len(each.links.all())) for each in self.tasks)


@dataclass(frozen=True, slots=True)
class Chain:
    """The duties of a body in a year with all that hangs on them."""

    duties: tuple[DutyTasks, ...]
    unlinked: tuple[Project, ...]  #: projects that serve no task

    @property
    def without_tasks(self) -> int:
        """How many duties have no task."""
        return sum(not each.tasks for each in self.duties)

    @property
    def without_targets(self) -> int:
        """How many tasks no project serves."""
        return sum(not task.links.all() for each in self.duties for task in each.tasks)

    @property
    def is_covered(self) -> bool:
        """Whether nothing hangs loose."""
        return not (self.without_tasks or self.without_targets or self.unlinked)


def chain(actor: Actor, organisation: Organisation, year: int) -> Chain:
    """The chain of a body in a year: four queries, however long it is."""
    links = TargetLink.objects.select_related("project__organisation")
    tasks = Task.objects.filter(year=year).prefetch_related(Prefetch("links", links))
    in_year = Q(valid_from__lte=year) & (Q(valid_to__isnull=True) | Q(valid_to__gte=year))
    own = Duty.objects.filter(
        in_year, organisation=organisation, organisation__in=business_of(actor)
    )
    found = own.prefetch_related(Prefetch("tasks", tasks, to_attr="year_tasks"))
    duties = tuple(DutyTasks(each, tuple(each.year_tasks)) for each in found)
    linked = TargetLink.objects.filter(task__year=year, task__duty__organisation=organisation)
    loose = projects(actor, organisation, year).exclude(pk__in=linked.values("project"))
    return Chain(duties, tuple(loose))


def duties(actor: Actor) -> QuerySet[Duty]:
    """The duties that an actor may see."""
    found = Duty.objects.filter(organisation__in=business_of(actor))
    return found.select_related("organisation")


def tasks(actor: Actor) -> QuerySet[Task]:
    """The tasks that an actor may see."""
    found = Task.objects.filter(duty__organisation__in=business_of(actor))
    return found.select_related("duty__organisation")


def links(actor: Actor) -> QuerySet[TargetLink]:
    """The links that an actor may see."""
    found = TargetLink.objects.filter(task__duty__organisation__in=business_of(actor))
    return found.select_related("task__duty__organisation", "project")
