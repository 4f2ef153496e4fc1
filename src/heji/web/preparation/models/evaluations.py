"""Ex-ante evaluation (事前绩效评估) of new policies and projects."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from heji.web.organisations.models import Kind, Organisation
from heji.web.preparation.money import in_wan
from heji.web.projects.models import Project


class SubjectKind(models.TextChoices):
    """What is evaluated."""

    POLICY = "policy"
    PROJECT = "project"


class EvaluationState(models.TextChoices):
    """How far it is."""

    DRAFT = "draft"
    CONCLUDED = "concluded"


class Conclusion(models.TextChoices):
    """What came of it."""

    SUPPORT = "support"  # 支持
    ADJUST = "adjust"  # 调整后支持
    REJECT = "reject"  # 不予支持


class Evaluation(models.Model):
    """An ex-ante evaluation. Its scores are rows; sums are computed, never stored."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="evaluations")
    year = models.PositiveSmallIntegerField()  # budget year that it is to enter
    kind = models.CharField(max_length=10, choices=SubjectKind.choices)
    name = models.CharField(max_length=200)
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="ex_ante_evaluations"
    )
    amount = models.BigIntegerField()  # 分, asked for in all
    reason = models.CharField(max_length=2000)  # why it is proposed
    method = models.CharField(max_length=1000, blank=True)  # how it was evaluated, who was asked
    criteria = models.CharField(max_length=20)  # version of the criteria
    state = models.CharField(
        max_length=10, choices=EvaluationState.choices, default=EvaluationState.DRAFT
    )
    conclusion = models.CharField(max_length=10, choices=Conclusion.choices, blank=True)
    opinion = models.CharField(max_length=2000, blank=True)
    adjustments = models.CharField(max_length=2000, blank=True)  # what has to be changed first
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    concluded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    concluded_at = models.DateTimeField(null=True, blank=True)
    adjusted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    adjusted_at = models.DateTimeField(null=True, blank=True)
    adjusted_how = models.CharField(max_length=2000, blank=True)

    class Meta:
        ordering = ("-year", "organisation__path", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "year", "name"), name="ex_ante_evaluation_once"
            ),
            models.CheckConstraint(condition=Q(amount__gte=0), name="ex_ante_amount"),
            models.CheckConstraint(
                condition=Q(state=EvaluationState.DRAFT, conclusion="")
                | (
                    Q(state=EvaluationState.CONCLUDED, concluded_by__isnull=False)
                    & ~Q(conclusion="")
                    & ~Q(opinion="")
                ),
                name="ex_ante_conclusion",
            ),
            models.CheckConstraint(
                condition=Q(adjusted_at__isnull=True) | Q(conclusion=Conclusion.ADJUST),
                name="ex_ante_adjusted",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.year}"


class EvaluationScore(models.Model):
    """What a criterion was given."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="scores")
    criterion = models.CharField(max_length=40)  # key in `criteria.yaml`
    hundredths = models.PositiveSmallIntegerField()  # of a point
    reason = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ("evaluation", "pk")
        constraints = (
            models.UniqueConstraint(fields=("evaluation", "criterion"), name="ex_ante_score_once"),
        )

    def __str__(self) -> str:
        return f"{self.evaluation} {self.criterion}"


class EvaluationRule(models.Model):
    """From which amount on a region asks for an ex-ante evaluation, from a year on."""

    region = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="evaluation_rules",
        limit_choices_to={"kind": Kind.REGION},
    )
    from_year = models.PositiveSmallIntegerField()
    least_amount = models.BigIntegerField()  # 分
    is_blocking = models.BooleanField(default=True)  # else the reviewer is only warned

    class Meta:
        ordering = ("region__path", "-from_year")
        constraints = (
            models.UniqueConstraint(fields=("region", "from_year"), name="ex_ante_rule_once"),
            models.CheckConstraint(condition=Q(least_amount__gte=0), name="ex_ante_rule_amount"),
        )

    def __str__(self) -> str:
        return f"{self.region} {self.from_year}"

    @property
    def shown(self) -> str:
        """The amount in 万元."""
        return in_wan(self.least_amount)
