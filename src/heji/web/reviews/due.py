"""What waits for a person in reviews: forms to review, and forms that came back."""

from __future__ import annotations

from django.urls import reverse

from heji.web.acting.actor import Actor
from heji.web.calendar.due import Due
from heji.web.declarations.editing import EDITORS
from heji.web.declarations.models import State
from heji.web.declarations.selectors import declarations
from heji.web.reviews.routes import REVIEWERS
from heji.web.reviews.selectors import queue

_MOST = 10


def due(actor: Actor) -> list[Due]:
    """What an actor must do about declarations, the most urgent first."""
    found: list[Due] = []
    if actor.has(REVIEWERS):
        waiting = queue(actor)
        first = waiting.first()
        if first is not None:
            count = waiting.count()
            found.append(Due("review.due-reviews", {"count": count}, reverse("reviews"), first.due))
    if actor.has(EDITORS):
        own = declarations(actor).filter(
            organisation=actor.organisation, state__in=(State.RETURNED, State.ADJUSTING)
        )
        for form in own[:_MOST]:
            address = reverse("declaration", args=(form.pk,))
            found.append(Due(f"review.due-{form.state}", {"name": str(form)}, address))
    return found
