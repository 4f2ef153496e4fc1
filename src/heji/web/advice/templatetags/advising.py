"""Advice in the reader's language."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context

from heji.language import DEFAULT_LANGUAGE
from heji.web.advice import showing
from heji.web.advice.models import AdviceDecision
from heji.web.advice.selectors import Advised

register = template.Library()


@register.simple_tag(takes_context=True)
def say_decision(context: Context, decision: AdviceDecision) -> str:
    """What was decided, and what had been advised."""
    return showing.decided(decision, _language(context))


@register.simple_tag(takes_context=True)
def advice_line(context: Context, advised: Advised) -> Any:
    """Advice with its values and its reason, as on the page of the year."""
    return showing.line(advised, _language(context))


def _language(context: Context) -> str:
    return str(context.get("language", DEFAULT_LANGUAGE))
