"""When what is to be done: phases of a region and year, permissions to be late, special days."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from heji.web.organisations.models import Organisation


class PhaseKind(models.TextChoices):
    """The phases of a budget year."""

    DECLARATION = "declaration"  # 绩效目标申报
    MONITORING = "monitoring"  # 绩效运行监控
    SELF_EVALUATION = "self_evaluation"  # 绩效自评
    REVIEW = "review"  # 自评复核, 抽评
    DISCLOSURE = "disclosure"  # 信息公开


class Step(models.TextChoices):
    """The steps that a review can have, in their order."""

    UNIT_APPROVAL = "unit_approval"  # 单位审核
    DEPARTMENT_REVIEW = "department_review"  # 主管部门审核
    FINANCE_DIVISION = "finance_division"  # 财政业务处室审核
    FINANCE_PERFORMANCE = "finance_performance"  # 财政绩效处审核


class MustAnswer(models.TextChoices):
    """The findings that are to be corrected or answered before a form is handed in."""

    NONE = ""
    ERROR = "error"
    WARNING = "warning"  # and errors


def usual_reminders() -> list[int]:
    """Working days before the last one on which people are reminded."""
    return [10, 3, 1]


class Phase(models.Model):
    """A phase of a region's budget year: its forms, its days, its steps of review."""

    region = models.ForeignKey(Organisation, models.PROTECT, related_name="phases")
    year = models.PositiveSmallIntegerField()  # the budget year that the forms are about
    kind = models.CharField(max_length=20, choices=PhaseKind.choices)
    layout = models.CharField(max_length=120, blank=True)  # id of the projects' form
    rubric = models.CharField(max_length=120, blank=True)  # id of its scoring rules
    department_layout = models.CharField(max_length=120, blank=True)  # 部门整体支出
    department_rubric = models.CharField(max_length=120, blank=True)
    opens = models.DateField()
    closes = models.DateField()  # last day
    has_unit_approval = models.BooleanField(default=True)
    has_department_review = models.BooleanField(default=True)
    has_finance_division = models.BooleanField(default=True)
    has_finance_performance = models.BooleanField(default=True)
    must_answer = models.CharField(max_length=10, choices=MustAnswer.choices, blank=True)
    reminder_days = models.JSONField(default=usual_reminders)  # working days before the last one

    class Meta:
        ordering = ("region__path", "-year", "opens", "kind")
        constraints = (
            models.UniqueConstraint(fields=("region", "year", "kind"), name="phase_once"),
            models.CheckConstraint(condition=Q(closes__gte=F("opens")), name="phase_days"),
        )

    def __str__(self) -> str:
        return f"{self.region} {self.year} {self.kind}"

    @property
    def organisation_id(self) -> int:
        """Whose business it is, for the log."""
        return self.region_id

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of review that a form of this phase goes through, in order."""
        return tuple(step for step in Step if getattr(self, f"has_{step.value}"))


class LateState(models.TextChoices):
    """What became of a request."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"


class LateSubmission(models.Model):
    """A body's request to submit after the last day, and the bureau's decision."""

    phase = models.ForeignKey(Phase, models.PROTECT, related_name="late_submissions")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="late_submissions")
    reason = models.CharField(max_length=1000)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    wanted_until = models.DateField()
    state = models.CharField(max_length=10, choices=LateState.choices, default=LateState.ASKED)
    until = models.DateField(null=True, blank=True)  # last day, when granted
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decision = models.CharField(max_length=1000, blank=True)  # its reason

    class Meta:
        ordering = ("-asked_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("phase", "organisation"),
                condition=Q(state=LateState.ASKED),
                name="late_submission_once",
            ),
            models.CheckConstraint(
                condition=Q(state=LateState.GRANTED, until__isnull=False)
                | (~Q(state=LateState.GRANTED) & Q(until__isnull=True)),
                name="late_submission_until",
            ),
            models.CheckConstraint(
                condition=Q(state=LateState.ASKED, decided_by__isnull=True)
                | (~Q(state=LateState.ASKED) & Q(decided_by__isnull=False) & ~Q(decision="")),
                name="late_submission_decision",
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} · {self.phase}"


class SpecialDay(models.Model):
    """A day that a bureau declares worked or free, for its region and all below it."""

    region = models.ForeignKey(Organisation, models.PROTECT, related_name="special_days")
    day = models.DateField()
    is_working = models.BooleanField()
    name = models.CharField(max_length=60)  # why: the holiday, or what the day is exchanged for

    class Meta:
        ordering = ("day",)
        constraints = (models.UniqueConstraint(fields=("region", "day"), name="special_day_once"),)

    def __str__(self) -> str:
        return f"{self.day} {self.name}"
