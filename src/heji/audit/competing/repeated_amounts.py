"""Amounts of money that a form repeats with their unit: what tells the unit of a block."""

from __future__ import annotations

from decimal import Decimal

from heji.audit.arithmetic.money_amounts import amounts
from heji.audit.arithmetic.reckoning import Key, key_of
from heji.audit.case import Reading
from heji.values.quantity import Approximation, Comparison, Quantity

#: An amount of fewer digits may be repeated by chance.
SEVERAL = 3


def repeated(reading: Reading) -> frozenset[Key]:
    """The amounts whose unit a heading gives and that are repeated with their unit.

    Each amount once, by the first place at which it stands.
    """
    known = amounts(reading)
    headed = {each.quantity.number: each for each in reversed(known) if each.source.is_heading}
    printed = [each.quantity for each in known if not each.source.is_heading]
    return frozenset(
        key_of(each.figure)
        for each in headed.values()
        if any(repeat(one, each.quantity) for one in printed)
    )


def repeat(amount: Quantity, other: Quantity) -> bool:
    """Whether an amount that is stated plainly is the same as another one.

    Args:
        amount: with its unit.
        other: with a unit of money, whoever gives it.
    """
    plain = amount.approximation is Approximation.NONE and amount.upper is None
    if not plain or amount.comparison is not Comparison.EQUAL:
        return False
    if min(digits(amount.number), digits(other.number)) < SEVERAL:
        return False
    return amount.interval().overlaps(other.interval())


def digits(number: Decimal) -> int:
    """How many digits a number has, without zeros at its ends.

    >>> digits(Decimal("1420.80"))
    5
    """
    return len(number.normalize().as_tuple().digits)
