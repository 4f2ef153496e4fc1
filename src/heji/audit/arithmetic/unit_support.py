"""How well the unit of an amount of money is supported, where another one is printed as well."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import cache

from heji.audit.arithmetic.money_amounts import Amount
from heji.data import load
from heji.values.units import find_unit

#: Forms are kept in 万元: where two units are equally well supported, the one that makes less than
#: one of them is the doubtful one.
_LEAST = 10_000


@cache
def national_spending() -> Fraction:
    """What the whole country spends in a year, in 元: a bound that tells a wrong unit.

    Source and year stand in `national_spending.yaml`.
    """
    data = load("heji.audit.arithmetic", "national_spending.yaml")
    unit = find_unit(data["unit"])
    assert unit is not None  # noqa: S101 - our own data file
    return Fraction(data["amount"]) * unit.factor


def support(amount: Amount, tally: Counter[str]) -> tuple[int, bool, bool]:
    """How well a unit is supported.

    First by the places that use it; then a unit written beside its figure stands above a heading;
    then one that makes at least 1万元, because plans and forms do not speak of less.
    """
    is_likely = _LEAST <= amount.quantity.fraction <= national_spending()
    return tally[amount.unit.name], not amount.source.is_heading, is_likely
