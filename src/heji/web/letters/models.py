"""Letters as they were written: number, recipient, and the lines of their table."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from heji.web.organisations.models import Organisation


class Letter(models.Model):
    """A letter that was written; its lines stay as they were on that day."""

    kind = models.CharField(max_length=30)  # a name of `letters.yaml`
    number = models.CharField(max_length=80)  # 「云财绩〔2027〕12号」
    year = models.PositiveSmallIntegerField()  # of the results or tasks
    recipient = models.ForeignKey(Organisation, models.PROTECT, related_name="letters")
    recipient_name = models.CharField(max_length=200)  # as it was called then
    issued_in = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    sender_name = models.CharField(max_length=200)
    dated = models.DateField()
    due = models.DateField(null=True)  # the last day that it names
    lines = models.JSONField()  # column -> text, line by line
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-dated", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("issued_in", "number"), name="letter_number"),
            models.CheckConstraint(condition=~Q(number=""), name="letter_has_number"),
        )

    def __str__(self) -> str:
        return self.number
