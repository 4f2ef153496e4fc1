"""What was sent to whom on which day, what a person has seen, and what they want to be sent.

What waits is not stored: it is derived from the state (`waiting.py`).
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from heji.language import DEFAULT_LANGUAGE
from heji.web.accounts.models import Membership


class Mails(models.TextChoices):
    """What a person wants by mail; in the application everything is shown."""

    DIGEST = "digest"  # one mail a day, when there is something new or a reminder
    URGENT = "urgent"  # the same of what is urgent or overdue
    NONE = "none"


class Choice(models.Model):
    """What a person wants to be sent, and in which language."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_choice"
    )
    mails = models.CharField(max_length=10, choices=Mails.choices, default=Mails.DIGEST)
    language = models.CharField(max_length=2, default=DEFAULT_LANGUAGE)

    def __str__(self) -> str:
        return f"{self.person} · {self.mails}"


class Known(models.Model):
    """How much of something that waits a person has been sent, and has seen; gone when it is done."""

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="known_notices")
    reference = models.CharField(max_length=120)  # Due.reference
    told = models.BigIntegerField(null=True)  # Due.newest as it was sent
    told_on = models.DateField(null=True)
    seen = models.BigIntegerField(null=True)  # Due.newest as it was shown
    seen_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("membership", "reference"), name="notice_known_once"),
        )

    def __str__(self) -> str:
        return f"{self.membership} · {self.reference}"


class DigestState(models.TextChoices):
    """How far a mail is."""

    SENDING = "sending"  # a process is at it, or was when it ended
    SENT = "sent"
    FAILED = "failed"


class Digest(models.Model):
    """The mail of a person on a day; whoever sends it has taken this row before."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="digests")
    day = models.DateField()
    state = models.CharField(max_length=10, choices=DigestState.choices)
    taken_at = models.DateTimeField()  # when somebody began to send it
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=1)
    email = models.CharField(max_length=254)  # where it went
    references = models.JSONField(default=list)  # what it told of: Due.reference
    problem = models.CharField(max_length=400, blank=True)  # what the server said

    class Meta:
        ordering = ("-day", "person")
        constraints = (
            models.UniqueConstraint(fields=("person", "day"), name="digest_once"),
            models.CheckConstraint(
                condition=Q(state=DigestState.SENT, sent_at__isnull=False)
                | (~Q(state=DigestState.SENT) & Q(sent_at__isnull=True)),
                name="digest_sent",
            ),
        )
        indexes = (models.Index(fields=("state", "day")),)

    def __str__(self) -> str:
        return f"{self.person} · {self.day}"


class Run(models.Model):
    """Each time that notices were sent: what came of it."""

    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    sent = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=400, blank=True)  # why it was broken off

    class Meta:
        ordering = ("-began_at", "-pk")

    def __str__(self) -> str:
        return str(self.began_at)
