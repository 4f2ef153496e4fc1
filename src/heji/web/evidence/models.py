"""Files, each kept once, and what they are evidence of.

What a piece of evidence belongs to is said with the two texts that the log uses (`subject_type`,
`subject_id`), not with a reference to each table that can have evidence: so this app needs none of
them, and the piece outlives what it was attached to. Who may see it is decided by a real
reference, `organisation`, and never by these texts.
"""

from __future__ import annotations

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from heji.web.organisations.models import Organisation


class StoredFile(models.Model):
    """The content of a file, in the data folder under its SHA-256; never changed, never deleted."""

    sha256 = models.CharField(
        max_length=64, unique=True, validators=[RegexValidator(r"^[0-9a-f]{64}$")]
    )
    bytes = models.PositiveBigIntegerField()
    form = models.CharField(max_length=10)  # format that its content has: 「pdf」

    def __str__(self) -> str:
        return self.sha256


class Evidence(models.Model):
    """A file attached to something; taking it away only marks it."""

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="pieces")
    organisation = models.ForeignKey(  # whose business it is
        Organisation, on_delete=models.PROTECT, related_name="evidence"
    )
    subject_type = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=64)
    subject = models.CharField(max_length=400)  # as it was called then
    name = models.CharField(max_length=150)  # of the file, for people
    attached_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    attached_in = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    attached_at = models.DateTimeField()
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    removed_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=400, blank=True)  # why it was removed

    class Meta:
        ordering = ("-attached_at", "-pk")
        indexes = (
            models.Index(fields=("subject_type", "subject_id"), name="evidence_subject"),
            models.Index(fields=("organisation", "-attached_at"), name="evidence_organisation"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("file", "subject_type", "subject_id"),
                condition=Q(removed_at__isnull=True),
                name="evidence_once",
            ),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by__isnull=True, reason="")
                | Q(removed_at__isnull=False, removed_by__isnull=False) & ~Q(reason=""),
                name="evidence_removed_for_a_reason",
            ),
        )

    def __str__(self) -> str:
        return self.name
