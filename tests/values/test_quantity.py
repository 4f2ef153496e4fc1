"""What printed digits stand for."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.values.interval import Interval
from heji.values.quantity import Quantity
from heji.values.reading import read_value
from heji.values.units import find_unit


def read(text: str, unit: str = "") -> Quantity:
    value = read_value(text, find_unit(unit) if unit else None)
    assert isinstance(value, Quantity), value
    return value


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("24场", ""),
        ("93.518", ""),
        ("12.846分", ""),
        ("第4", ""),
        ("1123元", ""),
        ("1,234.56元", ""),
        ("1.234567万元", ""),
        ("4571260348.15", "元"),
        ("三项", ""),
        ("5个工作日", ""),
        ("3年", ""),
        ("2.5", "分"),
        ("1.5", "家"),
    ],
)
def test_counts_scores_ranks_and_money_to_the_fen_are_points(text: str, unit: str) -> None:
    quantity = read(text, unit)
    assert quantity.interval() == Interval.point(quantity.fraction)


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("83.61%", Fraction(5, 10**5)),
        ("99.9%", Fraction(5, 10**4)),
        ("3‰", Fraction(5, 10**4)),
        ("2.5个百分点", Fraction(5, 10**4)),
        ("三成", Fraction(5, 100)),
        ("301,245.18万元", Fraction(50)),
        ("1.23456万元", Fraction(5, 100)),
        ("6.34亿元", Fraction(500_000)),
        ("3.8万人", Fraction(500)),
        ("20万人", Fraction(5000)),
        ("1123元/人", Fraction(1, 2)),
        ("5.5万平方米", Fraction(500)),
        ("12.5公里", Fraction(50)),
    ],
)
def test_rates_and_rounded_amounts_stand_for_an_interval(text: str, half: Fraction) -> None:
    quantity = read(text)
    value = quantity.fraction
    assert quantity.interval() == Interval(value - half, value + half, True, False)
    assert quantity.interval(exact=True) == Interval.point(value)


def test_negative_and_zero_rates() -> None:
    assert read("-3.2%").interval().high_closed
    assert not read("-3.2%").interval().low_closed
    zero = read("0.00%").interval()
    assert (zero.low_closed, zero.high_closed) == (False, False)
    assert zero.contains(0)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("近685亿元", 684 * 10**8, 685 * 10**8),
        ("近100家", 0, 100),
        ("近60%", Fraction(1, 2), Fraction(6, 10)),
        ("近1300人", 1200, 1300),
    ],
)
def test_nearly_is_up_to_the_figure(text: str, low: int, high: int) -> None:
    assert read(text).interval() == Interval(Fraction(low), Fraction(high), False, True)


@pytest.mark.parametrize("text", ["超12.6万", "12.6万多", "逾12.6万", "12.6万余"])
def test_over_is_unbounded_above(text: str) -> None:
    assert read(text).interval() == Interval(Fraction(126_000), None, True, False)


@pytest.mark.parametrize("text", ["约5.37亿元", "5.37亿元左右"])
def test_about_is_one_unit_of_the_last_digit_both_ways(text: str) -> None:
    assert read(text).interval() == Interval(Fraction(536 * 10**6), Fraction(538 * 10**6))


def test_ranges_reach_from_end_to_end() -> None:
    assert read("3-5个").interval() == Interval(Fraction(3), Fraction(5))
    rate = read("85%-90%").interval()
    assert rate == Interval(Fraction(845, 1000), Fraction(905, 1000), True, False)
    assert read("50万元-1亿元").upper == 10_000


@pytest.mark.parametrize("text", ["≥30场", ">30场", "不少于30场", "30场以上", "≤30场", "<30场"])
def test_a_comparison_leaves_the_figure_a_point(text: str) -> None:
    assert read(text).interval() == Interval.point(30)


def test_a_malformed_number_has_its_digits() -> None:
    quantity = read("16,5203.47", "万元")
    assert quantity.malformed
    assert quantity.fraction == Fraction("1652034700")


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=3, min_value=-(10**6), max_value=10**6
    ),
    st.sampled_from(("万元", "亿元", "%", "家", "分", "公里", "元/人")),
)
def test_the_figure_lies_in_its_interval(number: Decimal, name: str) -> None:
    quantity = Quantity(number, find_unit(name), "", places=3)
    interval = quantity.interval()
    assert interval.contains(quantity.fraction)
    assert interval.is_point is quantity.is_exact
    if not quantity.is_exact:
        above = interval.contains(quantity.fraction + quantity.step / 2)
        below = interval.contains(quantity.fraction - quantity.step / 2)
        assert (below, above) == (number > 0, number < 0)
