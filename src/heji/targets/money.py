"""Amounts of which one side prints 万 or 亿 alone and the other one 万元."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from heji.data import load
from heji.forms.form import Indicator, IndicatorType
from heji.values.quantity import Quantity
from heji.values.units import find_unit, with_multiplier


def is_bare(quantity: Quantity) -> bool:
    """Whether a figure prints a multiplier (万, 亿) and no unit behind it."""
    return quantity.unit is not None and quantity.unit.dimension == "number"


def is_money(quantity: Quantity) -> bool:
    """Whether a figure is an amount of money."""
    return quantity.unit is not None and quantity.unit.is_money


def as_money(quantity: Quantity) -> Quantity:
    """A figure with a bare multiplier as an amount of money; any other one as it is.

    >>> from heji.values.reading import read_value
    >>> as_money(read_value("160万")).fraction
    Fraction(1600000, 1)
    """
    yuan = find_unit("元")
    if quantity.unit is None or yuan is None or not is_bare(quantity):
        return quantity
    return replace(quantity, unit=with_multiplier(quantity.unit, yuan))


def is_about_money(indicator: Indicator) -> bool:
    """Whether an indicator's figure is an amount of money: by its type, or the end of its name."""
    if indicator.type is IndicatorType.COST:
        return True
    return _amounts().search("".join(indicator.name.split())) is not None


@cache
def _amounts() -> re.Pattern[str]:
    data = load("heji.targets", "money_words.yaml")
    words, endings = ("|".join(map(re.escape, data[key])) for key in ("amounts", "endings"))
    return re.compile(f"(?:{words})(?:{endings})?$")
