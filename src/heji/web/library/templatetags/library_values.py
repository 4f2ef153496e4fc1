"""How values of the library stand on a page."""

from __future__ import annotations

from django import template

from heji.web.filing.figures import written
from heji.web.library.selectors import PastValue

register = template.Library()


@register.filter
def library_target(value: PastValue) -> str:
    """A target with sign and unit, as a form prints it."""
    if value.value is None:
        return value.text
    return f"{value.sign}{written(value.value, value.places)}{value.unit}"
