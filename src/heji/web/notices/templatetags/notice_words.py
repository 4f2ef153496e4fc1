"""What waits, in words."""

from __future__ import annotations

from django import template
from django.template.context import Context

from heji.language import DEFAULT_LANGUAGE
from heji.web.notices.composing import deadline_said
from heji.web.notices.waiting import Waiting

register = template.Library()


@register.simple_tag(takes_context=True)
def say_due(context: Context, waiting: Waiting) -> str:
    """Something that waits as a sentence."""
    return waiting.due.said(_language(context))


@register.simple_tag(takes_context=True)
def say_deadline(context: Context, waiting: Waiting) -> str:
    """By when it has to be done."""
    return deadline_said(waiting, _language(context))


def _language(context: Context) -> str:
    return str(context.get("language", DEFAULT_LANGUAGE))
