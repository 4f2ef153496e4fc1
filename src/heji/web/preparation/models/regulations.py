"""The register of a body's own regulations and measures (制度建设)."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import F, Q

from heji.web.organisations.models import Organisation


class RegulationKind(models.TextChoices):
    """What a regulation is about."""

    BUDGET = "budget"  # 预算管理
    FINANCE = "finance"  # 财务管理
    PERFORMANCE = "performance"  # 绩效管理
    PROCUREMENT = "procurement"  # 采购管理
    ASSETS = "assets"  # 资产管理
    CONTRACTS = "contracts"  # 合同管理
    PROJECTS = "projects"  # 项目管理
    SPECIAL_FUND = "special_fund"  # 专项资金管理办法
    INTERNAL_CONTROL = "internal_control"  # 内部控制
    OTHER = "other"


class Regulation(models.Model):
    """A regulation of a body with its validity; evidence of whether rules exist and hold."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="regulations")
    kind = models.CharField(max_length=20, choices=RegulationKind.choices)
    name = models.CharField(max_length=200)
    number = models.CharField(max_length=100, blank=True)  # 文号
    issued_on = models.DateField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)  # last day; open when none is set
    repealed_on = models.DateField(null=True, blank=True)  # first day on which it does not hold
    published_at = models.CharField(max_length=300, blank=True)  # where it can be read

    class Meta:
        ordering = ("organisation__path", "kind", "-valid_from", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "name", "number"), name="regulation_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="regulation_days",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.number}".strip()

    def holds_on(self, day: datetime.date) -> bool:
        """Whether it is in force on a day."""
        is_repealed = self.repealed_on is not None and self.repealed_on <= day
        is_over = self.valid_to is not None and self.valid_to < day
        return self.valid_from <= day and not is_repealed and not is_over
