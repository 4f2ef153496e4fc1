"""What a person does with jobs: ask for one, pause it, go on with it, cancel it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils import timezone

from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.filing.kinds import form_kind
from heji.web.filing.models import Filing
from heji.web.filing.selectors import filings
from heji.web.filing.views.listing import READERS
from heji.web.jobs.kinds.registry import JobKind
from heji.web.jobs.models import ENDED, GOING, Job, JobState
from heji.web.jobs.queueing import queue
from heji.web.jobs.selectors import own_jobs

#: Forms that somebody chooses for one job.
MOST = 20_000


@dataclass(frozen=True, slots=True)
class StartJob(Action[Job]):
    """Asks for something to be done with many forms."""

    kind: JobKind
    chosen: frozenset[int] = frozenset()  #: keys of the forms, unless the kind is of everything
    format: str = ""  #: of files that are made; the usual one when empty
    language: str = "zh"  #: of what is written for the person

    name: ClassVar[str] = "jobs.start"
    roles: ClassVar[frozenset[Role]] = READERS

    def check(self, actor: Actor) -> None:
        """By who may do it with one form, and with forms alone that the actor sees."""
        if not actor.has(self.kind.roles):
            raise NotAllowed("web.not-allowed", action=self.kind.name)
        if self.format and self.format not in self.kind.formats:
            raise Refused("jobs.no-format")
        if not self.kind.is_of_everything:
            self._require_chosen(actor)

    def _require_chosen(self, actor: Actor) -> None:
        if not self.chosen:
            raise Refused("jobs.none-chosen")
        if len(self.chosen) > MOST:
            raise Refused("jobs.too-many", most=MOST)
        kinds = dict(filings(actor).filter(pk__in=self.chosen).values_list("pk", "kind"))
        if set(kinds) != self.chosen:
            raise NotAllowed("jobs.not-yours")
        if not all(self.kind.is_for(form_kind(each)) for each in set(kinds.values())):
            raise Refused("jobs.not-for-this-kind")

    def execute(self, actor: Actor) -> Outcome[Job]:
        """Makes the job; a worker takes it."""
        parameters = {"language": self.language}
        if self.format:
            parameters["format"] = self.format
        if self.kind.is_of_everything:
            forms = self.kind.items(actor, filings(actor))
        else:
            forms = Filing.objects.filter(pk__in=self.chosen)
        made = queue(self.kind, actor, forms, parameters)
        count = made.items.exclude(filing=None).count()
        after = {"kind": made.kind, "forms": count, **parameters}
        return Outcome(made, made, after=after)


@dataclass(frozen=True, slots=True)
class _Steer(Action[Job]):
    """What all acts on a job of one's own have in common."""

    job: Job

    roles: ClassVar[frozenset[Role]] = READERS
    leaves: ClassVar[frozenset[JobState]]  #: states in which it can be done
    enters: ClassVar[JobState]

    def check(self, actor: Actor) -> None:
        """The own job, in a state that it can leave."""
        if not own_jobs(actor).filter(pk=self.job.pk).exists():
            raise NotAllowed("jobs.not-yours")
        self.job.state = Job.objects.select_for_update().get(pk=self.job.pk).state
        if self.job.state not in self.leaves:
            raise Refused("jobs.not-now")

    def execute(self, actor: Actor) -> Outcome[Job]:
        """Changes the state; the form that a worker is at does not count unless it is marked."""
        job, before = self.job, {"state": self.job.state}
        job.state = self.enters
        job.ended_at = timezone.now() if self.enters in ENDED else None
        job.save(update_fields=("state", "ended_at"))
        return Outcome(job, job, before, {"state": job.state})


class PauseJob(_Steer):
    """Lets no worker take more of a job."""

    name: ClassVar[str] = "jobs.pause"
    leaves: ClassVar[frozenset[JobState]] = GOING
    enters: ClassVar[JobState] = JobState.PAUSED


class GoOnWithJob(_Steer):
    """Lets workers go on with a job that was paused."""

    name: ClassVar[str] = "jobs.go-on"
    leaves: ClassVar[frozenset[JobState]] = frozenset((JobState.PAUSED,))
    enters: ClassVar[JobState] = JobState.RUNNING


class CancelJob(_Steer):
    """Gives the rest of a job up; what is done stays done."""

    name: ClassVar[str] = "jobs.cancel"
    leaves: ClassVar[frozenset[JobState]] = GOING | {JobState.PAUSED}
    enters: ClassVar[JobState] = JobState.CANCELLED
