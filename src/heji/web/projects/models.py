"""Projects of the budget: 一级项目 and the 二级项目 below them."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from heji.web.organisations.models import Organisation


class Level(models.TextChoices):
    """Which level of the budget's projects it is."""

    PROGRAMME = "programme"  # 一级项目
    PROJECT = "project"  # 二级项目


class Project(models.Model):
    """A project of a body, over some years."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="projects")
    level = models.CharField(max_length=20, choices=Level.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    #: 21 characters in the budget system (预算管理一体化规范), or the body's own
    code = models.CharField(max_length=40, validators=[RegexValidator(r"^[\w.-]{1,40}$")])
    name = models.CharField(max_length=200)
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("organisation__path", "code")
        constraints = (
            models.CheckConstraint(
                condition=Q(last_year__isnull=True) | Q(last_year__gte=F("first_year")),
                name="project_years",
            ),
            models.CheckConstraint(
                condition=Q(level=Level.PROJECT) | Q(parent__isnull=True), name="project_parent"
            ),
            models.UniqueConstraint(fields=("organisation", "code"), name="project_code"),
        )

    def __str__(self) -> str:
        return self.name
