"""Reads the log."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from heji.web.acting.actor import Actor
from heji.web.acting.role import ADMINISTRATION, LOG_READERS
from heji.web.audit_log.models import LogEntry
from heji.web.organisations.scope import business_of, seen_by

#: What administrators keep, and whose values they therefore see; all else is business.
_KEPT_BY_ADMINISTRATORS = ("accounts.", "organisations.", "calendar.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries somebody looks for; what is empty does not narrow."""

    person: str = ""  #: beginning of the user name
    action: str = ""  #: 「organisations.rename」, or 「organisations.」 for all of an app
    organisation: str = ""  #: part of the name
    first: datetime.date | None = None
    last: datetime.date | None = None


def entries_seen_by(actor: Actor) -> QuerySet[LogEntry]:
    """The acts of everybody in the actor's part of the tree, and all acts on what belongs to it."""
    ids = seen_by(actor).values("pk")
    return LogEntry.objects.filter(Q(organisation_id__in=ids) | Q(owner_id__in=ids))


def narrowed(entries: QuerySet[LogEntry], wanted: Wanted) -> QuerySet[LogEntry]:
    """The entries that somebody looks for."""
    if wanted.person:
        entries = entries.filter(person__startswith=wanted.person)
    if wanted.action.endswith("."):
        entries = entries.filter(action__startswith=wanted.action)
    elif wanted.action:
        entries = entries.filter(action=wanted.action)
    if wanted.organisation:
        entries = entries.filter(organisation__contains=wanted.organisation)
    if wanted.first:
        entries = entries.filter(at__gte=_beginning(wanted.first))
    if wanted.last:
        entries = entries.filter(at__lt=_beginning(wanted.last + datetime.timedelta(days=1)))
    return entries


def history_of(actor: Actor, subject_type: str, subject_id: str) -> QuerySet[LogEntry]:
    """All acts on one thing, oldest first; none when it is not the actor's to see.

    Whoever reads the log sees it as there; everybody else sees the history of what belongs to an
    organisation whose business they see.
    """
    if actor.has(LOG_READERS):
        seen = entries_seen_by(actor)
    else:
        seen = LogEntry.objects.filter(owner_id__in=business_of(actor).values("pk"))
    return seen.filter(subject_type=subject_type, subject_id=subject_id).order_by("number")


def sees_values(actor: Actor, subject_type: str) -> bool:
    """Whether somebody sees what an act changed: administrators see no business."""
    return not actor.has(ADMINISTRATION) or subject_type.startswith(_KEPT_BY_ADMINISTRATORS)


def _beginning(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
