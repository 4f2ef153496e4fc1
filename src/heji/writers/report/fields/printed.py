"""Figures and texts of a form as a sentence quotes them: what is printed, nothing rounded anew."""

from __future__ import annotations

import re

from heji.documents.figure import Figure
from heji.values.absence import Absent
from heji.values.formatting import format_like
from heji.values.quantity import Quantity
from heji.values.units import same_kind
from heji.writers.report.words import without_mark

_BREAK = re.compile(r"[ \t]*\n\s*")
_ASCII_EDGE = re.compile(r"[!-~]$")


def words_of(figure: Figure | None) -> str | None:
    """A text of the form with its line breaks; None where nothing is written."""
    if figure is None or isinstance(figure.value, Absent) or not figure.quote.strip():
        return None
    return figure.quote.strip()


def inline(figure: Figure | None) -> str | None:
    """A text of the form on one line, as a sentence can hold it."""
    found = words_of(figure)
    if found is None:
        return None
    first, *others = _BREAK.split(found)
    for each in others:
        # Latin words need the space that the line break stood for; Chinese ones never do.
        first += (" " if _ASCII_EDGE.search(first) and each[:1].isascii() else "") + each
    return first


def number(figure: Figure | None) -> str | None:
    """A mark or a score as printed, without 分; None when it is no sound figure."""
    if figure is None or figure.quantity is None:
        return None
    return without_mark(figure.quote)


def amount(figure: Figure | None) -> str | None:
    """An amount or a rate as printed, with the unit that its heading names."""
    if figure is None or figure.quantity is None:
        return None
    quantity = figure.quantity
    printed = figure.quote.strip()
    if quantity.unit is None or quantity.unit_is_printed:
        return printed
    return printed + quantity.unit.name


def difference(larger: Figure | None, smaller: Figure | None) -> str | None:
    """One figure less the other, exactly; None unless both are plain, of one kind, and it is positive.

    It is printed as the one of the two that has the finer last digit, so that nothing is rounded.
    """
    one, two = _plain(larger), _plain(smaller)
    if one is None or two is None or not same_kind(one.unit, two.unit):
        return None
    value = one.fraction - two.fraction
    if value <= 0:
        return None
    like = min((two, one), key=lambda each: each.step)
    printed = format_like(value, like)
    return printed if like.unit is None or like.unit_is_printed else printed + like.unit.name


def _plain(figure: Figure | None) -> Quantity | None:
    quantity = figure.quantity if figure else None
    if quantity is None or quantity.upper is not None or quantity.is_rank:
        return None
    is_plain = quantity.comparison.value == "=" and quantity.approximation.value == "none"
    return quantity if is_plain else None
