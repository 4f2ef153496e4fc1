"""What a form that is scored came to when it was handed in, and after its review."""

from __future__ import annotations

from fractions import Fraction

from django.db import models

from heji.web.filing.models import Revision


class Result(models.Model):
    """The figures of one submission; they can be made anew from it at any time."""

    revision = models.OneToOneField(Revision, models.CASCADE, related_name="result")
    own_total = models.CharField(max_length=60, blank=True)  # exact: 「47311/500」; "" none
    reviewed_total = models.CharField(max_length=60, blank=True)  # the same without corrections
    grade = models.JSONField(default=dict)  # after the review: language -> name
    budget = models.BigIntegerField(null=True)  # 分, of the whole year
    executed = models.BigIntegerField(null=True)  # 分
    targets = models.PositiveSmallIntegerField()  # rows with a target
    reached = models.PositiveSmallIntegerField()  # of these, whose result meets it
    undecided = models.PositiveSmallIntegerField()  # of these, that cannot be told

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(targets__gte=models.F("reached") + models.F("undecided")),
                name="result_targets",
            ),
        )

    @property
    def total(self) -> Fraction | None:
        """The score that holds."""
        return Fraction(self.reviewed_total) if self.reviewed_total else None
