"""Stairs give what the curve of their rule gives, for every value and every interval."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.rubrics.candidates.shapes import number
from heji.rubrics.candidates.stairs import stairs_of
from heji.rubrics.rules.constants import Constants
from heji.rubrics.rules.curves import curve_of
from heji.rubrics.rules.rule import Side, Steps
from heji.values.interval import Interval

RULES = st.builds(
    Steps,
    st.sampled_from(["0%", "90%", "100%"]).map(number),
    st.sampled_from([Side.BELOW, Side.ABOVE]),
    st.sampled_from(["0.3", "0.5", "10%", "1"]).map(number),
    st.sampled_from(["1%", "5%", "10%"]).map(number),
    st.booleans(),
)
VALUES = st.integers(-40, 400).map(lambda each: Fraction(each, 200))
WEIGHTS = st.sampled_from([Fraction(2), Fraction(5), Fraction(5, 2)])


@given(RULES, WEIGHTS, VALUES)
def test_a_value_has_the_score_of_the_curve(rule: Steps, weight: Fraction, value: Fraction) -> None:
    constants = Constants(weight)
    curve = curve_of(rule, weight, constants)
    assert stairs_of(rule, weight, constants).at(value) == curve.at(value)


@given(RULES, WEIGHTS, VALUES, VALUES, st.booleans(), st.booleans())
def test_an_interval_has_the_scores_of_the_curve(
    rule: Steps, weight: Fraction, one: Fraction, two: Fraction, left: bool, right: bool
) -> None:
    low, high = min(one, two), max(one, two)
    values = Interval.point(low) if low == high else Interval(low, high, left, right)
    constants = Constants(weight)
    expected = {each.low for each in curve_of(rule, weight, constants).scores(values)}
    found = {each.low for each in stairs_of(rule, weight, constants).scores(values)}
    assert found == expected


def test_unbounded_values_have_every_score() -> None:
    rule = Steps(number("100%"), Side.BELOW, number("1"), number("5%"))
    stairs = stairs_of(rule, Fraction(2), Constants(Fraction(2)))
    assert [each.low for each in stairs.scores(Interval.everything())] == [2, 1, 0]


def test_stairs_on_both_sides_are_refused() -> None:
    rule = Steps(number("100%"), Side.BOTH, number("1"), number("5%"))
    with pytest.raises(ValueError, match="one side"):
        stairs_of(rule, Fraction(2), Constants(Fraction(2)))


def test_the_units_are_those_of_the_catalogue() -> None:
    assert number("0.5").number == Decimal("0.5")
