"""What waits for somebody before a declaration: for the first page."""

from __future__ import annotations

import datetime

from django.urls import reverse

from heji.web.acting.actor import Actor
from heji.web.calendar.due import Due
from heji.web.preparation.actions.funds import REGISTERING
from heji.web.preparation.actions.requiring import BUREAU, CONCLUDING
from heji.web.preparation.models import Conclusion
from heji.web.preparation.selectors import evaluations, funds


def due(actor: Actor, today: datetime.date) -> list[Due]:
    """Requests to decide, adjustments to confirm, funds whose terms end."""
    found = []
    if actor.has(BUREAU):
        found.append(("extensions", funds.undecided(actor), "funds"))
    if actor.has(CONCLUDING):
        waiting = evaluations.evaluations(actor).exclude(made_by=actor.person)
        open_ones = waiting.filter(conclusion=Conclusion.ADJUST, adjusted_at__isnull=True)
        found.append(("adjustments", open_ones.count(), "evaluations"))
    if actor.has(REGISTERING):
        shown = funds.funds(actor).prefetch_related(None)
        count = sum(any(each.day for each in funds.warnings(fund, today)) for fund in shown)
        found.append(("funds", count, "funds"))
    return [
        Due(f"preparation.due.{key}", {"count": count}, reverse(address))
        for key, count, address in found
        if count
    ]
