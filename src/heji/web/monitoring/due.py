"""What waits for somebody in monitoring: approved forms without a decision (`notices.waiting`)."""

from __future__ import annotations

import datetime

from django.db.models import Count, Max
from django.urls import reverse

from heji.web.acting.actor import Actor
from heji.web.filing.models import Filing
from heji.web.monitoring.selectors import DECIDING, decide_by, undecided
from heji.web.notices.due import Due


def due(actor: Actor, today: datetime.date) -> list[Due]:
    """The decisions that an actor's office owes, by the day of the first."""
    if not actor.has(DECIDING):
        return []
    found = undecided(actor)
    counted = found.order_by().aggregate(count=Count("pk"), newest=Max("pk"))
    first: Filing | None = found.order_by("changed_at", "pk").first()
    if first is None:
        return []
    is_one = counted["count"] == 1
    dashboard = f"{reverse('monitoring')}?year={first.year}&month={first.month}"
    address = reverse("filing", args=(first.pk,)) if is_one else dashboard
    return [
        Due(
            "monitoring.undecided",
            "monitoring.due-decision",
            address,
            {"count": counted["count"]},
            last_day=decide_by(first),
            newest=counted["newest"],
        )
    ]
