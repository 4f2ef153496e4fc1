"""`{% review_due as waiting %}`: what waits for the person in reviews, for the first page."""

from __future__ import annotations

from django import template
from django.template.context import Context

from heji.web.calendar.due import Due
from heji.web.reviews.due import due

register = template.Library()


@register.simple_tag(takes_context=True)
def review_due(context: Context) -> list[Due]:
    """Forms to review, and forms that came back."""
    actor = context.get("actor")
    return [] if actor is None else due(actor)
