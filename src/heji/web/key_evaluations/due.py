"""What waits for a person in key evaluations: to score, and to conclude."""

from __future__ import annotations

import datetime

from django.db.models import Count, Max, Min
from django.urls import reverse

from heji.web.acting.actor import Actor
from heji.web.key_evaluations.models import State
from heji.web.key_evaluations.selectors import EXPERTS, GIVING, own, waiting
from heji.web.notices.due import Due


def due(actor: Actor, today: datetime.date) -> list[Due]:
    """What an actor must do about key evaluations."""
    if actor.has(EXPERTS):
        rows, day, page = waiting(actor), "evaluation__until", "key-evaluations-given"
    elif actor.has(GIVING):
        rows, day, page = own(actor).filter(state=State.SCORED), "until", "key-evaluations"  # type: ignore[assignment]
    else:
        return []
    found = rows.order_by().aggregate(count=Count("pk"), newest=Max("pk"), first=Min(day))
    if not found["count"]:
        return []
    return [
        Due(
            f"key-evaluation.{page}",
            f"key-evaluation.due.{page}",
            reverse(page),
            {"count": found["count"]},
            last_day=found["first"],
            newest=found["newest"],
        )
    ]
