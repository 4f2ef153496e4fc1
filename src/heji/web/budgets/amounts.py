"""Amounts as people and finance systems write them, in 元 or 万元, kept as 分."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from heji.values.absence import Absence
from heji.values.formatting import plain
from heji.values.interval import Interval
from heji.web.budgets.columns import unit_name
from heji.web.budgets.models import AmountUnit
from heji.web.filing.blocks import absences
from heji.web.filing.figures import Unreadable, amount_text, scaled

_PLACES = {AmountUnit.YUAN: 2, AmountUnit.WAN: 6}
_MOST = 10**15  #: 分: ten million million yuan; sums of many still fit into 64 bits


@dataclass(frozen=True, slots=True)
class Stated:
    """An amount as a file states it."""

    fen: int
    half_step: Fraction = Fraction(0)  #: 分; how far what was rounded to it can lie from it

    @property
    def interval(self) -> Interval:
        """The amounts that it can stand for."""
        if not self.half_step:
            return Interval.point(self.fen)
        return Interval.rounded(Fraction(self.fen), self.half_step)


def stated(text: str, unit: str, decimals: int = 0) -> Stated | None:
    """An amount of a file; None where none is stated.

    万元 with fewer than six decimals may have been rounded; 元 are taken as they are.

    Args:
        text: of the cell.
        unit: of AmountUnit.
        decimals: how many the amounts of its column have: a spreadsheet leaves idle zeros out.

    >>> stated("2,045.18", "wan").fen, stated("5", "yuan").fen, stated("—", "yuan")
    (2045180000, 500, None)
    >>> stated("31", "wan").half_step, stated("31", "wan", 2).half_step
    (Fraction(500000, 1), Fraction(5000, 1))

    Raises:
        Unreadable: it is no amount, finer than a 分, or beyond every budget.
    """
    of = AmountUnit(unit)
    bare = _bare(text, of)
    if not bare:
        return None
    value, places = scaled(bare, _PLACES[of])
    missing = _PLACES[of] - places
    fen = value * 10**missing
    if abs(fen) >= _MOST:
        raise Unreadable("filing.cell.too-long")
    left = _PLACES[of] - max(places, decimals)
    half = Fraction(10**left, 2) if of is AmountUnit.WAN and left > 0 else Fraction(0)
    return Stated(fen, half)


def decimals_of(texts: Iterable[str], unit: str) -> int:
    """The most decimals that an amount of a column has.

    >>> decimals_of(["31", "20.5", "7.25", "x"], "wan")
    2
    """
    of, most = AmountUnit(unit), 0
    for text in texts:
        try:
            bare = _bare(text, of)
            most = max(most, scaled(bare, _PLACES[of])[1] if bare else 0)
        except Unreadable:
            continue
    return most


def _bare(text: str, unit: AmountUnit) -> str:
    """What is written of an amount without its unit; "" where none is stated."""
    bare = unicodedata.normalize("NFKC", text).strip().removesuffix(unit_name(unit)).strip()
    return "" if bare in absences() else bare


def typed(text: str) -> int | None:
    """An amount that a person typed in 万元, as 分.

    >>> typed("12.34"), typed("")
    (12340000, None)
    """
    found = stated(text, AmountUnit.WAN)
    return None if found is None else found.fen


def shown(fen: int | None) -> str:
    """An amount in 万元, in groups of three digits; 「—」 where none is known.

    >>> shown(2045180000), shown(-123456789012), shown(None)
    ('2,045.18', '-123,456.789012', '—')
    """
    if fen is None:
        return "—"
    whole, _, decimals = amount_text(abs(fen)).partition(".")
    return f"{'-' if fen < 0 else ''}{int(whole):,}.{decimals}"


def cell(fen: int | None) -> str:
    """An amount in 万元 as it stands in a cell to be typed in."""
    return amount_text(fen)


def percent(rate: Fraction | Absence) -> str:
    """A rate with two decimals, or 「—」 where there is none.

    >>> percent(Fraction(2, 3)), percent(Absence.UNDIVIDABLE)
    ('66.67%', '—')
    """
    return plain(rate * 100, 2) + "%" if isinstance(rate, Fraction) else "—"
