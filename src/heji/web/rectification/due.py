"""What waits for somebody in rectification (`notices.waiting`)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.db.models import Count, Max, Min, QuerySet
from django.urls import reverse

from heji.web.acting.actor import Actor
from heji.web.acting.role import UNIT
from heji.web.notices.due import Due
from heji.web.rectification import selectors
from heji.web.rectification.models import TO_ANSWER, State, Task

_MOST = 10  #: tasks that are named one by one; more are counted


def due(actor: Actor, today: datetime.date) -> list[Due]:
    """What a body has to put right by when, and what waits for the office that demanded it."""
    found: list[Due] = []
    # Most first pages have none: one question tells, before the line of the body is asked for.
    if actor.has(UNIT) and selectors.tasks(actor).filter(state__in=TO_ANSWER).exists():
        found += _own(selectors.own_tasks(actor).filter(state__in=TO_ANSWER))
    found += _counted("confirm", selectors.to_confirm(actor), "?state=answered")
    issued = selectors.issued_tasks(actor)
    found += _counted("overdue", selectors.overdue(issued, today), "?state=overdue")
    found += _counted("close", issued.filter(state=State.CONFIRMED), "?state=confirmed")
    return found


def _own(tasks: QuerySet[Task]) -> Iterator[Due]:
    shown = list(tasks.order_by("due", "pk")[: _MOST + 1])
    if len(shown) > _MOST:
        yield from _counted("several", tasks, "", with_day=True)
        return
    for each in shown:
        key = f"rectification.due-{each.state}"
        address, values = reverse("rectification-task", args=(each.pk,)), {"what": str(each)}
        reference = f"rectification.task:{each.pk}:{each.state}"
        yield Due(reference, key, address, values, last_day=each.due, newest=each.pk)


def _counted(
    name: str, tasks: QuerySet[Task], query: str, *, with_day: bool = False
) -> Iterator[Due]:
    found = tasks.order_by().aggregate(count=Count("pk"), newest=Max("pk"), first=Min("due"))
    if found["count"]:
        yield Due(
            f"rectification.{name}",
            f"rectification.due-{name}",
            reverse("rectification") + query,
            {"count": found["count"]},
            last_day=found["first"] if with_day else None,
            newest=found["newest"],
        )
