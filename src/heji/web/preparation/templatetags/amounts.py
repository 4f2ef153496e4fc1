"""Amounts and points as people read them."""

from __future__ import annotations

from django import template

from heji.web.preparation import money

register = template.Library()
register.filter("in_wan", money.in_wan)
register.filter("points", money.points)
