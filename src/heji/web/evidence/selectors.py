"""Reads evidence."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.evidence.models import Evidence
from heji.web.organisations.scope import business_of, opened_to

#: Who opens what was removed: it was taken away for a reason, and still has to be checked at times.
_OPENING_REMOVED = frozenset((Role.INSPECTOR, Role.FINANCE_PERFORMANCE))


def evidence_seen_by(actor: Actor) -> QuerySet[Evidence]:
    """The evidence of the organisations whose business an actor sees, removed pieces included.

    An expert sees that of the declarations that are open to them, and of their indicators.
    """
    if actor.role is Role.EXPERT:
        seen = Evidence.objects.filter(_given(actor), removed_at__isnull=True)
    else:
        seen = Evidence.objects.filter(organisation__in=business_of(actor))
    return seen.select_related("file", "organisation", "attached_by", "attached_in", "removed_by")


def evidence_of(actor: Actor, subject_type: str, subject_id: str) -> QuerySet[Evidence]:
    """The evidence of one thing."""
    return evidence_seen_by(actor).filter(subject_type=subject_type, subject_id=subject_id)


def opens_file(actor: Actor, piece: Evidence) -> bool:
    """Whether an actor who sees a piece may open its file."""
    return piece.removed_at is None or actor.has(_OPENING_REMOVED)


def _given(actor: Actor) -> Q:
    """The evidence of what an expert may open: of its body, and attached to the form or a row."""
    found = Q(pk__in=())
    for each in opened_to(actor).select_related("review__filing"):
        form = each.review.filing
        rows = [str(id) for id in form.indicator_rows.values_list("pk", flat=True)]
        of_form = Q(subject_type="filing.filing", subject_id=str(form.pk))
        of_row = Q(subject_type="filing.indicator", subject_id__in=rows)
        found |= Q(organisation=form.organisation_id) & (of_form | of_row)
    return found
