"""Reads the log."""

from __future__ import annotations

from django.db.models import QuerySet

from heji.web.acting.actor import Actor
from heji.web.audit_log.models import LogEntry
from heji.web.organisations.scope import seen_by


def entries_seen_by(actor: Actor) -> QuerySet[LogEntry]:
    """The acts of everybody in the actor's part of the tree."""
    ids = seen_by(actor).values("pk")
    return LogEntry.objects.filter(organisation_id__in=ids)
