from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.values import unit_words
from heji.values.units import find_unit, same_kind, unit_at, unknown_unit, with_multiplier


@pytest.mark.parametrize(
    ("text", "dimension", "factor"),
    [
        ("元", "money", 1),
        ("千元", "money", 1000),
        ("万元", "money", 10**4),
        ("百万元", "money", 10**6),
        ("亿元", "money", 10**8),
        ("万美元", "money:USD", 10**4),
        ("%", "ratio", Fraction(1, 100)),
        ("％", "ratio", Fraction(1, 100)),
        ("‰", "ratio", Fraction(1, 1000)),
        ("成", "ratio", Fraction(1, 10)),
        ("个百分点", "points", Fraction(1, 100)),
        ("分", "score", 1),
        ("家", "count:家", 1),
        ("万人", "count:人", 10**4),
        ("万人次", "count:人次", 10**4),
        ("个(次)", "count:个", 1),
        ("人（团队）", "count:人", 1),
        ("千米", "length", 1000),
        ("公里", "length", 1000),
        ("万平方米", "area", 10**4),
        ("㎡", "area", 1),
        ("km²", "area", 10**6),
        ("亩", "area", Fraction(2000, 3)),
        ("吨", "weight", 1000),
        ("千瓦时", "energy", 1),
        ("千克标准煤/人", "standard coal/count:人", Fraction(1, 1000)),
        ("件/万人", "count:件/count:人", Fraction(1, 10**4)),
        ("人/十万人", "count:人/count:人", Fraction(1, 10**5)),
        ("平方米/万人", "area/count:人", Fraction(1, 10**4)),
        ("立方米/万元", "volume/money", Fraction(1, 10)),
        ("kW·h", "energy", 1),
        ("个工作日", "working days", 1),
        ("天", "hours", 24),
        ("年", "months", 12),
        ("元/人", "money/count:人", 1),
        ("万元/公里", "money/length", 10),
        ("元/人·次", "money/count:人/count:次", 1),
        ("亿", "number", 10**8),
        ("mg/L", "concentration", 1),
        ("μg/m³", "air concentration", 1),
        ("单位：万元", "money", 10**4),
        ("（万元）", "money", 10**4),
        ("金额单位: 元", "money", 1),
    ],
)
def test_units(text: str, dimension: str, factor: int | Fraction) -> None:
    unit = find_unit(text)
    assert unit is not None
    assert (unit.dimension, unit.factor) == (dimension, factor)


@pytest.mark.parametrize(
    "text", ["", "千", "百", "项目", "家庭", "abc", "万元整体", "执行率", "元" * 50]
)
def test_what_is_no_unit(text: str) -> None:
    assert find_unit(text) is None


@given(st.text(max_size=60))
def test_any_text_is_a_unit_or_none(text: str) -> None:
    find_unit(text)
    unit_at(text, 0)


def test_every_unit_word_is_found_as_itself() -> None:
    for word in unit_words.words():
        unit = find_unit(word)
        assert unit is not None, word
        assert unit.name == word


def test_every_family_is_made_of_unit_words() -> None:
    for family in (*unit_words.FAMILIES, unit_words.GENERAL, set(unit_words.NOT_BEFORE)):
        assert family <= unit_words.words().keys()


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("项目", None),
        ("人才", None),
        ("家庭", None),
        ("家园区", "家"),
        ("元/所有固定资产", "元"),
        ("万元/预算数", "万元"),
        ("元/人以上", "元/人"),
        ("亩地", "亩"),
        ("千瓦时电", "千瓦时"),
        ("mm", "mm"),
        ("mRNA", None),
        ("tmp", None),
    ],
)
def test_the_word_behind_decides(text: str, unit: str | None) -> None:
    found = unit_at(text, 0)
    assert (found[0].name if found else None) == unit


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("万元", "亿元", True),
        ("人", "名", True),
        ("个", "家", True),
        ("家", "次", False),
        ("%", "万元", False),
        ("%", "百分点", False),
        ("元", "元/人", False),
        ("亿", "家", True),
    ],
)
def test_same_kind(left: str, right: str, expected: bool) -> None:
    assert same_kind(find_unit(left), find_unit(right)) is expected
    assert same_kind(find_unit(right), find_unit(left)) is expected


def test_a_bare_figure_compares_with_counts_only() -> None:
    assert same_kind(None, None)
    assert same_kind(None, find_unit("家"))
    assert not same_kind(None, find_unit("%"))


def test_a_multiplier_takes_the_word_of_the_heading() -> None:
    wan, yi = find_unit("万"), find_unit("亿")
    assert wan is not None and yi is not None
    for multiplier, heading, name in (
        (wan, "万元", "万元"),
        (yi, "万元", "亿元"),
        (wan, "家", "万家"),
    ):
        unit = find_unit(heading)
        assert unit is not None
        assert with_multiplier(multiplier, unit).name == name


def test_names_say_what_is_counted() -> None:
    unit = find_unit("万家")
    assert unit is not None
    assert unit.is_count and unit.measure_word == "家"
    rate = find_unit("人次/年")
    assert rate is not None
    assert not rate.is_count and rate.measure_word == ""
    assert unknown_unit("穴位").dimension == "count:穴位"
