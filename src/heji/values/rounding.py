"""Ways to round, by name, and rounding itself in exact arithmetic."""

from __future__ import annotations

from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from enum import StrEnum
from fractions import Fraction

_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)


class Rounding(StrEnum):
    """The rounding modes that forms are seen to use."""

    HALF_AWAY = "half-away"  #: 四舍五入, half away from zero: the rule
    TRUNCATE = "truncate"  #: 舍去: towards zero
    AWAY = "away"  #: 进一: away from zero
    HALF_EVEN = "half-even"  #: 四舍六入五成双


def round_fraction(value: Fraction, places: int, mode: Rounding = Rounding.HALF_AWAY) -> Decimal:
    """Round a fraction to a number of decimals, exactly.

    Args:
        value: any exact value, in any unit.
        places: decimals to keep; negative rounds to tens, hundreds …
        mode: how ties and remainders go.

    Returns:
        A decimal with exactly `places` decimals (an integer where `places` is not positive).

    >>> round_fraction(Fraction(1, 8), 2)
    Decimal('0.13')
    >>> round_fraction(Fraction(-1, 8), 2, Rounding.HALF_EVEN)
    Decimal('-0.12')
    >>> round_fraction(Fraction(1149), -2)
    Decimal('1100')
    """
    scaled = abs(value) * Fraction(10) ** places
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    if rest and _goes_up(whole, 2 * rest, scaled.denominator, mode):
        whole += 1
    signed = -whole if value < 0 else whole
    if places <= 0:
        return Decimal(signed * 10**-places)
    return _EXACT.scaleb(Decimal(signed), -places)


def _goes_up(whole: int, twice_rest: int, denominator: int, mode: Rounding) -> bool:
    """Whether a magnitude with a remainder is rounded to the next one."""
    if mode is Rounding.TRUNCATE:
        return False
    if mode is Rounding.AWAY:
        return True
    if twice_rest == denominator:
        return mode is Rounding.HALF_AWAY or whole % 2 == 1
    return twice_rest > denominator
