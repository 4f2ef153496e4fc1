"""What the first page shows of the preparation."""

from __future__ import annotations

from django import template
from django.template.context import Context
from django.utils import timezone

from heji.web.calendar.due import Due
from heji.web.preparation.due import due

register = template.Library()


@register.simple_tag(takes_context=True)
def preparation_due(context: Context) -> list[Due]:
    """What the reader must do: `{% preparation_due as prepared %}`."""
    actor = context.get("actor")
    return [] if actor is None else due(actor, timezone.localdate())
