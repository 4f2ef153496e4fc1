from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.values.numerals import read_amount, read_numeral, read_part

DIGITS = "零一二三四五六七八九"
FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")


def written(number: int) -> str:
    """A number as it is written, by building it up from its places."""
    if number < 10:
        return DIGITS[number]
    for size, name in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= size:
            above, below = divmod(number, size)
            rest = "" if below == 0 else written(below)
            gap = "零" if below and below < size // 10 else ""
            return written(above) + name + gap + rest
    raise AssertionError(number)


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_what_is_written_is_read(number: int) -> None:
    for text in (written(number), written(number).translate(FORMAL)):
        read = read_numeral(text)
        assert read is not None
        assert read.value == number


@given(st.text(alphabet="零〇一二三十百千万亿点两负壹拾廿分之系列", max_size=45))
def test_any_mixture_is_read_or_refused(text: str) -> None:
    read_numeral(text)
    read_amount(text)
    read_part(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百二十", 120),
        ("两千", 2000),
        ("两千零二十一", 2021),
        ("二〇二一", 2021),
        ("一百零五", 105),
        ("一百五", 150),
        ("三万五", 35000),
        ("一亿零五百万", 105_000_000),
        ("一千二百三十四万五千六百", 12_345_600),
        ("壹佰贰拾叁萬", 1_230_000),
        ("廿五", 25),
        ("负三点五", Fraction(-7, 2)),
        ("五点五三亿", 553_000_000),
        ("百", 100),
    ],
)
def test_numerals(text: str, value: int | Fraction) -> None:
    read = read_numeral(text)
    assert read is not None
    assert read.value == value


@pytest.mark.parametrize(
    "text",
    ["", "一系列", "十四五", "二三十", "百千", "十百", "点五", "三点", "万千", "abc", "一" * 41],
)
def test_words_are_no_numerals(text: str) -> None:
    assert read_numeral(text) is None


def test_an_ending_multiplier_is_kept_apart() -> None:
    read = read_numeral("三百万")
    assert read is not None
    assert (read.number, read.multiplier) == (300, 10_000)
    formal = read_numeral("叁佰万")
    assert formal is not None
    assert (formal.number, formal.multiplier) == (3_000_000, 1)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("壹佰贰拾叁万元整", "1230000"),
        ("人民币叁拾元伍角零贰分", "30.52"),
        ("壹仟元零伍分", "1000.05"),
        ("玖圆正", "9"),
    ],
)
def test_amounts(text: str, value: str) -> None:
    assert read_amount(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("百分之九十", Fraction(9, 10)),
        ("百分之三点五", Fraction(35, 1000)),
        ("百分之90.5", Fraction(905, 1000)),
        ("千分之三", Fraction(3, 1000)),
        ("三分之二", Fraction(2, 3)),
        ("万分之五", Fraction(5, 10_000)),
        ("百分之百", Fraction(1)),
    ],
)
def test_parts(text: str, value: Fraction) -> None:
    read = read_part(text)
    assert read is not None
    assert Fraction(read[0]) * read[1] == value


@pytest.mark.parametrize("text", ["零分之一", "0分之1", "分之一", "三分", "十四五分之一"])
def test_what_is_no_part(text: str) -> None:
    assert read_part(text) is None
