"""Slopes and stairs against plain arithmetic: the scores of an interval are those of its values."""

from __future__ import annotations

import math
from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from heji.rubrics.formulas.grammar import parse
from heji.rubrics.rules.constants import Constants
from heji.rubrics.rules.curves import curve_of
from heji.rubrics.rules.rule import Linear, Side, Steps
from heji.values.interval import Interval

_SIDES = st.sampled_from(Side)
_SMALL = st.integers(1, 4)
_FULL = st.integers(-3, 3)
_WEIGHT = st.integers(0, 9)
_HALVES = st.integers(-20, 20)
_EIGHTH = Fraction(1, 8)


def _distance(value: Fraction, full: int, side: Side) -> Fraction:
    """How far a value lies on the side that costs."""
    off = value - full
    below, above = max(-off, Fraction(0)), max(off, Fraction(0))
    return {Side.BELOW: below, Side.ABOVE: above, Side.BOTH: below + above}[side]


def _grid(low: Fraction, high: Fraction) -> list[Fraction]:
    """Values from one end to the other, close enough to meet every stair of whole numbers."""
    return [low + _EIGHTH * index for index in range(int((high - low) / _EIGHTH) + 1)]


@given(_SIDES, st.booleans(), _FULL, _SMALL, _SMALL, _WEIGHT, _HALVES, _HALVES)
@example(Side.BELOW, True, 0, 1, 1, 5, -3, -2)
@example(Side.ABOVE, True, 0, 1, 1, 5, 2, 3)
@example(Side.BOTH, True, 0, 1, 1, 5, -3, 3)
def test_stairs_allow_the_scores_of_their_values_and_no_more(
    side: Side, begun: bool, full: int, step: int, deduct: int, weight: int, one: int, two: int
) -> None:
    rule = Steps(parse(str(full)), side, parse(str(deduct)), parse(str(step)), begun)
    low, high = Fraction(min(one, two), 2), Fraction(max(one, two), 2)
    whole = math.ceil if begun else math.floor
    expected = {
        max(weight - whole(_distance(value, full, side) / step) * deduct, Fraction(0))
        for value in _grid(low, high)
    }
    curve = curve_of(rule, Fraction(weight), Constants(Fraction(weight)))
    found = curve.scores(Interval(low, high))
    assert all(each.is_point for each in found)
    assert {each.low for each in found} == expected


@given(_SIDES, _FULL, _SMALL, _SMALL, _WEIGHT, _HALVES, _HALVES)
@example(Side.BELOW, 0, 1, 1, 5, -3, -2)
@example(Side.BOTH, 0, 1, 1, 5, -9, 9)
def test_a_slope_allows_the_scores_of_its_values_and_no_more(
    side: Side, full: int, per: int, deduct: int, weight: int, one: int, two: int
) -> None:
    rule = Linear(parse(str(full)), side, parse(str(deduct)), parse(str(per)))
    low, high = Fraction(min(one, two), 2), Fraction(max(one, two), 2)
    scores = [
        max(weight - _distance(value, full, side) / per * deduct, Fraction(0))
        for value in _grid(low, high)
    ]
    curve = curve_of(rule, Fraction(weight), Constants(Fraction(weight)))
    found = curve.scores(Interval(low, high))
    assert min(each.low for each in found if each.low is not None) == min(scores)
    assert max(each.high for each in found if each.high is not None) == max(scores)
