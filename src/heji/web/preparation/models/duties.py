"""The chain 部门职责 → 工作任务 → 项目目标, kept as links."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from heji.web.organisations.models import Organisation
from heji.web.projects.models import Project


class Duty(models.Model):
    """A duty of a body (部门职责), from one year to another."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="duties")
    name = models.CharField(max_length=200)
    text = models.CharField(max_length=2000, blank=True)
    basis = models.CharField(max_length=300, blank=True)  # 三定方案, a law
    valid_from = models.PositiveSmallIntegerField()
    valid_to = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("organisation__path", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "name", "valid_from"), name="duty_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="duty_years",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Task(models.Model):
    """What a duty asks for in a year (工作任务)."""

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="tasks")
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    content = models.CharField(max_length=2000, blank=True)

    class Meta:
        ordering = ("duty", "pk")
        constraints = (models.UniqueConstraint(fields=("duty", "year", "name"), name="task_once"),)

    def __str__(self) -> str:
        return self.name

    @property
    def organisation_id(self) -> int:
        """Whose business it is, for the log."""
        return self.duty.organisation_id


class TargetLink(models.Model):
    """That a target of a project serves a task."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="links")
    project = models.ForeignKey(Project, models.PROTECT, related_name="task_links")
    target = models.CharField(max_length=1000)  # 项目目标, in words

    class Meta:
        ordering = ("task", "pk")
        constraints = (
            models.UniqueConstraint(fields=("task", "project"), name="target_link_once"),
        )

    def __str__(self) -> str:
        return f"{self.task} · {self.project}"
