"""Exact values written as a person would write them in that place."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from heji.values.normalise import fold
from heji.values.quantity import Quantity
from heji.values.rounding import Rounding, round_fraction

_THOUSANDS = re.compile(r"(?<!\d)\d{1,3}(?:, ?\d{3})+(?!\d)")


def plain(value: Fraction, places: int, rounding: Rounding = Rounding.HALF_AWAY) -> str:
    """A value with a number of decimals and nothing else.

    >>> plain(Fraction(2, 3), 2)
    '0.67'
    """
    return f"{round_fraction(value, max(places, 0), rounding):f}"


def shortest(value: Fraction, places: int) -> str:
    """A value without idle zeros, rounded to at most so many decimals.

    >>> shortest(Fraction(973, 500), 6), shortest(Fraction(1, 3), 6), shortest(Fraction(50), 2)
    ('1.946', '0.333333', '50')
    """
    written = plain(value, places)
    return written.rstrip("0").rstrip(".") if "." in written else written


def format_like(value: Fraction, like: Quantity, rounding: Rounding = Rounding.HALF_AWAY) -> str:
    """Write a value of the base unit in the way another figure is printed.

    Same unit, decimals and thousands separators; the unit is written where it is printed there,
    with the same characters (％ stays ％).

    Args:
        value: in the base unit (元, 1 for shares).
        like: the printed figure.
        rounding: how the last decimal is reached.

    >>> from heji.values.reading import read_value
    >>> format_like(Fraction(673, 2148), read_value("31.4%"))
    '31.3%'
    >>> format_like(Fraction(5064086000), read_value("512,408.60万元"))
    '506,408.60万元'
    """
    number = plain(value / like.factor, like.places, rounding)
    if _THOUSANDS.search(fold(like.text)):
        number = f"{Decimal(number):,f}"
    return _with_unit(number, like)


def _with_unit(number: str, like: Quantity) -> str:
    """The number with the unit as it is printed."""
    if like.unit is None or not like.unit_is_printed:
        return number
    name = like.unit.name
    if name.endswith("分之"):
        return name + number
    position = fold(like.text).rfind(name)
    return number + (like.text[position : position + len(name)] if position >= 0 else name)
