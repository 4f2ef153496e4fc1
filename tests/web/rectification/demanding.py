"""Rectification tasks for tests: a submitted form of the river office, and tasks about it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from django.utils import timezone

from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.evidence.models import Evidence, StoredFile
from heji.web.filing.actions.saving import SaveCells, Typed
from heji.web.rectification.actions.answering import AnswerTask
from heji.web.rectification.actions.issuing import Demand, IssueTask
from heji.web.rectification.evidence import TYPE
from heji.web.rectification.models import Task
from tests.web.filing.making import Office, office
from tests.web.reviews.going import fresh, submit

BUREAU, DEPARTMENT, UNIT = "市财政局", "市水务局", "河道管理所"
WHAT = "补充验收报告，更正预算执行率。"
MEASURE = "已补充验收报告并更正。"


def in_days(days: int) -> datetime.date:
    """A day from today."""
    return timezone.localdate() + datetime.timedelta(days)


@dataclass
class Demanded:
    """An office with a submitted form, and those who have to do with it."""

    made: Office
    bureau: Actor
    department: Actor
    people: dict[str, Actor] = field(default_factory=dict)

    @property
    def clerk(self) -> Actor:
        """Who fills the form in."""
        return self.made.clerk

    def task(self, by: Actor | None = None, proof: str = "", due: int = 10) -> Task:
        """A task in words, about the unit as a whole."""
        demand = Demand(WHAT, in_days(due), proof)
        act = IssueTask(self.made.here[UNIT], 2026, demand)
        return perform(act, by or self.bureau)


def demanded(*, wrong: bool = False) -> Demanded:
    """The office with its form handed in; in a wrong one the money does not add up."""
    made = office(filled=True)
    if wrong:
        row = next(each for each in made.content.money if each.part == "fiscal")
        perform(SaveCells(made.form, (Typed("money", row.id, "amount", "700", 2),)), made.clerk)
    submit(made)
    made.form = fresh(made.form)
    return Demanded(
        made,
        made.another(Role.FINANCE_PERFORMANCE, BUREAU),
        made.another(Role.DEPARTMENT_REVIEWER, DEPARTMENT),
    )


def overdue(task: Task, days: int = 1) -> Task:
    """Lets the day of a task pass."""
    Task.objects.filter(pk=task.pk).update(due=in_days(-days))
    task.refresh_from_db()
    return task


def prove(task: Task, actor: Actor) -> Evidence:
    """Attaches a piece of evidence without a file."""
    file, _ = StoredFile.objects.get_or_create(sha256="a" * 64, bytes=1, form="pdf")
    return Evidence.objects.create(
        file=file,
        organisation=task.organisation,
        subject_type=TYPE,
        subject_id=str(task.pk),
        subject=str(task),
        name="验收报告.pdf",
        attached_by=actor.person,
        attached_in=actor.organisation,
        attached_at=timezone.now(),
    )


def answer(task: Task, actor: Actor, measure: str = MEASURE) -> Task:
    """Answers a task."""
    return perform(AnswerTask(task, measure), actor)
