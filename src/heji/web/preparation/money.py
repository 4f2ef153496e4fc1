"""Amounts as people write them: 万元 with at most six decimals, kept as 分."""

from __future__ import annotations

from decimal import Decimal

_FEN = Decimal(1_000_000)  #: 分 of a 万元
_PLACES = 6


def in_fen(amount: Decimal) -> int:
    """An amount in 万元 as 分.

    >>> in_fen(Decimal("12.34"))
    12340000
    """
    fen = amount * _FEN
    if fen != fen.to_integral_value():
        raise ValueError(f"{amount} ten thousand yuan are no whole number of fen")
    return int(fen)


def in_wan(fen: int) -> str:
    """An amount in 分 as 万元, with two decimals and as many more as it has.

    >>> in_wan(12340000), in_wan(1), in_wan(123456000000)
    ('12.34', '0.000001', '123,456.00')
    """
    amount = Decimal(fen).scaleb(-_PLACES)
    places = max(2, -int(amount.normalize().as_tuple().exponent))
    return f"{amount:,.{places}f}"


def points(hundredths: int) -> str:
    """Hundredths of a point as points.

    >>> points(450), points(600), points(475)
    ('4.5', '6', '4.75')
    """
    return f"{Decimal(hundredths).scaleb(-2).normalize():f}"
