"""Draws: what was drawn from, how, what came of it and why. Nothing of a draw is ever changed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from heji.web.filing.models import Filing
from heji.web.organisations.models import Organisation


class Measure(models.TextChoices):
    """The amount by which forms are ordered."""

    EXECUTED = "executed"
    BUDGET = "full_year_budget"


class SizeUnit(models.TextChoices):
    """What the sizes of a draw count."""

    COUNT = "count"  # forms
    PERCENT = "percent"  # of the population, rounded up


class Draw(models.Model):
    """One draw among the self-evaluations of a year below an organisation."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="draws")
    year = models.PositiveSmallIntegerField()
    scopes = models.JSONField()  # values of filing's Scope
    measure = models.CharField(max_length=20, choices=Measure.choices)
    unit = models.CharField(max_length=10, choices=SizeUnit.choices)
    by_amount = models.PositiveIntegerField()
    by_risk = models.PositiveIntegerField()
    by_chance = models.PositiveIntegerField()
    seed = models.CharField(max_length=80)
    algorithm = models.CharField(max_length=40)  # `drawing.ALGORITHM`
    rules = models.CharField(max_length=20)  # version of the risk points
    reason = models.CharField(max_length=1000, blank=True)  # of one after the first
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("organisation", "year")),)
        constraints = (
            models.CheckConstraint(condition=~Q(seed=""), name="draw_seed"),
            models.CheckConstraint(
                condition=~Q(by_amount=0, by_risk=0, by_chance=0), name="draw_of_something"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} {self.year} · {self.pk}"


class Candidate(models.Model):
    """A form that could be drawn, as it was then, and why it was drawn, if it was."""

    draw = models.ForeignKey(Draw, models.CASCADE, related_name="candidates")
    filing = models.ForeignKey(Filing, models.PROTECT, related_name="+")
    revision = models.PositiveSmallIntegerField()  # the submission that was looked at
    identifier = models.CharField(max_length=80)  # stable: what the digest is made of
    amount = models.BigIntegerField(null=True)  # 分
    points = models.JSONField(default=list)  # risk points: code, weight, values
    weight = models.PositiveIntegerField(default=0)  # of all its risk points
    why = models.JSONField(default=list)  # strata that drew it; none: it was not drawn

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("draw", "filing"), name="candidate_once"),
            models.UniqueConstraint(fields=("draw", "identifier"), name="candidate_identifier"),
        )
