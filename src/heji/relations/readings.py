"""A rate without a sign may be a fraction or a percentage: 0.95 and 95 are the same rate."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from heji.relations.claim import Claim
from heji.relations.relation import Growth, Ratio
from heji.values.quantity import Quantity
from heji.values.rounding import Rounding
from heji.values.units import Unit, find_unit

#: A misprint rarely makes a rate so many times larger or smaller; the wrong reading always does.
_FAR = 5


def rate_readings(claim: Claim, mode: Rounding) -> Claim:
    """The claim with its rate in the reading that fits, where nothing printed decides it.

    The unit of a heading (「执行率(%)」) is such a hint only: spreadsheets hold 0.8376 below it.
    Where no reading comes near, the claim is marked as doubtful.

    Raises:
        ZeroDenominator: the rate cannot be computed.
    """
    if not isinstance(claim.relation, Ratio | Growth):
        return claim
    rate = claim.stated
    if rate.unit is not None and (rate.unit_is_printed or rate.unit.dimension != "ratio"):
        return claim
    readings = [_with_unit(claim, unit) for unit in _units(rate)]
    fitting = next((each for each in readings if each.holds(mode)), None)
    if fitting is not None:
        return fitting
    near = [each for each in readings if _is_near(each)]
    if len(near) == 1:
        return near[0]
    return replace(claim, frame=replace(claim.frame, is_doubtful=True))


def _units(rate: Quantity) -> tuple[Unit | None, ...]:
    percent = rate.unit or find_unit("%")
    return (percent, None) if rate.unit is not None else (None, percent)


def _with_unit(claim: Claim, unit: Unit | None) -> Claim:
    figure = claim.shape.stated[0]
    operand = claim.operands[id(figure)]
    read = replace(operand, quantity=replace(claim.stated, unit=unit, unit_is_printed=False))
    return replace(claim, operands={**claim.operands, id(figure): read})


def _is_near(claim: Claim) -> bool:
    value, stated = abs(claim.value()), abs(claim.stated.fraction)
    if Fraction(0) in (value, stated):
        return value == stated
    return value < stated * _FAR and stated < value * _FAR
