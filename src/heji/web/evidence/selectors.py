"""Reads evidence."""

from __future__ import annotations

from django.db.models import QuerySet

from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.evidence.models import Evidence
from heji.web.organisations.scope import business_of

#: Who opens what was removed: it was taken away for a reason, and still has to be checked at times.
_OPENING_REMOVED = frozenset((Role.INSPECTOR, Role.FINANCE_PERFORMANCE))


def evidence_seen_by(actor: Actor) -> QuerySet[Evidence]:
    """The evidence of the organisations whose business an actor sees, removed pieces included."""
    seen = Evidence.objects.filter(organisation__in=business_of(actor))
    return seen.select_related("file", "organisation", "attached_by", "attached_in", "removed_by")


def evidence_of(actor: Actor, subject_type: str, subject_id: str) -> QuerySet[Evidence]:
    """The evidence of one thing."""
    return evidence_seen_by(actor).filter(subject_type=subject_type, subject_id=subject_id)


def opens_file(actor: Actor, piece: Evidence) -> bool:
    """Whether an actor who sees a piece may open its file."""
    return piece.removed_at is None or actor.has(_OPENING_REMOVED)
