"""Answers to findings, and the reviewers' word on them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from heji.audit.answers import AnswerStatus
from heji.web.filing.models import Filing


class Answer(models.Model):
    """What was said to a finding; the last one holds, and only while the finding says the same."""

    filing = models.ForeignKey(Filing, models.PROTECT, related_name="answers")
    finding = models.CharField(max_length=20)  # `CellFinding.key`
    check_name = models.CharField(max_length=100)
    cell = models.CharField(max_length=100, blank=True)
    message = models.TextField()  # what the finding said, in the form's language
    status = models.CharField(
        max_length=10, choices=[(each.value, each.value) for each in AnswerStatus]
    )
    reason = models.TextField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("filing", "pk")
        indexes = (models.Index(fields=("filing", "finding"), name="answer_of_finding"),)
        constraints = (models.CheckConstraint(condition=~Q(reason=""), name="answer_reason"),)

    def __str__(self) -> str:
        return f"{self.filing} · {self.check_name}"

    @property
    def organisation_id(self) -> int:
        """Whose business it is, for the log."""
        return self.filing.organisation_id


class Overruling(models.Model):
    """That a reviewer does not let an answer stand."""

    answer = models.OneToOneField(Answer, models.PROTECT, related_name="overruling")
    reason = models.TextField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(reason=""), name="overruling_reason"),)
