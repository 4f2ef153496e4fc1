"""What the first page shows of the calendar."""

from __future__ import annotations

from django import template
from django.template.context import Context
from django.utils import timezone

from heji.language import DEFAULT_LANGUAGE, text
from heji.web.calendar.due import Due, due

register = template.Library()


@register.simple_tag(takes_context=True)
def calendar_due(context: Context) -> list[Due]:
    """What the reader must do by when: `{% calendar_due as deadlines %}`."""
    actor = context.get("actor")
    return [] if actor is None else due(actor, timezone.localdate())


@register.simple_tag(takes_context=True)
def say_due(context: Context, due: Due) -> str:
    """One of them as a sentence."""
    language = str(context.get("language", DEFAULT_LANGUAGE))
    kind = due.values.get("kind")
    named = {"kind": text(f"calendar.kind.{kind}", language)} if kind else {}
    return text(due.key, language, **{**due.values, **named})
