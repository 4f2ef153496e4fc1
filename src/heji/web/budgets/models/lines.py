"""Budget lines. All amounts are integers of 分; what can be computed from them is never stored."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from heji.web.organisations.models import Organisation
from heji.web.projects.models import Project


class Nature(models.TextChoices):
    """The nature of spending."""

    BASIC = "basic"  # 基本支出
    PROJECT = "project"  # 项目支出


class Source(models.TextChoices):
    """Where money comes from (资金性质)."""

    GENERAL_PUBLIC = "general_public"  # 一般公共预算
    GOVERNMENT_FUND = "government_fund"  # 政府性基金预算
    STATE_CAPITAL = "state_capital"  # 国有资本经营预算
    FISCAL_ACCOUNT = "fiscal_account"  # 财政专户管理资金
    UNIT_FUNDS = "unit_funds"  # 单位资金
    OTHER = "other"


class FundLevel(models.TextChoices):
    """Whose budget the money is of."""

    OWN_LEVEL = "own_level"  # 本级
    TRANSFER = "transfer"  # 转移支付


class Origin(models.TextChoices):
    """Which year's budget the money is of: the forms have a row for each."""

    CURRENT = "current"  # 当年安排
    BROUGHT_FORWARD = "brought_forward"  # 上年结转


class Scope(models.TextChoices):
    """Whose delimitation figures follow."""

    ACCOUNTS = "accounts"  # 决算口径
    EVALUATION = "evaluation"  # 按评价范围调整后


class Measure(models.TextChoices):
    """What the scope of an evaluation can change."""

    INITIAL = "initial"
    FULL_YEAR = "full_year"
    EXECUTED = "executed"


class BudgetLine(models.Model):
    """The money of a project, or of a body itself, of one kind in one year."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="budget_lines")
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="budget_lines"
    )
    year = models.PositiveSmallIntegerField()
    nature = models.CharField(max_length=10, choices=Nature.choices)
    source = models.CharField(max_length=20, choices=Source.choices)
    level = models.CharField(max_length=12, choices=FundLevel.choices)
    origin = models.CharField(max_length=16, choices=Origin.choices, default=Origin.CURRENT)
    initial = models.BigIntegerField(null=True)  # 年初预算数; null: not known, which is not zero
    carry_over = models.BigIntegerField(null=True)  # 年末结转结余, as the accounts state it

    class Meta:
        ordering = ("organisation__path", "project__code", "nature", "source", "level", "origin")
        constraints = (
            models.UniqueConstraint(
                fields=("project", "year", "nature", "source", "level", "origin"),
                condition=Q(project__isnull=False),
                name="budget_line_of_project",
            ),
            models.UniqueConstraint(
                fields=("organisation", "year", "nature", "source", "level", "origin"),
                condition=Q(project__isnull=True),
                name="budget_line_of_body",
            ),
            models.CheckConstraint(
                condition=Q(project__isnull=False) | Q(nature=Nature.BASIC),
                name="budget_line_project",
            ),
            models.CheckConstraint(
                condition=Q(initial__isnull=True) | Q(initial__gte=0), name="budget_line_initial"
            ),
            models.CheckConstraint(
                condition=Q(carry_over__isnull=True) | Q(carry_over__gte=0),
                name="budget_line_carry_over",
            ),
        )
        indexes = (models.Index(fields=("year", "organisation"), name="budget_line_year"),)

    def __str__(self) -> str:
        return f"{self.year} {self.project or self.organisation}"


class Adjustment(models.Model):
    """A change of a budget in the year, with the document that made it."""

    line = models.ForeignKey(BudgetLine, models.PROTECT, related_name="adjustments")
    amount = models.BigIntegerField()
    decided_on = models.DateField()
    document = models.CharField(max_length=200)  # its number or name
    note = models.CharField(max_length=400, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("decided_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("line", "decided_on", "document"), name="budget_adjustment_once"
            ),
            models.CheckConstraint(condition=~Q(document=""), name="budget_adjustment_document"),
            models.CheckConstraint(condition=~Q(amount=0), name="budget_adjustment_amount"),
        )

    def __str__(self) -> str:
        return f"{self.decided_on} {self.document}"

    @property
    def organisation_id(self) -> int:
        """Whose business it is, for the log."""
        return self.line.organisation_id


class MonthlyExecution(models.Model):
    """What was spent of a line in a month; negative where money came back."""

    line = models.ForeignKey(BudgetLine, models.PROTECT, related_name="months")
    month = models.PositiveSmallIntegerField()
    amount = models.BigIntegerField()

    class Meta:
        ordering = ("line", "month")
        constraints = (
            models.UniqueConstraint(fields=("line", "month"), name="budget_month_once"),
            models.CheckConstraint(
                condition=Q(month__gte=1, month__lte=12), name="budget_month_of_year"
            ),
        )


class ScopeChange(models.Model):
    """What the scope of the evaluation adds to a figure of the accounts, or takes from it."""

    line = models.ForeignKey(BudgetLine, models.PROTECT, related_name="scope_changes")
    measure = models.CharField(max_length=10, choices=Measure.choices)
    amount = models.BigIntegerField()
    reason = models.CharField(max_length=400)

    class Meta:
        ordering = ("line", "measure")
        constraints = (
            models.UniqueConstraint(fields=("line", "measure"), name="budget_scope_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="budget_scope_reason"),
        )

    @property
    def organisation_id(self) -> int:
        """Whose business it is, for the log."""
        return self.line.organisation_id
