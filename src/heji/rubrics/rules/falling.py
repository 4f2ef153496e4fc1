"""Rules that take marks off the further a value lies from the full one: in proportion or by steps."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from heji.rubrics.rules.curve import Curve, Piece, merged
from heji.rubrics.rules.marks import Constant, marks_of, within
from heji.rubrics.rules.rule import Linear, Side, Steps
from heji.values.interval import Interval

_NOTHING = Fraction(0)


def linear(rule: Linear, weight: Fraction, constant: Constant) -> Curve:
    """A slope down from the full marks, on one side of the full value or on both."""
    full, per = constant(rule.full_at).point, constant(rule.per).point
    deduct = marks_of(rule.deduct, weight, constant)
    if per <= 0 or deduct <= 0:
        raise ValueError("a deduction and the distance that costs it are above zero")
    reach = weight / deduct * per  # so far from the full value nothing is left
    slope = deduct / per
    pieces: list[Piece] = []
    if rule.side is Side.ABOVE:
        pieces.append(Piece(Interval(None, full, False, True), weight))
    else:
        pieces += _falling_below(full, weight, slope, reach)
    if rule.side is Side.BELOW:
        pieces.append(Piece(Interval(full, None, True, False), weight))
    else:
        pieces += _mirrored(_falling_below(-full, weight, slope, reach))
    return Curve(tuple(_joined(pieces, full, weight, rule.side)))


def _falling_below(
    full: Fraction, weight: Fraction, slope: Fraction, reach: Fraction
) -> list[Piece]:
    """Nothing up to a value, then rising to the full marks; the full value itself is left out."""
    zero = full - reach
    if not reach:
        return [Piece(Interval(None, full, False, False), _NOTHING)]
    nothing = Piece(Interval(None, zero, False, True), _NOTHING)
    return [nothing, Piece(Interval(zero, full, False, False), weight - slope * full, slope)]


def _mirrored(pieces: Iterable[Piece]) -> list[Piece]:
    """The same pieces for the value with its sign turned, in rising order again."""
    turned = [Piece(-each.domain, each.offset, -each.slope) for each in pieces]
    return turned[::-1]


def _joined(pieces: list[Piece], full: Fraction, weight: Fraction, side: Side) -> list[Piece]:
    """The pieces with the full value between the two sides, where there are two."""
    if side is not Side.BOTH:
        return pieces
    below = [each for each in pieces if each.domain.high is not None and each.domain.high <= full]
    return [*below, Piece(Interval.point(full), weight), *pieces[len(below) :]]


def steps(rule: Steps, weight: Fraction, constant: Constant) -> Curve:
    """Stairs down from the full marks, on one side of the full value or on both."""
    full, step = constant(rule.full_at).point, constant(rule.step).point
    deduct = marks_of(rule.deduct, weight, constant)
    if step <= 0 or deduct <= 0:
        raise ValueError("a deduction and its step are above zero")
    if not weight:
        return Curve((Piece(Interval.everything(), _NOTHING),))
    below = _stairs_below(full, step, deduct, weight, begun=rule.counts_begun)
    above = _mirrored(_stairs_below(-full, step, deduct, weight, begun=rule.counts_begun))
    match rule.side:
        case Side.BELOW:
            rest = Piece(Interval(full, None, True, False), weight)
            return Curve(tuple(merged([*below, rest])))
        case Side.ABOVE:
            rest = Piece(Interval(None, full, False, True), weight)
            return Curve(tuple(merged([rest, *above])))
        case Side.BOTH:
            middle = Piece(Interval.point(full), weight)
            return Curve(tuple(merged([*below, middle, *above])))


def _stairs_below(
    full: Fraction, step: Fraction, deduct: Fraction, weight: Fraction, *, begun: bool
) -> list[Piece]:
    """The stairs below the full value, lowest first.

    A full step costs when it is complete: 5 points below costs one step of 5. A begun one costs
    at once, so that the full value itself is left out.
    """
    count = int(-(-weight // deduct))  # so many steps leave nothing
    first = 1 if begun else 0
    pieces = [Piece(Interval(None, full - count * step, False, not begun), _NOTHING)]
    for index in reversed(range(count)):
        low, high = full - (index + 1) * step, full - index * step
        score = within(weight - (index + first) * deduct, weight)
        pieces.append(Piece(Interval(low, high, begun, not begun), score))
    return pieces
