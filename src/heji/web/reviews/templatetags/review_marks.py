"""`{% say_mark mark %}`: what a conclusion is called, a usual one or a region's own."""

from __future__ import annotations

from django import template
from django.template.context import Context

from heji.language import DEFAULT_LANGUAGE
from heji.web.reviews.marks import said_mark

register = template.Library()


@register.simple_tag(takes_context=True)
def say_mark(context: Context, mark: str) -> str:
    """The name of a mark in the reader's language."""
    return said_mark(mark, str(context.get("language", DEFAULT_LANGUAGE)))
