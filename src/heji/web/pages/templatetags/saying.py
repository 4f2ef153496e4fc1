"""`{% say "key" name=value %}`: a text of the catalogue in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.template.context import Context
from django.urls import resolve, reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from heji.language import DEFAULT_LANGUAGE, text

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: Context, key: str, **values: Any) -> str:
    """The text of a key; escaped like any text."""
    return text(key, _language(context), **values)


@register.simple_tag(takes_context=True)
def say_role(context: Context, role: str) -> str:
    """The name of a role."""
    return text(f"role.{role}", _language(context))


@register.simple_tag(takes_context=True)
def say_kind(context: Context, kind: str) -> str:
    """The name of a kind of organisation."""
    return text(f"organisation.kind.{kind}", _language(context))


@register.simple_tag(takes_context=True)
def say_of(context: Context, beginning: str, name: str) -> str:
    """The text of a key that ends with a value: `{% say_of "calendar.kind" phase.kind %}`."""
    return text(f"{beginning}.{name}", _language(context))


@register.simple_tag(takes_context=True)
def may_open(context: Context, name: str, *given: Any) -> bool:
    """Whether the actor's role opens a page: a link that would answer 403 is not shown."""
    actor = context.get("actor")
    roles = getattr(resolve(reverse(name, args=given)).func, "open_to", None)
    return roles is None or (actor is not None and actor.has(roles))


@register.simple_tag(takes_context=True)
def navigate(context: Context, name: str, key: str, *given: Any) -> str:
    """A link of the main menu: marked where the reader is, absent where the role may not go."""
    if not may_open(context, name, *given):
        return ""
    address = reverse(name, args=given)
    here = mark_safe(' aria-current="true"')
    path = context["request"].path
    is_below = name != "home" and path.startswith(address)
    is_here = path == address or is_below or context.get("here") == address
    return format_html(
        '<a href="{}"{}>{}</a>', address, here if is_here else "", text(key, _language(context))
    )


@register.simple_tag(takes_context=True)
def say_named(context: Context, names: Mapping[str, str]) -> str:
    """A name that a data file gives in both languages."""
    return names[_language(context)]


def _language(context: Context) -> str:
    return str(context.get("language", DEFAULT_LANGUAGE))
