"""The rows of a filing. Each has a version, so that nobody overwrites what they have not seen.

Money is an integer number of 分; other quantities are scaled integers with their places beside
them (95.5 is 955 with one place): both databases add them up exactly.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from heji.web.filing.models.filing import Filing
from heji.web.projects.models import Project


class Row(models.Model):
    """What all rows share."""

    position = models.PositiveIntegerField()  # order in its block, with gaps
    version = models.PositiveIntegerField(default=1)  # counts the changes

    class Meta:
        abstract = True
        ordering = ("position", "pk")


class TextRow(Row):
    """A text of the form under its label: 年度总体目标, 部门职责."""

    filing = models.ForeignKey(Filing, models.CASCADE, related_name="text_rows")
    role = models.CharField(max_length=40)  # glossary name
    text = models.TextField(blank=True)

    class Meta(Row.Meta):
        constraints = (models.UniqueConstraint(fields=("filing", "role"), name="text_once"),)


class MoneyRow(Row):
    """An amount of the budget: what is measured, and which part of the whole."""

    filing = models.ForeignKey(Filing, models.CASCADE, related_name="money_rows")
    measure = models.CharField(max_length=40)
    part = models.CharField(max_length=40)
    amount = models.BigIntegerField(null=True)  # 分
    absence = models.CharField(max_length=12, blank=True)  # 「—」, 「/」, 「不适用」 as typed

    class Meta(Row.Meta):
        constraints = (
            models.UniqueConstraint(fields=("filing", "measure", "part"), name="money_once"),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(absence=""), name="money_or_absent"
            ),
        )


class TaskRow(Row):
    """A piece of the year's work with its money."""

    filing = models.ForeignKey(Filing, models.CASCADE, related_name="task_rows")
    project = models.ForeignKey(Project, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=400, blank=True)
    content = models.TextField(blank=True)
    amount = models.BigIntegerField(null=True)  # 分
    fiscal = models.BigIntegerField(null=True)  # 分, 财政拨款
    other = models.BigIntegerField(null=True)  # 分, 其他资金
    goal = models.TextField(blank=True)
    result = models.TextField(blank=True)
    executed = models.BigIntegerField(null=True)  # 分


class IndicatorRow(Row):
    """An indicator with its targets."""

    filing = models.ForeignKey(Filing, models.CASCADE, related_name="indicator_rows")
    #: where it was taken from: an indicator of a project's form, or the declared one
    source = models.ForeignKey("self", models.SET_NULL, null=True, related_name="taken_by")
    level1 = models.CharField(max_length=100, blank=True)
    level2 = models.CharField(max_length=100, blank=True)
    name = models.CharField(max_length=400, blank=True)
    type = models.CharField(max_length=20, blank=True)  # heji.forms.form.IndicatorType
    sign = models.CharField(max_length=2, blank=True)  # = ≥ > ≤ <, none of a qualitative target
    value = models.BigIntegerField(null=True)  # of the year
    places = models.PositiveSmallIntegerField(default=0)
    unit = models.CharField(max_length=40, blank=True)
    text = models.CharField(max_length=1000, blank=True)  # a qualitative target
    whole_value = models.BigIntegerField(null=True)  # of the whole period
    whole_places = models.PositiveSmallIntegerField(default=0)
    whole_text = models.CharField(max_length=1000, blank=True)
    weight = models.IntegerField(null=True)
    weight_places = models.PositiveSmallIntegerField(default=0)
    evidence = models.CharField(max_length=1000, blank=True)
    library_code = models.CharField(max_length=60, blank=True)
    section = models.CharField(max_length=20, blank=True)  # management, performance, bonus
    code = models.CharField(max_length=40, blank=True)  # of the rubric's item
    result_value = models.BigIntegerField(null=True)  # reached by now, or at the end
    result_places = models.PositiveSmallIntegerField(default=0)
    result_text = models.CharField(max_length=4000, blank=True)
    forecast_value = models.BigIntegerField(null=True)  # by the end of the year
    forecast_places = models.PositiveSmallIntegerField(default=0)
    forecast_text = models.CharField(max_length=4000, blank=True)
    possibility = models.CharField(max_length=40, blank=True)
    reason_kind = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    improvement = models.TextField(blank=True)
    basis = models.TextField(blank=True)
    score = models.IntegerField(null=True)  # given by a person
    score_places = models.PositiveSmallIntegerField(default=0)
    note = models.TextField(blank=True)

    class Meta(Row.Meta):
        constraints = (
            models.CheckConstraint(
                condition=Q(value__isnull=True) | (Q(text="") & ~Q(sign="")),
                name="indicator_value_or_text",
            ),
            models.CheckConstraint(
                condition=Q(whole_value__isnull=True) | Q(whole_text=""),
                name="indicator_whole_value_or_text",
            ),
            models.CheckConstraint(
                condition=Q(result_value__isnull=True) | Q(result_text=""),
                name="indicator_result_value_or_text",
            ),
            models.CheckConstraint(
                condition=Q(forecast_value__isnull=True) | Q(forecast_text=""),
                name="indicator_forecast_value_or_text",
            ),
        )
        indexes = (models.Index(fields=("library_code",)),)
