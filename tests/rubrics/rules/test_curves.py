"""Curves: bounds, monotony, ends of stairs and bands, and every score of an interval."""

from __future__ import annotations

import itertools
import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from heji.rubrics.formulas.expression import Number
from heji.rubrics.formulas.grammar import parse
from heji.rubrics.rules.constants import Constants
from heji.rubrics.rules.curve import Curve
from heji.rubrics.rules.curves import curve_of
from heji.rubrics.rules.rule import (
    Band,
    Ladder,
    Linear,
    Proportional,
    Side,
    Steps,
    Threshold,
    ValueRule,
)
from heji.values.interval import Interval

_NUMBERS = st.decimals(min_value=-3, max_value=3, places=2, allow_nan=False)
_POSITIVE = st.decimals(min_value=Decimal("0.01"), max_value=3, places=2)
_WEIGHTS = st.decimals(min_value=0, max_value=20, places=1).map(Fraction)
_VALUES = st.fractions(min_value=-5, max_value=5, max_denominator=200)


def _number(value: Decimal) -> Number:
    return Number(value)


@st.composite
def ladders(draw: st.DrawFn) -> Ladder:
    """Bands that leave no gap, each end closed on one side."""
    cuts = sorted(set(draw(st.lists(_NUMBERS, min_size=1, max_size=4))))
    closed = [draw(st.booleans()) for _ in cuts]
    marks = [draw(_NUMBERS) for _ in range(len(cuts) + 1)]
    ends = [None, *cuts, None]
    bands = []
    for index, mark in enumerate(marks):
        low, high = ends[index], ends[index + 1]
        bands.append(
            Band(
                None if low is None else _number(low),
                None if high is None else _number(high),
                bool(index and closed[index - 1]),
                bool(index < len(cuts) and not closed[index]),
                _number(mark),
            )
        )
    return Ladder(tuple(bands))


_SIDES = st.sampled_from(list(Side))
_LINEAR = st.builds(
    Linear,
    _NUMBERS.map(_number),
    _SIDES,
    _POSITIVE.map(_number),
    _POSITIVE.map(_number),
)
_STEPS = st.builds(
    Steps,
    _NUMBERS.map(_number),
    _SIDES,
    _POSITIVE.map(_number),
    _POSITIVE.map(_number),
    st.booleans(),
)
_PROPORTIONAL = st.builds(Proportional, _POSITIVE.map(_number))
_THRESHOLD = st.builds(
    Threshold,
    st.sampled_from(
        [
            parse(text)
            for text in (
                "value ≥ 1",
                "value < 0.5",
                "0.5 < value and value ≤ 2",
                "not (value = 1)",
                "value < 0 or value > 1",
                "value ≠ 2",
            )
        ]
    ),
    _NUMBERS.map(_number),
)
RULES = st.one_of(_LINEAR, _STEPS, _PROPORTIONAL, _THRESHOLD, ladders())


def curve(rule: ValueRule, weight: Fraction | int) -> Curve:
    return curve_of(rule, Fraction(weight), Constants(Fraction(weight)))


@given(RULES, _WEIGHTS, _VALUES)
def test_every_value_has_one_score_within_the_weight(
    rule: ValueRule, weight: Fraction, value: Fraction
) -> None:
    found = curve(rule, weight)
    assert sum(piece.domain.contains(value) for piece in found.pieces) == 1
    score = found.at(value)
    assert score is not None
    assert 0 <= score <= weight


@given(RULES, _WEIGHTS, _VALUES, _VALUES, _VALUES)
def test_scores_of_an_interval_hold_the_score_of_each_value(
    rule: ValueRule, weight: Fraction, one: Fraction, two: Fraction, inside: Fraction
) -> None:
    low, high = min(one, two), max(one, two)
    assume(low <= inside <= high)
    found = curve(rule, weight)
    score = found.at(inside)
    assert score is not None
    assert any(each.contains(score) for each in found.scores(Interval(low, high)))


@given(RULES, _WEIGHTS)
def test_pieces_lie_in_rising_order_without_gaps(rule: ValueRule, weight: Fraction) -> None:
    pieces = curve(rule, weight).pieces
    for low, high in itertools.pairwise(pieces):
        assert low.domain.high == high.domain.low
        assert low.domain.high_closed is not high.domain.low_closed


@given(st.one_of(_LINEAR, _STEPS, _PROPORTIONAL), _WEIGHTS, _VALUES, _VALUES)
def test_better_values_never_score_less(
    rule: Linear | Steps | Proportional, weight: Fraction, one: Fraction, two: Fraction
) -> None:
    side = rule.side if isinstance(rule, Linear | Steps) else Side.BELOW
    full = rule.full_at.value  # type: ignore[union-attr]
    worse, better = sorted((one, two), key=lambda value: -_distance(value, full, side))
    found = curve(rule, weight)
    low, high = found.at(worse), found.at(better)
    assert low is not None
    assert high is not None
    assert low <= high


def _distance(value: Fraction, full: Fraction, side: Side) -> Fraction:
    below, above = max(full - value, Fraction(0)), max(value - full, Fraction(0))
    return {Side.BELOW: below, Side.ABOVE: above, Side.BOTH: below + above}[side]


@given(_LINEAR, _WEIGHTS, _VALUES)
def test_linear_takes_off_in_proportion(rule: Linear, weight: Fraction, value: Fraction) -> None:
    full, deduct, per = rule.full_at.value, rule.deduct.value, rule.per.value  # type: ignore[union-attr]
    taken = _distance(value, full, rule.side) / per * deduct
    assert curve(rule, weight).at(value) == max(weight - taken, 0)


@given(_STEPS, _WEIGHTS, _VALUES)
def test_steps_take_off_by_full_or_begun_steps(
    rule: Steps, weight: Fraction, value: Fraction
) -> None:
    full, deduct, step = rule.full_at.value, rule.deduct.value, rule.step.value  # type: ignore[union-attr]
    steps = _distance(value, full, rule.side) / step
    count = math.ceil(steps) if rule.counts_begun else math.floor(steps)
    assert curve(rule, weight).at(value) == max(weight - count * deduct, 0)


@pytest.mark.parametrize(
    ("distance", "score"),
    [("0%", "2"), ("4.99%", "2"), ("5%", "1.5"), ("12.36%", "1"), ("15%", "0.5"), ("20%", "0")],
)
def test_only_full_steps_cost(distance: str, score: str) -> None:
    rule = Steps(parse("0%"), Side.ABOVE, parse("0.5"), parse("5%"))
    value = parse(distance)
    assert isinstance(value, Number)
    assert curve(rule, 2).at(value.value) == Fraction(score)


def test_a_share_is_taken_of_the_weight_and_marks_are_not() -> None:
    by_share = Linear(parse("100%"), Side.BELOW, parse("10%"), parse("1%"))
    by_marks = Linear(parse("100%"), Side.BELOW, parse("0.1分"), parse("1%"))
    by_formula = Linear(parse("100%"), Side.BELOW, parse("weight ÷ 4"), parse("1%"))
    value = Fraction(9973, 10000)
    assert curve(by_share, 2).at(value) == Fraction("1.946")
    assert curve(by_marks, 2).at(value) == 2 - Fraction("0.027")
    assert curve(by_formula, 2).at(value) == 2 - Fraction("0.135")


def test_a_proportional_rule_that_is_not_capped_goes_beyond_the_weight() -> None:
    assert curve(Proportional(is_capped=False), 10).at(Fraction(3, 2)) == 15
    assert curve(Proportional(is_capped=False), 10).at(Fraction(-1)) == 0
    assert curve(Proportional(is_capped=False), 10).at(Fraction(0)) == 0
    assert curve(Proportional(is_capped=False), 10).scores(Interval(Fraction(-1), Fraction(2))) == (
        Interval.point(0),
        Interval(Fraction(0), Fraction(20)),
    )


def test_values_between_bands_have_no_score() -> None:
    low = Band(None, parse("60%"), False, False, parse("0"))
    high = Band(parse("90%"), None, True, False, parse("100%"))
    found = curve(Ladder((high, low)), 4)
    assert found.at(Fraction(3, 4)) is None
    assert found.at(Fraction(9, 10)) == 4


def test_overlapping_bands_are_refused() -> None:
    low = Band(None, parse("60%"), False, True, parse("0"))
    high = Band(parse("60%"), None, True, False, parse("100%"))
    with pytest.raises(ValueError, match="two bands"):
        curve(Ladder((low, high)), 4)


def test_a_band_of_one_value_may_stand_beside_an_open_one() -> None:
    nothing = Band(parse("0%"), parse("0%"), True, True, parse("3"))
    some = Band(parse("0%"), parse("10%"), False, True, parse("2"))
    found = curve(Ladder((some, nothing)), 3)
    assert (found.at(Fraction(0)), found.at(Fraction(1, 10))) == (3, 2)
    assert [each.domain.is_point for each in found.pieces] == [True, False]


@pytest.mark.parametrize(
    "rule",
    [
        Proportional(parse("0")),
        Linear(parse("1"), Side.BELOW, parse("0"), parse("1")),
        Linear(parse("1"), Side.BELOW, parse("1"), parse("0")),
        Steps(parse("1"), Side.BELOW, parse("1"), parse("0")),
        Steps(parse("1"), Side.BELOW, parse("0"), parse("1")),
        Threshold(parse("weight ≥ 1")),
    ],
)
def test_constants_that_make_no_rule_are_refused(rule: ValueRule) -> None:
    with pytest.raises(ValueError, match=r"above zero|compares"):
        curve(rule, 2)
