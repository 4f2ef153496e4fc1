"""The append-only log. This module imports no other app: everything is logged, also accounts.

The database itself refuses to change or delete what is written (`guard.py`).
"""

from __future__ import annotations

from django.db import models


class LogEntry(models.Model):
    """One act, chained to the one before by SHA-256."""

    number = models.PositiveBigIntegerField(unique=True)  # 1, 2, 3 … without a gap
    at = models.DateTimeField()
    action = models.CharField(max_length=80)
    person = models.CharField(max_length=150)  # the name that was signed in with
    role = models.CharField(max_length=40)
    organisation = models.CharField(max_length=200)
    organisation_id = models.BigIntegerField(null=True)
    address = models.CharField(max_length=64, blank=True)
    subject_type = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=64)
    subject = models.CharField(max_length=400)  # as it was called then
    owner_id = models.BigIntegerField(null=True)  # organisation that the subject belonged to then
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)  # digest of the entry before; 64 zeros of the first
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ("number",)
        indexes = (
            models.Index(fields=("subject_type", "subject_id", "number"), name="log_subject"),
            models.Index(fields=("person", "number"), name="log_person"),
            models.Index(fields=("action", "number"), name="log_action"),
            models.Index(fields=("organisation_id", "number"), name="log_organisation"),
            models.Index(fields=("at",), name="log_at"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.action}"


class ChainHead(models.Model):
    """The one row that everybody who appends must hold."""

    number = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64)
    signature = models.CharField(max_length=88)  # Ed25519 over number and digest, base64

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(pk=1), name="one_chain_head"),)

    def __str__(self) -> str:
        return f"{self.number} {self.digest}"
