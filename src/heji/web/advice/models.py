"""What was decided on advice; the advice itself is computed, and kept here as it was then."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from heji.web.advice.rules import Kind
from heji.web.filing.models import Filing

_KINDS = [(each.value, each.value) for each in Kind]


class AdviceDecision(models.Model):
    """What the bureau decided on the results of a form; the last one holds."""

    filing = models.ForeignKey(Filing, models.PROTECT, related_name="advice_decisions")
    revision = models.PositiveSmallIntegerField()  # the approved submission that it is about
    #: what was advised then: nothing where it could not be told
    advised = models.CharField(max_length=10, choices=_KINDS, blank=True)
    advised_percent = models.PositiveSmallIntegerField(default=0)
    rules = models.CharField(max_length=60)  # id of the version
    rule = models.CharField(max_length=60, blank=True)
    values = models.JSONField()  # name -> what was known then, as exact text
    decision = models.CharField(max_length=10, choices=_KINDS)
    percent = models.PositiveSmallIntegerField(default=0)  # of a cut
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("filing", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(decision=Kind.CUT.value, percent__gte=1, percent__lte=99)
                | (~Q(decision=Kind.CUT.value) & Q(percent=0)),
                name="advice_percent",
            ),
            models.CheckConstraint(
                condition=Q(decision=models.F("advised"), percent=models.F("advised_percent"))
                | ~Q(reason=""),
                name="advice_departs_why",
            ),
        )

    def __str__(self) -> str:
        return f"{self.filing} · {self.decision}"

    @property
    def departs(self) -> bool:
        """Whether it is not what was advised."""
        return (self.decision, self.percent) != (self.advised, self.advised_percent)
