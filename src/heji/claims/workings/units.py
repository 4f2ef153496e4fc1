"""Units inside a working: one printed once holds for its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from heji.claims.workings.grammar import Node, Number
from heji.values.units import Unit, find_unit, with_multiplier

_HUNDRED = Decimal(100)


def is_hundred_percent(node: Node) -> bool:
    """Whether a factor is 「100%」 (or 「100」, its careless form)."""
    if not isinstance(node, Number) or node.quantity.number != _HUNDRED:
        return False
    unit = node.quantity.unit
    return unit is None or unit.name == "%"


def percent_result(result: Number) -> Number:
    """The result of 「…×100%=96」, which is 96 %."""
    if result.quantity.unit is not None:
        return result
    unit = find_unit("%")
    return replace(result, quantity=replace(result.quantity, unit=unit, unit_is_printed=False))


def shared_unit(numbers: Sequence[Number]) -> Unit | None:
    """The one unit that some of the numbers print; None if they print none or several kinds."""
    units = [each.quantity.unit for each in numbers if each.quantity.unit is not None]
    full = [each for each in units if each.dimension != "number"]
    if not full:
        return units[0] if units and all(each == units[0] for each in units) else None
    return full[0] if all(each.dimension == full[0].dimension for each in full) else None


def give_unit(number: Number, unit: Unit | None) -> Number:
    """The number in the shared unit, if it prints none or only 「万」."""
    quantity = number.quantity
    if unit is None:
        return number
    if quantity.unit is None:
        given = unit
    elif quantity.unit.dimension == "number" and unit.dimension != "number":
        given = with_multiplier(quantity.unit, unit)
    else:
        return number
    return replace(number, quantity=replace(quantity, unit=given, unit_is_printed=False))
