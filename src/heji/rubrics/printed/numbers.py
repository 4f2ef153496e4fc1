"""Numbers of a standard as terms of the language of rubrics."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from heji.rubrics.formulas.expression import Number
from heji.rubrics.printed.printed import NotUnderstood
from heji.values.numerals import read_numeral
from heji.values.units import Unit, find_unit


@cache
def _unit(name: str) -> Unit:
    found = find_unit(name)
    if found is None:
        raise LookupError(f"no unit {name}")
    return found


def decimal(printed: str) -> Decimal:
    """A number in digits or in Chinese numerals.

    Raises:
        NotUnderstood: characters of numerals that make none (十十).

    >>> decimal("两"), decimal("0.5"), decimal("半")
    (Decimal('2'), Decimal('0.5'), Decimal('0.5'))
    """
    if printed == "半":
        return Decimal("0.5")
    if printed[0].isdecimal():
        return Decimal(printed)
    numeral = read_numeral(printed)
    if numeral is None:
        raise NotUnderstood("words", printed)
    return numeral.number * numeral.multiplier


def marks(number: Decimal) -> Number:
    """So many marks (分)."""
    return Number(number, _unit("分"))


def percent(number: Decimal) -> Number:
    """So many hundredths."""
    return Number(number, _unit("%"))


def with_unit(number: Decimal, unit: Unit | None) -> Number:
    """A value of a stretch: points of per cent become per cent."""
    if unit is not None and unit.dimension == "points":
        return Number(number, _unit("%"))
    return Number(number, unit)
