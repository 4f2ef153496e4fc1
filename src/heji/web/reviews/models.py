"""Reviews of declarations: each open or decided step, who decides, what they say."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from heji.web.calendar.models import Step
from heji.web.filing.figures import written
from heji.web.filing.models import Filing
from heji.web.organisations.models import Kind, Organisation


class Decision(models.TextChoices):
    """What became of a review."""

    OPEN = "open"
    APPROVED = "approved"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


class Review(models.Model):
    """One step of the review of one submission."""

    filing = models.ForeignKey(Filing, models.PROTECT, related_name="reviews")
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
                fields=("filing",), condition=Q(decision="open"), name="review_one_open"
            ),
        )
        indexes = (models.Index(fields=("decision", "step", "due")),)

    def __str__(self) -> str:
        return f"{self.filing} · {self.step}"


class Assignment(models.Model):
    """Somebody who is to review; of several, each has to approve. Without any, the role may."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="assignments")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="review_assignments"
    )
    approved_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)  # what they said with it

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("review", "person"), name="assignment_once"),
        )


class Interest(models.TextChoices):
    """What an expert says of their own interest in what they were given."""

    UNDECLARED = ""
    NONE = "none"
    CONFLICT = "conflict"


class Consultation(models.Model):
    """A submission given to an expert or a third party for advice: by whom, until when, why.

    The expert sees it after declaring that nothing ties them to it, until the day or its
    revocation; advice is never the approval.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="consultations")
    expert = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="consultations"
    )
    purpose = models.CharField(max_length=1000)
    until = models.DateField()  # last day
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    #: whose business the advice is: of those who asked for it, not of those whom it is about
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="consultations")
    given_at = models.DateTimeField(auto_now_add=True)
    interest = models.CharField(
        max_length=10, choices=Interest.choices, default=Interest.UNDECLARED, blank=True
    )
    interest_said = models.CharField(max_length=1000, blank=True)  # what ties them to it
    interest_at = models.DateTimeField(null=True)
    mark = models.CharField(max_length=20, blank=True)  # the conclusion that they advise
    advice = models.TextField(blank=True)
    advised_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    revoked_why = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ("until", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("review", "expert"),
                condition=Q(revoked_at__isnull=True),
                name="consultation_once",
            ),
            models.CheckConstraint(
                condition=Q(advised_at__isnull=True) | Q(interest=Interest.NONE),
                name="consultation_interest",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | (Q(revoked_at__isnull=False, revoked_by__isnull=False) & ~Q(revoked_why="")),
                name="consultation_revoked",
            ),
            models.CheckConstraint(
                condition=~Q(expert=F("given_by")), name="consultation_of_another"
            ),
        )

    def __str__(self) -> str:
        return f"{self.review.filing} · {self.expert}"

    def is_running(self, day: datetime.date) -> bool:
        """Whether the expert has it on a day."""
        return self.revoked_at is None and day <= self.until


class Comment(models.Model):
    """A remark at a cell of the submitted form, or on the whole of it."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="comments")
    #: of an expert: advice to the reviewers, which those who filled the form in do not see
    consultation = models.ForeignKey(
        "Consultation", models.CASCADE, null=True, related_name="comments"
    )
    cell = models.CharField(max_length=80, blank=True)
    label = models.CharField(max_length=400, blank=True)  # as the form calls the cell
    text = models.TextField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)


class ScoreCorrection(models.Model):
    """A score that a reviewer gave a row of a submission (复核分), or took back; the last one holds.

    The row's own score stays what the form says; nothing here is ever changed.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="corrections")
    row = models.PositiveBigIntegerField()  # the indicator's, as the submission names it
    label = models.CharField(max_length=400)  # what the form calls the row
    score = models.IntegerField(null=True)  # none: the own score holds again
    places = models.PositiveSmallIntegerField(default=0)
    before = models.CharField(max_length=40, blank=True)  # what held until then, as it was shown
    reason = models.TextField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="score_correction_reason"),
        )

    def __str__(self) -> str:
        return f"{self.review.filing} · {self.label}"

    @property
    def shown(self) -> str:
        """The score that it gave, as it was typed."""
        return "" if self.score is None else written(self.score, self.places)


class Recording(models.Model):
    """An act outside of the system that concerns a form: 人大审议, 预算批复."""

    class What(models.TextChoices):
        CONGRESS = "congress"
        BUDGET = "budget"

    filing = models.ForeignKey(Filing, models.PROTECT, related_name="recordings")
    revision = models.PositiveSmallIntegerField()  # the approved submission that it is about
    what = models.CharField(max_length=20, choices=What.choices)
    on = models.DateField()
    document = models.CharField(max_length=200)  # title or number of the document
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("on", "pk")
        constraints = (
            models.UniqueConstraint(fields=("filing", "what", "revision"), name="recording_once"),
        )


class MarkSet(models.Model):
    """The marks that a region's reviews conclude with, for the forms of a year and those after.

    A review keeps the mark that it was given by its name: other marks later change none.
    """

    region = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="mark_sets",
        limit_choices_to={"kind": Kind.REGION},
    )
    from_year = models.PositiveSmallIntegerField()
    passing = models.JSONField()  # names of the marks with which a form is approved, best first
    returning = models.JSONField()  # names of those with which it is returned

    class Meta:
        ordering = ("region__path", "-from_year")
        constraints = (
            models.UniqueConstraint(fields=("region", "from_year"), name="mark_set_once"),
        )

    def __str__(self) -> str:
        return f"{self.region} {self.from_year}"
