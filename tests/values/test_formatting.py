"""Values written as they are printed elsewhere, and read back."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.values.formatting import format_like, plain
from heji.values.quantity import Quantity
from heji.values.reading import read_value
from heji.values.rounding import Rounding, round_fraction
from heji.values.units import find_unit


def read(text: str, unit: str = "") -> Quantity:
    value = read_value(text, find_unit(unit) if unit else None)
    assert isinstance(value, Quantity)
    return value


@pytest.mark.parametrize(
    ("value", "like", "expected"),
    [
        (Fraction(1488, 4750), "31.4%", "31.3%"),
        (Fraction(93, 100), "９４．３１％", "93.00％"),
        (Fraction(5064086000), "512,408.60万元", "506,408.60万元"),
        (Fraction(5), "≥6个", "5个"),
        (Fraction(1300), "1200多家", "1300家"),
        (Fraction(1234), "约 1,200 家", "1,234家"),
        (Fraction(12, 10), "1234.50", "1.20"),
        (Fraction(-5, 10), "3", "-1"),
        (Fraction(73164800), "7316. 47 万元", "7316.48万元"),
        (Fraction(35, 100), "三成", "4成"),
        (Fraction(7), "3-5个（次）", "7个（次）"),
    ],
)
def test_like(value: Fraction, like: str, expected: str) -> None:
    assert format_like(value, read(like)) == expected


def test_the_unit_of_a_heading_is_not_written() -> None:
    assert format_like(Fraction(123450), read("1.00", "万元")) == "12.35"


def test_another_rounding() -> None:
    assert format_like(Fraction(2, 3), read("66.7%"), Rounding.TRUNCATE) == "66.6%"


def test_plain() -> None:
    assert plain(Fraction(1, 8), 2) == "0.13"
    assert plain(Fraction(10**30), 0) == "1" + "0" * 30


@given(
    number=st.decimals(min_value=-(10**9), max_value=10**9, places=2),
    unit=st.sampled_from(("万元", "%", "家", "亿元", "个工作日", "元/人", "平方米", "％", "人次")),
    grouped=st.booleans(),
)
def test_what_is_written_is_read_back(number: Decimal, unit: str, grouped: bool) -> None:
    like = read((f"{number:,f}" if grouped else f"{number:f}") + unit)
    assert like.number == number
    assert format_like(like.fraction, like) == like.text
    other = like.fraction * Fraction(7, 3)
    again = read(format_like(other, like))
    expected = Fraction(round_fraction(other / like.factor, 2))
    assert (again.fraction, again.unit) == (expected * like.factor, like.unit)
