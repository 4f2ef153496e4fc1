"""Rules about one value, made into curves: a score for every value that the rule speaks of."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from heji.rubrics.rules.conditions import threshold
from heji.rubrics.rules.curve import Curve, Piece
from heji.rubrics.rules.falling import linear, steps
from heji.rubrics.rules.marks import Constant, marks_of, within
from heji.rubrics.rules.rule import (
    Band,
    Ladder,
    Linear,
    Proportional,
    Steps,
    Threshold,
    ValueRule,
)
from heji.values.interval import Interval

_NOTHING = Fraction(0)


def curve_of(rule: ValueRule, weight: Fraction, constant: Constant) -> Curve:
    """The curve of a rule.

    Args:
        rule: a rule about one value.
        weight: the marks of the item, not below zero.
        constant: the value of its constants, in base units (`rules.constants.Constants`).

    Returns:
        A curve from 0 to `weight`; only a proportional rule that is not capped goes beyond it.

    Raises:
        ValueError: a constant that makes no rule, such as a step of zero or overlapping bands.

    >>> from decimal import Decimal
    >>> from heji.rubrics.rules.constants import Constants
    >>> weight = Fraction(10)
    >>> curve_of(Proportional(), weight, Constants(weight)).at(Fraction(1, 2))
    Fraction(5, 1)
    """
    match rule:
        case Proportional():
            return _proportional(rule, weight, constant)
        case Linear():
            return linear(rule, weight, constant)
        case Steps():
            return steps(rule, weight, constant)
        case Ladder(bands):
            return _ladder(bands, weight, constant)
        case Threshold():
            return threshold(rule, weight, constant)


def _proportional(rule: Proportional, weight: Fraction, constant: Constant) -> Curve:
    full = constant(rule.full_at).point
    if full <= 0:
        raise ValueError("a proportional rule needs a value with full marks above zero")
    slope = weight / full
    pieces = [Piece(Interval(None, _NOTHING, False, False), _NOTHING)]
    if not rule.is_capped:
        pieces.append(Piece(Interval(_NOTHING, None, True, False), _NOTHING, slope))
        return Curve(tuple(pieces))
    pieces.append(Piece(Interval(_NOTHING, full, True, False), _NOTHING, slope))
    pieces.append(Piece(Interval(full, None, True, False), weight))
    return Curve(tuple(pieces))


def _ladder(bands: tuple[Band, ...], weight: Fraction, constant: Constant) -> Curve:
    pieces = [
        Piece(_domain(each, constant), within(marks_of(each.mark, weight, constant), weight))
        for each in bands
    ]
    pieces.sort(key=_rank)
    for low, high in pairwise(pieces):
        if low.domain.overlaps(high.domain):
            raise ValueError(f"two bands hold the same values: {low.domain} and {high.domain}")
    return Curve(tuple(pieces))


def _rank(piece: Piece) -> tuple[bool, Fraction, bool]:
    """Bands in rising order; of two that begin at one value, the one that holds it comes first."""
    domain = piece.domain
    return (domain.low is not None, domain.low or _NOTHING, not domain.low_closed)


def _domain(band: Band, constant: Constant) -> Interval:
    low = None if band.low is None else constant(band.low).point
    high = None if band.high is None else constant(band.high).point
    return Interval(low, high, band.low_closed, band.high_closed)
