"""The curve of a reading: its cases put side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from heji.rubrics.printed.printed import Case, Reading
from heji.rubrics.rules.constants import Constants
from heji.rubrics.rules.curve import Curve, Piece
from heji.rubrics.rules.curves import curve_of
from heji.rubrics.rules.rule import ValueRule
from heji.values.interval import Interval


def curve(reading: Reading, weight: Fraction) -> Curve | None:
    """The scores of a reading for every value; None when its rule is not about one value.

    A case holds where no case before it holds.
    """
    pieces: list[Piece] = []
    free = [Interval.everything()]
    for case in reading.cases:
        if not isinstance(case.rule, ValueRule):
            return None
        pieces += _pieces(case, weight, free)
        taken = case.values or Interval.everything()
        free = [part for each in free for part in _outside(each, taken)]
    return Curve(tuple(sorted(pieces, key=_rank)))


def _pieces(case: Case, weight: Fraction, free: Iterable[Interval]) -> Iterator[Piece]:
    assert isinstance(case.rule, ValueRule)  # noqa: S101 - the caller looks
    whole = curve_of(case.rule, weight, Constants(weight))
    held = case.values or Interval.everything()
    for piece in whole.pieces:
        for each in free:
            allowed = each.intersection(held)
            domain = allowed.intersection(piece.domain) if allowed is not None else None
            if domain is not None:
                yield Piece(domain, piece.offset, piece.slope)


def _outside(whole: Interval, taken: Interval) -> Iterator[Interval]:
    """What of an interval lies below and above another one."""
    if taken.low is not None:
        below = Interval(None, taken.low, False, not taken.low_closed).intersection(whole)
        if below is not None:
            yield below
    if taken.high is not None:
        above = Interval(taken.high, None, not taken.high_closed, False).intersection(whole)
        if above is not None:
            yield above


def _rank(piece: Piece) -> tuple[bool, Fraction, bool]:
    domain = piece.domain
    return domain.low is not None, domain.low or Fraction(0), not domain.low_closed
