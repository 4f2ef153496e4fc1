"""Reads evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.evidence.models import Evidence
from heji.web.organisations.scope import business_of, opened_to, seats_opened_to

if TYPE_CHECKING:
    from heji.web.filing.models import Filing
    from heji.web.key_evaluations.models import Seat

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
        found |= _of_form(each.review.filing)
    for seat in seats_opened_to(actor).select_related("evaluation__filing"):
        found |= _of_key_evaluation(seat)
    return found


def _of_form(form: Filing) -> Q:
    rows = [str(id) for id in form.indicator_rows.values_list("pk", flat=True)]
    of_form = Q(subject_type="filing.filing", subject_id=str(form.pk))
    of_row = Q(subject_type="filing.indicator", subject_id__in=rows)
    return Q(organisation=form.organisation_id) & (of_form | of_row)


def _of_key_evaluation(seat: Seat) -> Q:
    """That of the form and of the evaluation itself; nothing of the other experts."""
    evaluation = seat.evaluation
    others = list(evaluation.seats.exclude(pk=seat.pk).values_list("expert", flat=True))
    found = Q(subject_type="key_evaluations.keyevaluation", subject_id=str(evaluation.pk))
    found &= ~Q(attached_by__in=others)
    return found if evaluation.filing is None else found | _of_form(evaluation.filing)
