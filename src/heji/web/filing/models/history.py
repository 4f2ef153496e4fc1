"""What a filing was before: submissions, single edits, and what could not be saved."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from heji.web.evidence.models import StoredFile
from heji.web.filing.models.filing import Filing


class Revision(models.Model):
    """The whole form as it was submitted. Nobody changes it any more."""

    filing = models.ForeignKey(Filing, models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField()  # 1, 2, 3 …
    content = models.JSONField()  # `content.as_data`
    is_adjustment = models.BooleanField(default=False)
    reason = models.CharField(max_length=1000, blank=True)  # of an adjustment
    approved_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("filing", "number")
        constraints = (
            models.UniqueConstraint(fields=("filing", "number"), name="revision_number"),
        )


class Edit(models.Model):
    """One edit of one person, with what the rows were before and after: for undoing and redoing."""

    filing = models.ForeignKey(Filing, models.CASCADE, related_name="edits")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    changes = models.JSONField()
    is_undone = models.BooleanField(default=False)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("filing", "person", "is_undone")),)


class SetAside(models.Model):
    """What somebody typed and the form did not take: kept until they say what becomes of it."""

    filing = models.ForeignKey(Filing, models.CASCADE, related_name="set_aside")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    cell = models.CharField(max_length=80)  # 「indicator.12.value」
    label = models.CharField(max_length=400)  # as the form calls the cell
    text = models.TextField()
    reason = models.CharField(max_length=80)  # key of the catalogue
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("-at",)
        constraints = (
            models.UniqueConstraint(fields=("filing", "person", "cell"), name="set_aside_once"),
        )


class Intake(models.Model):
    """A document read for a filing, waiting for somebody to confirm it."""

    filing = models.ForeignKey(Filing, models.CASCADE, related_name="intakes")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    content = models.JSONField()
    doubts = models.JSONField()  # cell -> key of the catalogue
    #: the file itself, where its format is one of evidence
    original = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    places = models.JSONField(default=dict)  # cell -> page and box in points
    tables = models.JSONField(default=list)  # of a file without pages: rows of cells, as read
    told = models.JSONField(default=list)  # what the file says and the form does not take
    is_taken = models.BooleanField(default=False)

    class Meta:
        ordering = ("-at",)
