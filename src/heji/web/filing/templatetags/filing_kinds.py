"""`{% form_kinds as kinds %}`: the kinds of form, for the navigation."""

from __future__ import annotations

from django import template

from heji.web.filing.kinds import form_kinds

register = template.Library()
register.simple_tag(form_kinds, name="form_kinds")
