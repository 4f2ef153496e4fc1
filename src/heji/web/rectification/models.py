"""Rectification tasks: what has to be put right, by whom, until when, and each answer to it."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from heji.web.filing.models import Filing
from heji.web.organisations.models import Organisation
from heji.web.reviews.models import Comment


class State(models.TextChoices):
    """The states of a task."""

    ISSUED = "issued"  # 待整改
    ANSWERED = "answered"  # 待确认
    RETURNED = "returned"  # 退回重改
    CONFIRMED = "confirmed"  # 整改到位
    CLOSED = "closed"  # 已销号
    WITHDRAWN = "withdrawn"  # 已撤销


#: States in which the body has to act.
TO_ANSWER = (State.ISSUED, State.RETURNED)
#: States in which what was found is not yet put right.
UNMET = (*TO_ANSWER, State.ANSWERED)


class Source(models.TextChoices):
    """Where a task comes from."""

    FINDING = "finding"  # of the audit of a form
    COMMENT = "comment"  # of a reviewer
    TEXT = "text"  # written by whoever demands it


class Task(models.Model):
    """Something that a body has to put right."""

    organisation = models.ForeignKey(  # that has to put it right
        Organisation, models.PROTECT, related_name="rectification_tasks"
    )
    year = models.PositiveSmallIntegerField()  # of the budget that it is about
    filing = models.ForeignKey(
        Filing, models.PROTECT, null=True, related_name="rectification_tasks"
    )
    cell = models.CharField(max_length=80, blank=True)  # 「indicator.12.value」
    label = models.CharField(max_length=400, blank=True)  # as the form calls the cell
    source = models.CharField(max_length=10, choices=Source.choices)
    check_name = models.CharField(max_length=80, blank=True)  # of the audit that found it
    comment = models.ForeignKey(Comment, models.PROTECT, null=True, related_name="+")
    found = models.TextField(blank=True)  # the finding or the comment in its own words
    what = models.TextField()  # what has to be put right
    proof = models.TextField(blank=True)  # what proof is asked; "" asks for none
    due = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.ISSUED)
    issued_in = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("due", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(what=""), name="rectification_what"),
            models.CheckConstraint(
                condition=(Q(source=Source.COMMENT, comment__isnull=False))
                | (~Q(source=Source.COMMENT) & Q(comment__isnull=True)),
                name="rectification_comment",
            ),
            models.CheckConstraint(
                condition=Q(source=Source.TEXT) | Q(filing__isnull=False),
                name="rectification_of_form",
            ),
        )
        indexes = (
            models.Index(fields=("organisation", "state", "due")),
            models.Index(fields=("issued_in", "state", "due")),
        )

    def __str__(self) -> str:
        return self.what if len(self.what) <= _SHOWN else f"{self.what[:_SHOWN]}…"

    @property
    def to_answer(self) -> bool:
        """Whether the body has to act."""
        return self.state in TO_ANSWER

    def is_overdue(self, day: datetime.date) -> bool:
        """Whether it is not put right after its last day."""
        return self.to_answer and self.due < day


_SHOWN = 40  #: characters of what a task is about, where it is named


class Verdict(models.TextChoices):
    """What became of an answer."""

    OPEN = ""
    CONFIRMED = "confirmed"
    RETURNED = "returned"


class Round(models.Model):
    """One answer to a task, and what became of it; none is ever changed afterwards."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField()  # 1, 2, 3 …
    measure = models.TextField()  # what was done
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(auto_now_add=True)
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True)
    reason = models.TextField(blank=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    judged_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("task", "number")
        constraints = (
            models.UniqueConstraint(fields=("task", "number"), name="rectification_round_number"),
            models.UniqueConstraint(
                fields=("task",), condition=Q(verdict=""), name="rectification_one_open_round"
            ),
            models.CheckConstraint(
                condition=Q(verdict="", judged_by__isnull=True)
                | (~Q(verdict="") & Q(judged_by__isnull=False)),
                name="rectification_judged",
            ),
            models.CheckConstraint(
                condition=~Q(verdict=Verdict.RETURNED) | ~Q(reason=""),
                name="rectification_returned_why",
            ),
        )
