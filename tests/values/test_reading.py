"""Whole cells."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.values.absence import Absence, Absent
from heji.values.quantity import Comparison, Moment, Quantity, Words
from heji.values.reading import read_value
from heji.values.units import find_unit


@pytest.mark.parametrize(
    ("text", "absence"),
    [
        ("", Absence.BLANK),
        (" \n\u3000", Absence.BLANK),
        *((dash, Absence.DASH) for dash in ("—", "-", "－", "–", "―", "——", " — ", "--")),
        ("/", Absence.SLASH),
        ("／", Absence.SLASH),
        ("不适用", Absence.NOT_APPLICABLE),
        ("不涉及。", Absence.NOT_APPLICABLE),
        ("N/A", Absence.NOT_APPLICABLE),
        ("无", Absence.NONE),
        ("暂无", Absence.NONE),
        ("#DIV/0!", Absence.UNDIVIDABLE),
    ],
)
def test_absences_stay_different(text: str, absence: Absence) -> None:
    assert read_value(text) == Absent(absence, text)


@pytest.mark.parametrize("text", ["0", "0.00", "０", "0%", "-0"])
def test_zero_is_a_figure(text: str) -> None:
    value = read_value(text)
    assert isinstance(value, Quantity)
    assert value.number == 0


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("301,245.18", "301245.18", None),
        ("９４．３１％", "94.31", "%"),
        ("7316. 48 万元", "7316.48", "万元"),
        ("61, 204. 35", "61204.35", None),
        ("99.9 %", "99.9", "%"),
        ("-3.5", "-3.5", None),
        ("−3.5%", "-3.5", "%"),
        ("完成43台", "43", "台"),
        ("已完成100%", "100", "%"),
        ("共计574家", "574", "家"),
        ("达到95%以上", "95", "%"),
        ("100%完成", "100", "%"),
        ("840穴", "840", "穴"),
        ("39台套", "39", "台套"),
        ("39台（套）", "39", "台(套)"),
        ("12垄沟", "12", "垄沟"),
        ("6人(团队)", "6", "人(团队)"),
        ("(10分)", "10", "分"),
        ("（10）", "10", None),
        ("壹佰贰拾叁万元整", "1230000", "元"),
        ("一千二百三十四万五千六百", "12345600", None),
        ("两千零二十一", "2021", None),
        ("三成", "3", "成"),
        ("半数", "1", "二分之"),
        ("2021", "2021", None),
        ("12个月", "12", "个月"),
        ("20万元整", "20", "万元"),
        ("≥20件以上", "20", "件"),
        ("“100%”", "100", "%"),
    ],
)
def test_single_figures(text: str, number: str, unit: str | None) -> None:
    value = read_value(text)
    assert isinstance(value, Quantity), value
    assert (value.number, value.unit.name if value.unit else None) == (Decimal(number), unit)
    assert text[value.start : value.end] == value.text
    assert value.noun == ""


@pytest.mark.parametrize(
    ("text", "comparison"),
    [
        ("≥5个", Comparison.AT_LEAST),
        ("<=1311元/人", Comparison.AT_MOST),
        ("不少于三项", Comparison.AT_LEAST),
        ("全国居前6", Comparison.AT_MOST),
        ("第4", Comparison.EQUAL),
    ],
)
def test_targets(text: str, comparison: Comparison) -> None:
    value = read_value(text)
    assert isinstance(value, Quantity)
    assert value.comparison is comparison


@pytest.mark.parametrize(
    "text", ["第4", "排名第四", "第一", "前6名", "全市前三", "全国第三", "第1名"]
)
def test_ranks(text: str) -> None:
    value = read_value(text, find_unit("个"))
    assert isinstance(value, Quantity)
    assert value.is_rank
    assert value.unit is None


@pytest.mark.parametrize(
    "text",
    [
        "9月前",
        "2022年10月底前",
        "12月31日前",
        "年底前",
        "2022年第四季度",
        "2022年11月25日",
        "2021-12",
        "2021.12.31",
        "2022-12-31 00:00:00",
        "于2022年11月25日完成",
        "2021年",
        "2022年12月31日前全部发放完毕"[:16],
    ],
)
def test_moments(text: str) -> None:
    assert isinstance(read_value(text), Moment)


@pytest.mark.parametrize(
    "text",
    [
        "16,5203.47",
        "18,36.00",
        "9,47.25",
        "1.2.3",
        "12..5",
        "1,2345",
        "100.00 100.00",
        "1,234.561,234.56",
        "1,234.56\n1,234.56",
        "16,5203.47万元",
    ],
)
def test_malformed(text: str) -> None:
    value = read_value(text, find_unit("万元"))
    assert isinstance(value, Quantity)
    assert value.malformed
    assert value.text == text


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("有效提升", []),
        ("1.", []),
        ("一、", []),
        ("一", []),
        ("5G", []),
        ("12:30", []),
        ("开展项目数量≥800项。", ["≥800项"]),
        ("产出指标(50分)", ["50分"]),
        ("30元/人，共5人", ["30元/人", "5人"]),
        ("下降3.2%", ["3.2%"]),
        ("(1,234.56)", ["1,234.56"]),
        ("1/3", ["1", "3"]),
        ("5优良", ["5"]),
        ("3,5,7", ["3", "5", "7"]),
        ("12 345", ["12", "345"]),
        ("2021年完成5个", ["5个"]),
    ],
)
def test_words(text: str, figures: list[str]) -> None:
    value = read_value(text)
    assert isinstance(value, Words), value
    assert [each.text for each in value.quantities] == figures


def test_the_heading_gives_the_unit_that_the_cell_leaves_out() -> None:
    heading = find_unit("万元")
    bare, own, multiplied = (read_value(each, heading) for each in ("12.5", "12.5亿元", "12.5亿"))
    assert isinstance(bare, Quantity) and isinstance(own, Quantity)
    assert isinstance(multiplied, Quantity)
    assert bare.unit == heading and not bare.unit_is_printed
    assert own.unit == find_unit("亿元") and own.unit_is_printed
    assert multiplied.unit == find_unit("亿元")


def test_a_long_cell_is_prose() -> None:
    value = read_value("完成" * 80 + "5个")
    assert isinstance(value, Words)
    assert len(value.quantities) == 1


@given(st.text(max_size=150))
def test_any_text(text: str) -> None:
    check(text)


@given(
    st.text(
        alphabet="0123456789.,，-—/%％()（） 第前近超约多余万元家个人年月一二三十百半分之≥<完成共达",
        max_size=30,
    )
)
def test_any_mixture_of_what_matters(text: str) -> None:
    check(text)


def check(text: str) -> None:
    value = read_value(text, find_unit("万元"))
    if isinstance(value, Quantity | Moment):
        assert text[value.start : value.end] == value.text
    if isinstance(value, Quantity):
        value.interval()
        assert value.fraction.denominator > 0
