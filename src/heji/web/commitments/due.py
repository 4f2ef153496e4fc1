"""What waits for a body: what its own results promise, to be confirmed (`notices.waiting`)."""

from __future__ import annotations

import datetime

from django.db.models import Q
from django.urls import reverse

from heji.web.acting.actor import Actor
from heji.web.acting.role import UNIT
from heji.web.commitments.selectors import APPROVED, KIND, evaluated, still_open
from heji.web.filing.selectors import filings
from heji.web.notices.due import Due

_MOST = 20  #: of a body's newest forms; what older ones say was shown for years
_YEARS = 2


def due(actor: Actor, today: datetime.date) -> list[Due]:
    """The forms of the actor's body with proposals that nobody has decided on."""
    if not actor.has(UNIT):
        return []
    recent = Q(kind=KIND, state__in=APPROVED, year__gte=today.year - _YEARS)
    if not filings(actor).filter(recent).exists():
        return []
    newest = evaluated(actor).filter(recent).order_by("-year", "-pk")[:_MOST]
    return [
        Due(
            f"commitments:{each.filing.pk}",
            "commitment.due",
            reverse("commitments-of", args=(each.filing.pk,)),
            {"name": each.filing, "count": len(each.proposals)},
            newest=each.filing.revision,
        )
        for each in still_open(newest)
    ]
