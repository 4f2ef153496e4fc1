"""What waits for a person in reviews: forms to review, and forms that came back."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Max, Min, QuerySet
from django.urls import reverse

from heji.web.acting.actor import Actor
from heji.web.filing.editing import EDITORS
from heji.web.filing.models import Filing, State
from heji.web.filing.selectors import filings
from heji.web.notices.due import Due
from heji.web.organisations.selectors import line_of
from heji.web.reviews import experts
from heji.web.reviews.routes import REVIEWERS
from heji.web.reviews.selectors import queue

_MOST = 10  #: forms that came back and are named one by one; more are counted


def due(actor: Actor, today: datetime.date) -> list[Due]:
    """What an actor must do about declarations."""
    found: list[Due] = []
    if actor.has(REVIEWERS):
        found += _counted("reviews", queue(actor), "due", "reviews")
    if actor.has(experts.EXPERTS):
        found += _counted("given", experts.waiting(actor), "until", "given")
    if actor.has(EDITORS):
        own = filings(actor).filter(organisation__in=line_of(actor.organisation))
        found += _came_back(own.filter(state=State.RETURNED))
        found += _came_back(own.filter(state=State.ADJUSTING))
    return found


def _counted(name: str, waiting: QuerySet[Any], day: str, page: str) -> Iterator[Due]:
    """Things of one kind: how many, and by when the first of them is due."""
    found = waiting.order_by().aggregate(
        count=Count("pk", distinct=True), newest=Max("pk"), first=Min(day)
    )
    if found["count"]:
        yield Due(
            f"review.{name}",
            f"review.due-{name}",
            reverse(page),
            {"count": found["count"]},
            last_day=found["first"],
            newest=found["newest"],
        )


def _came_back(forms: QuerySet[Filing]) -> Iterator[Due]:
    shown = list(forms[: _MOST + 1])
    if len(shown) > _MOST:
        state = shown[0].state
        address = f"{reverse('filings', args=(shown[0].kind,))}?state={state}"
        count = forms.count()
        key = f"review.due-{state}-several"
        yield Due(f"review.{state}", key, address, {"count": count}, newest=count)
        return
    for form in shown:
        yield Due(
            f"filing:{form.pk}:{form.state}",
            f"review.due-{form.state}",
            reverse("filing", args=(form.pk,)),
            {"name": form},
            newest=form.revision,
        )
