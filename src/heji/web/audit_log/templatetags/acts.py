"""`{% say_act %}` and `{% logged %}`: what stands in the log, in the reader's language."""

from __future__ import annotations

import json
from typing import Any

from django import template
from django.template.context import Context

from heji.language import DEFAULT_LANGUAGE, has, text
from heji.web.audit_log.forms import say_act as in_words

register = template.Library()


def _language(context: Context) -> str:
    return str(context.get("language", DEFAULT_LANGUAGE))


@register.simple_tag(takes_context=True)
def say_act(context: Context, name: str) -> str:
    """An act in words."""
    return in_words(name, _language(context))


@register.simple_tag(takes_context=True)
def say_field(context: Context, name: str) -> str:
    """The name of a logged field; as it is written where the catalogue has none."""
    key = f"logged.{name}"
    return text(key, _language(context)) if has(key) else name


@register.simple_tag(takes_context=True)
def logged(context: Context, value: Any) -> str:
    """A logged value: texts as they are, 「—」 for none, lists and numbers as JSON."""
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        return text(f"log.{'yes' if value else 'no'}", _language(context))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
