"""Reviews of declarations: each open or decided step, who decides, what they say."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from heji.web.calendar.models import Step
from heji.web.declarations.models import Declaration


class Decision(models.TextChoices):
    """What became of a review."""

    OPEN = "open"
    APPROVED = "approved"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


class Review(models.Model):
    """One step of the review of one submission."""

    declaration = models.ForeignKey(Declaration, models.PROTECT, related_name="reviews")
    revision = models.PositiveSmallIntegerField()  # the submission that is reviewed
    step = models.CharField(max_length=30, choices=Step.choices)
    decision = models.CharField(max_length=20, choices=Decision.choices, default=Decision.OPEN)
    is_adjustment = models.BooleanField(default=False)
    opened_at = models.DateTimeField(auto_now_add=True)
    due = models.DateField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    reason = models.TextField(blank=True)
    conclusion = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ("due", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("declaration",), condition=Q(decision="open"), name="review_one_open"
            ),
        )
        indexes = (models.Index(fields=("decision", "step", "due")),)

    def __str__(self) -> str:
        return f"{self.declaration} · {self.step}"


class Assignment(models.Model):
    """Somebody who is to review; of several, each has to approve. Without any, the role may."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="assignments")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="review_assignments"
    )
    approved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("review", "person"), name="assignment_once"),
        )


class Comment(models.Model):
    """A remark at a cell of the submitted form, or on the whole of it."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="comments")
    cell = models.CharField(max_length=80, blank=True)
    label = models.CharField(max_length=400, blank=True)  # as the form calls the cell
    text = models.TextField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)


class Recording(models.Model):
    """An act outside of the system that concerns a form: 人大审议, 预算批复."""

    class What(models.TextChoices):
        CONGRESS = "congress"
        BUDGET = "budget"

    declaration = models.ForeignKey(Declaration, models.PROTECT, related_name="recordings")
    what = models.CharField(max_length=20, choices=What.choices)
    on = models.DateField()
    document = models.CharField(max_length=200)  # title or number of the document
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("on", "pk")
        constraints = (
            models.UniqueConstraint(fields=("declaration", "what"), name="recording_once"),
        )
