"""Reads jobs: one's own, and of the night's runs what concerns the forms that one sees."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from heji.web.acting.actor import Actor
from heji.web.filing.selectors import filings
from heji.web.jobs.models import ItemState, Job, JobFile, JobItem


def own_jobs(actor: Actor) -> QuerySet[Job]:
    """The jobs that the person asked for in this role of this body."""
    return Job.objects.filter(person=actor.person, role=actor.role, organisation=actor.organisation)


def jobs(actor: Actor) -> QuerySet[Job]:
    """The own jobs and the night's runs, with how far each is, the newest first."""
    found = Job.objects.filter(Q(pk__in=own_jobs(actor).values("pk")) | Q(person__isnull=True))
    return found.select_related("person", "organisation")


def items(actor: Actor, job: Job) -> QuerySet[JobItem]:
    """The items of a job; of the night's runs those of forms that the actor sees."""
    found = JobItem.objects.filter(job=job)
    if job.person_id is None:
        found = found.filter(filing__in=filings(actor).values("pk"))
    return found


def files(actor: Actor) -> QuerySet[JobFile]:
    """The files of the own jobs: nobody else's."""
    return JobFile.objects.filter(item__job__in=own_jobs(actor)).select_related("file")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is, counted from its items; what is done at its end does not count."""

    total: int
    done: int
    failed: int

    @property
    def over(self) -> int:
        """Items of which something became."""
        return self.done + self.failed

    @property
    def left(self) -> int:
        """Items of which nothing became yet."""
        return self.total - self.over


#: The items of some jobs counted, in the order of the fields of `Progress`.
_COUNTED = {
    "total": Count("pk"),
    "done": Count("pk", filter=Q(state=ItemState.DONE)),
    "failed": Count("pk", filter=Q(state=ItemState.FAILED)),
}


def progress(found: QuerySet[JobItem]) -> Progress:
    """How far these items are."""
    return Progress(**found.filter(filing__isnull=False).order_by().aggregate(**_COUNTED))


def progress_of(actor: Actor, shown: list[Job]) -> dict[int, Progress]:
    """How far each of some jobs is, by its key."""
    seen = Q(job__person__isnull=False) | Q(filing__in=filings(actor).values("pk"))
    found = JobItem.objects.filter(seen, job__in=shown, filing__isnull=False).order_by()
    rows = found.values("job_id").annotate(**_COUNTED).values_list("job_id", *_COUNTED)
    empty = {each.pk: Progress(0, 0, 0) for each in shown}
    return empty | {job: Progress(*counts) for job, *counts in rows}
