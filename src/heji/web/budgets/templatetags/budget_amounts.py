"""Amounts and rates as people read them."""

from __future__ import annotations

from fractions import Fraction

from django import template

from heji.values.absence import Absence
from heji.web.budgets import amounts

register = template.Library()
register.filter("wan", amounts.shown)
register.filter("percent", amounts.percent)

_FULL = 10_000


@register.filter
def share(rate: Fraction | Absence) -> int:
    """A rate for a bar: whole ten-thousandths between nothing and all."""
    return max(0, min(_FULL, int(rate * _FULL))) if isinstance(rate, Fraction) else 0
