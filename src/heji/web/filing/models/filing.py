"""A filing: the form of a body or a project for a year."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from heji.web.organisations.models import Organisation
from heji.web.projects.models import Project


class Scope(models.TextChoices):
    """What a filing is about."""

    DEPARTMENT = "department"  # 部门整体支出
    PROGRAMME = "programme"  # 一级项目
    PROJECT = "project"  # 二级项目


class State(models.TextChoices):
    """The states of a form (DESIGN.md, glossary)."""

    DRAFT = "draft"
    SUBMITTED = "submitted"  # waits for the unit's own approver
    DEPARTMENT_REVIEW = "department_review"
    FINANCE_DIVISION_REVIEW = "finance_division_review"
    FINANCE_PERFORMANCE_REVIEW = "finance_performance_review"
    RETURNED = "returned"
    APPROVED = "approved"
    ADJUSTING = "adjusting"
    PUBLISHED = "published"
    VOID = "void"


#: States in which the form can be filled in.
EDITABLE = frozenset((State.DRAFT, State.RETURNED, State.ADJUSTING))


class Filing(models.Model):
    """A form about a body or a project in a year, in the layout of its region."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="filings")
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="filings"
    )
    kind = models.CharField(max_length=30, default="declaration")  # one of `kinds.form_kinds`
    scope = models.CharField(max_length=20, choices=Scope.choices)
    #: of several of one kind in a year: the last month that it is about; 0 of the year as a whole
    month = models.PositiveSmallIntegerField(default=0)
    year = models.PositiveSmallIntegerField()
    layout = models.CharField(max_length=120)  # id of the layout's file
    state = models.CharField(max_length=30, choices=State.choices, default=State.DRAFT)
    revision = models.PositiveSmallIntegerField(default=0)  # how often it was submitted
    #: what it was before the adjustment that runs; 0 outside of one
    adjusted_from = models.PositiveSmallIntegerField(default=0)
    adjustment_reason = models.CharField(max_length=1000, blank=True)
    conclusion = models.CharField(max_length=20, blank=True)  # 优/良/中/差, or as configured
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("-year", "organisation__path", "scope", "project__code", "month", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(scope=Scope.DEPARTMENT, project__isnull=True)
                | (~Q(scope=Scope.DEPARTMENT) & Q(project__isnull=False)),
                name="filing_scope",
            ),
            models.UniqueConstraint(
                fields=("project", "year", "kind", "month"),
                condition=Q(project__isnull=False) & ~Q(state=State.VOID),
                name="filing_of_project",
            ),
            models.UniqueConstraint(
                fields=("organisation", "year", "kind", "month"),
                condition=Q(project__isnull=True) & ~Q(state=State.VOID),
                name="filing_of_body",
            ),
        )
        indexes = (models.Index(fields=("kind", "year", "state")),)

    def __str__(self) -> str:
        return f"{self.year} {self.project or self.organisation}"

    @property
    def is_editable(self) -> bool:
        """Whether its state lets it be filled in."""
        return self.state in EDITABLE
