"""What waits for somebody before a declaration (a source of `notices.waiting`)."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Max, QuerySet
from django.urls import reverse

from heji.web.acting.actor import Actor
from heji.web.notices.due import Due
from heji.web.preparation.actions.funds import REGISTERING
from heji.web.preparation.actions.requiring import BUREAU, CONCLUDING
from heji.web.preparation.models import Conclusion
from heji.web.preparation.selectors import evaluations, funds

#: How long a term that is over is still said to be; afterwards the register says it.
_OVER = datetime.timedelta(days=30)
#: A term ends with the year as a rule: its extension takes more than the usual few days.
_REMINDERS = (60, 20, 5, 1)


def due(actor: Actor, today: datetime.date) -> list[Due]:
    """Requests to decide, adjustments to confirm, funds whose terms end."""
    found: list[Due] = []
    if actor.has(BUREAU):
        found += _counted("extensions", funds.undecided(actor), "funds")
    if actor.has(CONCLUDING):
        waiting = evaluations.evaluations(actor).exclude(made_by=actor.person)
        open_ones = waiting.filter(conclusion=Conclusion.ADJUST, adjusted_at__isnull=True)
        found += _counted("adjustments", open_ones, "evaluations")
    if actor.has(REGISTERING):
        found += _ending(actor, today)
    return found


def _counted(name: str, waiting: QuerySet[Any], address: str) -> Iterator[Due]:
    found = waiting.order_by().aggregate(count=Count("pk"), newest=Max("pk"))
    if found["count"]:
        values, key = {"count": found["count"]}, f"preparation.due.{name}"
        yield Due(f"preparation.{name}", key, reverse(address), values, newest=found["newest"])


def _ending(actor: Actor, today: datetime.date) -> Iterator[Due]:
    """The funds whose terms or measures end, by the day: most end with the year."""
    shown = funds.funds(actor).prefetch_related(None)
    ends = (_end(warned, today) for warned in (funds.warnings(each, today) for each in shown))
    for day, count in sorted(Counter(filter(None, ends)).items()):
        yield Due(
            f"preparation.funds:{day.isoformat()}",
            "preparation.due.funds",
            reverse("funds"),
            {"count": count},
            last_day=day,
            newest=count,
            reminders=_REMINDERS,
        )


def _end(warned: tuple[funds.Warned, ...], today: datetime.date) -> datetime.date | None:
    """The first of the days of a fund that nobody has forgotten yet."""
    days = [each.day for each in warned if each.day is not None and each.day + _OVER >= today]
    return min(days, default=None)
