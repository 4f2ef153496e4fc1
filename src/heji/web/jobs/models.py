"""Work that nobody waits for: what was asked for, of which forms, and what became of each."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from heji.web.acting.role import Role
from heji.web.evidence.models import StoredFile
from heji.web.filing.models import Filing
from heji.web.organisations.models import Organisation


class JobState(models.TextChoices):
    """How far a job is; names are in the catalogue: `jobs.state.…`."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    CANCELLED = "cancelled"


#: States in which workers take items of a job.
GOING = frozenset((JobState.WAITING, JobState.RUNNING))
#: States that a job does not leave.
ENDED = frozenset((JobState.DONE, JobState.CANCELLED))


class ItemState(models.TextChoices):
    """What became of one item; names are in the catalogue: `jobs.item.…`."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


class Job(models.Model):
    """A job; how far it is follows from its items."""

    kind = models.CharField(max_length=30)  # one of `kinds.registry.job_kinds`
    #: who asked, in which role of which body; nobody: the installation itself
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="jobs"
    )
    role = models.CharField(max_length=40, blank=True, choices=Role.choices)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="jobs")
    address = models.CharField(max_length=64, blank=True)  # from where, for the log
    parameters = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.WAITING)
    asked_at = models.DateTimeField(auto_now_add=True)
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("person", "-id"), name="job_person"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(person__isnull=True, organisation__isnull=True, role="")
                | Q(person__isnull=False, organisation__isnull=False) & ~Q(role=""),
                name="job_asked_by",
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(ENDED), ended_at__isnull=False)
                | ~Q(state__in=sorted(ENDED)) & Q(ended_at__isnull=True),
                name="job_ended",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class JobItem(models.Model):
    """One form of a job, or at its end the job as a whole."""

    job = models.ForeignKey(Job, models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()  # from 1
    #: nothing: what is done at the end with the results of all others
    filing = models.ForeignKey(Filing, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=ItemState.choices, default=ItemState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)  # how often a worker took it
    leased_until = models.DateTimeField(null=True)  # until then nobody else takes it
    done_at = models.DateTimeField(null=True)
    key = models.CharField(max_length=80, blank=True)  # of the sentence that says what came of it
    values = models.JSONField(default=dict)  # of the sentence
    counts = models.JSONField(default=dict)  # findings by tone, as they were then

    class Meta:
        ordering = ("position",)
        indexes = (models.Index(fields=("state", "position", "job"), name="job_item_next"),)
        constraints = (
            models.UniqueConstraint(fields=("job", "position"), name="job_item_once"),
            models.UniqueConstraint(fields=("job", "filing"), name="job_item_of_filing"),
            models.CheckConstraint(
                condition=Q(state=ItemState.WAITING, done_at__isnull=True)
                | ~Q(state=ItemState.WAITING) & Q(done_at__isnull=False),
                name="job_item_done",
            ),
        )

    def __str__(self) -> str:
        return f"{self.job_id}.{self.position}"


class JobFile(models.Model):
    """A file that an item made."""

    item = models.ForeignKey(JobItem, models.CASCADE, related_name="files")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField(max_length=150)  # for people
    open_findings = models.PositiveIntegerField(default=0)  # of what is printed

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("item", "name"), name="job_file_once"),)

    def __str__(self) -> str:
        return self.name
