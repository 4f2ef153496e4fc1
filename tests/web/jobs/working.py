"""Jobs for tests: an office with several forms, and workers that step when they are told to."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace

from django.utils import timezone

from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.declarations.actions.creating import CreateDeclaration
from heji.web.filing.actions.saving import SaveCells, Typed
from heji.web.filing.keeping import load
from heji.web.filing.models import Filing
from heji.web.jobs.actions import StartJob
from heji.web.jobs.kinds.registry import job_kind
from heji.web.jobs.leases import claim
from heji.web.jobs.models import Job, JobItem
from heji.web.jobs.worker import Worker
from heji.web.projects.actions import AddProject
from heji.web.projects.models import Level
from tests.web.filing.making import Office, office

#: Long after every real moment of a test: leases of then end when the hand is moved on.
NOON = timezone.now() + datetime.timedelta(days=365)


@dataclass
class Hand:
    """A clock that is moved by hand."""

    at: datetime.datetime = field(default=NOON)

    def __call__(self) -> datetime.datetime:
        return self.at

    def on(self, **ahead: int) -> None:
        """Moves it on."""
        self.at += datetime.timedelta(**ahead)


def worker(hand: Hand | None = None) -> Worker:
    """A worker by a clock that stands still unless it is moved."""
    return Worker(now=hand or Hand())


def taken(hand: Hand, made: Worker | None = None) -> JobItem:
    """What a worker takes next."""
    found = claim(hand(), (made or Worker()).lease)
    assert found is not None
    return found


def forms(count: int) -> tuple[Office, list[Filing]]:
    """An office with so many forms that can be submitted: a named indicator in each."""
    made = office()
    found = [made.form]
    for number in range(2, count + 1):
        project = perform(
            AddProject(f"X2026-{number:03}", f"河段 {number}", Level.PROJECT, 2024), made.clerk
        )
        found.append(perform(CreateDeclaration(2026, project), made.clerk))
    for each in found:
        name_one(made, each)
    return made, found


def name_one(made: Office, form: Filing) -> None:
    """Gives the first indicator of a form a name."""
    row = load(form).indicators[0]
    typed = Typed("indicator", row.id, "name", "整治河道长度", 1)
    assert not perform(SaveCells(form, (typed,)), made.clerk).refused


def started(actor: Actor, kind: str, chosen: list[Filing], format: str = "") -> Job:
    """A job that waits."""
    act = StartJob(job_kind(kind), frozenset(each.pk for each in chosen))
    return perform(replace(act, format=format), actor)


def told(job: Job) -> list[tuple[str, str]]:
    """State and key of each item."""
    return list(job.items.values_list("state", "key"))
