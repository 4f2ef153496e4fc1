"""`{% say_act %}` and `{% logged %}`: what stands in the log, in the reader's language."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context

from heji.language import DEFAULT_LANGUAGE
from heji.web.audit_log.forms import say_act as in_words
from heji.web.audit_log.wording import field_name, value_text

register = template.Library()


def _language(context: Context) -> str:
    return str(context.get("language", DEFAULT_LANGUAGE))


@register.simple_tag(takes_context=True)
def say_act(context: Context, name: str) -> str:
    """An act in words."""
    return in_words(name, _language(context))


@register.simple_tag(takes_context=True)
def say_field(context: Context, of: Any) -> str:
    """The name of a logged field (`Change`, `FieldValue`)."""
    return of.label or field_name(context["subject_type"], of.field, _language(context))


@register.simple_tag(takes_context=True)
def logged(context: Context, of: Any, value: Any) -> str:
    """A value of a logged field (`Change`, `FieldValue`) in words."""
    return value_text(context["subject_type"], of.field, value, _language(context))
