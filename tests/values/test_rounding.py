from __future__ import annotations

import decimal
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.values.rounding import Rounding, round_fraction

MODES = {
    Rounding.HALF_AWAY: decimal.ROUND_HALF_UP,
    Rounding.TRUNCATE: decimal.ROUND_DOWN,
    Rounding.AWAY: decimal.ROUND_UP,
    Rounding.HALF_EVEN: decimal.ROUND_HALF_EVEN,
}


@pytest.mark.parametrize("mode", list(Rounding))
@given(st.decimals(min_value=-(10**9), max_value=10**9, places=5), st.integers(0, 5))
def test_it_agrees_with_decimal(mode: Rounding, value: Decimal, places: int) -> None:
    expected = value.quantize(Decimal(1).scaleb(-places), MODES[mode])
    assert round_fraction(Fraction(value), places, mode) == expected


@given(st.fractions(), st.integers(min_value=0, max_value=30))
def test_the_result_is_near_and_has_the_places(value: Fraction, places: int) -> None:
    result = round_fraction(value, places)
    assert abs(Fraction(result) - value) <= Fraction(1, 2 * 10**places)
    assert -int(result.as_tuple().exponent) == places


@pytest.mark.parametrize(
    ("value", "expected"),
    [("0.5", "1"), ("-0.5", "-1"), ("1.5", "2"), ("2.5", "3"), ("0.4999", "0"), ("-0.4", "0")],
)
def test_ties_go_away_from_zero(value: str, expected: str) -> None:
    assert round_fraction(Fraction(value), 0) == Decimal(expected)


def test_more_digits_than_a_context_holds() -> None:
    value = Fraction(10**60 + 5, 10**2)
    assert round_fraction(value, 1) == Decimal("1" + "0" * 57 + "0.1")


def test_negative_places_round_to_hundreds() -> None:
    assert round_fraction(Fraction(1250), -2) == 1300
