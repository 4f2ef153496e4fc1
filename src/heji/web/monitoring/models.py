"""What monitoring adds to its forms: where their money is from, and what was decided on them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from heji.web.filing.models import Filing
from heji.web.organisations.models import Kind, Organisation


class Decision(models.TextChoices):
    """What is decided on a form."""

    CONTINUE = "continue"  # 继续
    ADJUST = "adjust"  # 调整
    PAUSE = "pause"  # 暂停


class MonitoringPlan(models.Model):
    """Through which months a region monitors, and how soon it decides: of a year and those after."""

    region = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="monitoring_plans",
        limit_choices_to={"kind": Kind.REGION},
    )
    from_year = models.PositiveSmallIntegerField()
    months = models.JSONField()  # the last months of the forms of a year, in order
    decision_days = models.PositiveSmallIntegerField()  # working days after the approval

    class Meta:
        ordering = ("region__path", "-from_year")
        constraints = (
            models.UniqueConstraint(fields=("region", "from_year"), name="monitoring_plan_once"),
        )

    def __str__(self) -> str:
        return f"{self.region} {self.from_year}"


class MoneyTaken(models.Model):
    """That a form has amounts from the budgets: which measures, and how far these were known."""

    filing = models.OneToOneField(Filing, models.CASCADE, related_name="money_taken")
    measures = models.JSONField()  # names of measures that are not typed
    last_month = models.PositiveSmallIntegerField(null=True)  # the last with spending entered
    taken_at = models.DateTimeField(auto_now=True)


class MonitoringDecision(models.Model):
    """What was decided on a form, by whom and why; the last one holds."""

    filing = models.ForeignKey(Filing, models.PROTECT, related_name="monitoring_decisions")
    revision = models.PositiveSmallIntegerField()  # the approved submission that it is about
    decision = models.CharField(max_length=10, choices=Decision.choices)
    reason = models.TextField()
    due = models.DateField()  # the last day for it
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("filing", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="monitoring_decision_reason"),
        )

    def __str__(self) -> str:
        return f"{self.filing} · {self.decision}"
