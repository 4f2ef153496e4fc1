"""Commitments that somebody confirmed, or dropped for a reason."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from heji.web.filing.models import Filing


class State(models.TextChoices):
    """What was decided on a proposal."""

    TRACKED = "tracked"
    DROPPED = "dropped"


class Commitment(models.Model):
    """A figure that a form promises: 「力争明年服务企业突破380家」."""

    filing = models.ForeignKey(  # the self-evaluation that states it
        Filing, models.PROTECT, related_name="commitments"
    )
    cell = models.CharField(max_length=80)  # 「indicator.12.improvement」
    start = models.PositiveIntegerField()  # first character of the figure in that cell
    label = models.CharField(max_length=400, blank=True)  # as the form calls the cell
    quote = models.TextField()  # the sentence
    measured = models.CharField(max_length=400, blank=True)  # name of the indicator that answers it
    sign = models.CharField(max_length=2)  # = ≥ > ≤ <
    value = models.BigIntegerField()
    places = models.PositiveSmallIntegerField(default=0)
    unit = models.CharField(max_length=40, blank=True)
    year = models.PositiveSmallIntegerField()  # whose result answers it
    state = models.CharField(max_length=10, choices=State.choices, default=State.TRACKED)
    reason = models.TextField(blank=True)  # why it was dropped
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("-year", "filing", "pk")
        constraints = (
            models.UniqueConstraint(fields=("filing", "cell", "start"), name="commitment_once"),
            models.CheckConstraint(
                condition=~Q(state=State.DROPPED) | ~Q(reason=""), name="commitment_dropped_why"
            ),
        )
        indexes = (models.Index(fields=("year", "state")),)

    def __str__(self) -> str:
        return self.quote
