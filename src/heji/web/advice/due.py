"""What waits for the bureau: results on which nothing is decided (`notices.waiting`)."""

from __future__ import annotations

import datetime

from django.db.models import Count, Max
from django.urls import reverse

from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.advice.selectors import undecided
from heji.web.notices.due import Due


def due(actor: Actor, today: datetime.date) -> list[Due]:
    """How many approved self-evaluations wait for a decision on the budget."""
    if actor.role is not Role.FINANCE_PERFORMANCE:
        return []
    found = (
        undecided(actor).order_by().aggregate(count=Count("pk"), newest=Max("pk"), year=Max("year"))
    )
    if not found["count"]:
        return []
    address = f"{reverse('advice')}?year={found['year']}&state=undecided"
    values = {"count": found["count"]}
    return [Due("advice.undecided", "advice.due", address, values, newest=found["newest"])]
