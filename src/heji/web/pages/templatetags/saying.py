"""`{% say "key" name=value %}`: a text of the catalogue in the reader's language."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context

from heji.language import DEFAULT_LANGUAGE, text

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: Context, key: str, **values: Any) -> str:
    """The text of a key; escaped like any text."""
    return text(key, context.get("language", DEFAULT_LANGUAGE), **values)


@register.simple_tag(takes_context=True)
def say_role(context: Context, role: str) -> str:
    """The name of a role."""
    return text(f"role.{role}", context.get("language", DEFAULT_LANGUAGE))


@register.simple_tag(takes_context=True)
def say_kind(context: Context, kind: str) -> str:
    """The name of a kind of organisation."""
    return text(f"organisation.kind.{kind}", context.get("language", DEFAULT_LANGUAGE))
