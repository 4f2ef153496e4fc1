"""Thresholds: full marks exactly where their condition holds."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.rubrics.formulas.grammar import parse
from heji.rubrics.rubric import Dated, Parameter
from heji.rubrics.rules.conditions import threshold
from heji.rubrics.rules.constants import Constants
from heji.rubrics.rules.rule import Text, Threshold

FULL = Fraction(5)
LIMIT = Parameter("limit", Text("标准", "limit"), (Dated(datetime.date(2020, 1, 1), parse("80%")),))
CONSTANTS = Constants(FULL, (LIMIT,), datetime.date(2023, 12, 31))
BANDS = "60% ≤ value and value < 80% or value > 95%"


def marks(condition: str, value: Fraction) -> Fraction | None:
    return threshold(Threshold(parse(condition), parse("1分")), FULL, CONSTANTS).at(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0.5999", 1),
        ("0.6", 5),
        ("0.7", 5),
        ("0.7999", 5),
        ("0.8", 1),
        ("0.9", 1),
        ("0.95", 1),
        ("0.9501", 5),
        ("3", 5),
        ("-1", 1),
    ],
)
def test_each_stretch_between_three_limits(value: str, expected: int) -> None:
    assert marks(BANDS, Fraction(value)) == expected


@pytest.mark.parametrize(("value", "expected"), [("0.79", 1), ("0.8", 5), ("0.81", 5), ("2", 5)])
def test_a_limit_that_is_a_parameter(value: str, expected: int) -> None:
    assert marks("value ≥ limit", Fraction(value)) == expected
    assert marks("limit ≤ value", Fraction(value)) == expected
    assert marks("not (value < limit)", Fraction(value)) == expected


@given(
    st.lists(st.integers(0, 12), min_size=1, max_size=4),
    st.lists(st.sampled_from(["<", "≤", ">", "≥", "="]), min_size=4, max_size=4),
    st.lists(st.sampled_from(["and", "or"]), min_size=3, max_size=3),
    st.integers(-2, 26),
)
def test_any_condition_against_itself(
    limits: list[int], signs: list[str], joins: list[str], half: int
) -> None:
    """The curve says of every value what the condition says of it."""
    value = Fraction(half, 2)
    parts = [f"value {sign} {limit}" for sign, limit in zip(signs, limits, strict=False)]
    joined = parts[0]
    for join, part in zip(joins, parts[1:], strict=False):
        joined = f"({joined}) {join} {part}"
    truth = [_holds(value, s, limit) for s, limit in zip(signs, limits, strict=False)]
    expected = truth[0]
    for join, each in zip(joins, truth[1:], strict=False):
        expected = (expected and each) if join == "and" else (expected or each)
    assert marks(joined, value) == (5 if expected else 1)


def _holds(value: Fraction, sign: str, limit: int) -> bool:
    return {
        "<": value < limit,
        "≤": value <= limit,
        ">": value > limit,
        "≥": value >= limit,
        "=": value == limit,
    }[sign]


@pytest.mark.parametrize("condition", ["value ≥ other", "1 < 2", "value + 1 > 2"])
def test_what_compares_no_constant_is_refused(condition: str) -> None:
    with pytest.raises((ValueError, LookupError)):
        marks(condition, Fraction(1))
