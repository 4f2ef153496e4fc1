"""Figures in the unit that an input wants."""

from __future__ import annotations

from dataclasses import replace

from heji.values.quantity import Quantity
from heji.values.units import Unit, same_kind, with_multiplier


def in_unit(quantity: Quantity, unit: Unit | None) -> Quantity | None:
    """A figure as an input of that unit; None when it measures something else.

    A figure without a unit is in the unit of the input, as it is in the unit of a heading; 「12.5万」
    is 12.5 万元 where money is wanted. 万元 and 元 are converted by their factors.

    >>> from decimal import Decimal
    >>> from heji.values.units import find_unit
    >>> in_unit(Quantity(Decimal(3), None, "3"), find_unit("万元")).fraction
    Fraction(30000, 1)
    >>> in_unit(Quantity(Decimal(3), find_unit("家"), "3家"), find_unit("万元")) is None
    True
    """
    own = quantity.unit
    if unit is None:
        return quantity
    if own is None:
        return replace(quantity, unit=unit, unit_is_printed=False)
    if own.dimension == unit.dimension:
        return quantity
    if own.dimension == "number":
        return replace(quantity, unit=with_multiplier(own, unit))
    return quantity if same_kind(own, unit) else None
