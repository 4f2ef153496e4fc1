"""Typed texts and exact integers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.web.filing.columns import put, show
from heji.web.filing.content import Indicator, Money
from heji.web.filing.figures import (
    Target,
    Unreadable,
    amount_of,
    amount_text,
    scaled,
    target_of,
    written,
)


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_an_amount_comes_back_to_the_fen(fen: int) -> None:
    assert amount_of(amount_text(fen)) == (fen, "")


@given(st.integers(-(10**14), 10**14), st.integers(0, 6))
def test_a_scaled_integer_comes_back_with_its_places(value: int, places: int) -> None:
    assert scaled(written(value, places), 6) == (value, places)


@pytest.mark.parametrize("text", ["一千", "12.3.4", "1,23", "abc", "≥5", "1e5", "0.0000001"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        amount_of(text)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("≥95%", Target("≥", 95, 0, "%")),
        (">=95.50%", Target("≥", 9550, 2, "%")),
        ("≤20万元", Target("≤", 20, 0, "万元")),
        ("１２", Target("", 12)),
        ("1,200人次", Target("", 1200, 0, "人次")),
        ("0", Target("", 0)),
        ("不少于3场", Target("≥", 3, 0, "场")),
        ("95%以上", Target("≥", 95, 0, "%")),
        ("5%以内", Target("≤", 5, 0, "%")),
    ],
)
def test_a_figure_is_read_with_sign_and_unit(text: str, target: Target) -> None:
    assert target_of(text) == target


@pytest.mark.parametrize(
    "text",
    [
        "12月底前",
        "2026年12月",
        "3-5个",
        "有效提升",
        "约500人",
        "≥5个、≤3天",
        "第3名",
        "",
        "1号楼完工",
        "增长5%以上",
        "不低于上年",
    ],
)
def test_everything_else_stays_words(text: str) -> None:
    assert target_of(text) == Target(text=text)


def test_an_absence_is_no_zero() -> None:
    row = Money(1, "budget", "fiscal")
    for text, shown in (("—", "—"), ("0", "0.00"), ("", ""), ("不适用", "不适用")):
        assert show(put(row, "amount", text), "amount") == shown


def test_words_after_a_figure_take_sign_and_figure_away() -> None:
    row = put(Indicator(1), "value", "≥95%")
    words = put(row, "value", "有效提升")
    assert isinstance(words, Indicator)
    assert (words.sign, words.value, words.text) == ("", None, "有效提升")


def test_the_second_level_gives_type_and_first_level() -> None:
    row = put(Indicator(1), "level2", "数量指标")
    assert isinstance(row, Indicator)
    assert (row.level1, row.type) == ("产出指标", "quantity")
    other = put(row, "level2", "经济效益指标")
    assert isinstance(other, Indicator)
    assert (other.level1, other.type) == ("效益指标", "economic")
