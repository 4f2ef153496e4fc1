"""What waits for a decision in the indicator library (a source of `notices.waiting`)."""

from __future__ import annotations

import datetime

from django.db.models import Count, Max
from django.urls import reverse

from heji.web.acting.actor import Actor
from heji.web.library.actions import DECIDING
from heji.web.library.models import LibraryEntry, Status
from heji.web.library.selectors import regions_above
from heji.web.notices.due import Due


def due(actor: Actor, today: datetime.date) -> list[Due]:
    """The proposals for the own region that somebody else made."""
    regions = regions_above(actor)[:1] if actor.has(DECIDING) else []
    if not regions:
        return []
    found = LibraryEntry.objects.filter(organisation=regions[0], status=Status.PROPOSED)
    counted = found.exclude(proposed_by=actor.person).aggregate(count=Count("pk"), newest=Max("pk"))
    if not counted["count"]:
        return []
    address, values = reverse("library-proposals"), {"count": counted["count"]}
    return [
        Due("library.proposals", "library.due-proposals", address, values, newest=counted["newest"])
    ]
