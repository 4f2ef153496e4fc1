"""No text, however it is made, takes more than a time that grows with its length."""

from __future__ import annotations

import time

import pytest

from heji.values.normalise import fold, squeeze
from heji.values.reading import find_moments, find_quantities, read_value
from heji.values.units import find_unit

UNITS = [
    *"1一十百万亿,.-+/(第前近约:年月日 A@_>≥元家\n\t",
    "1,",
    "1.",
    "1 ",
    "1. ",
    "1, ",
    "12,345,",
    "一二",
    "十百",
    "1-",
    "1~",
    "1+",
    "1/",
    "1年",
    "1年至",
    "2021-",
    "2021年",
    "1月-",
    "A1",
    "A-1",
    "a.",
    "a@",
    "1:",
    "(1)",
    "(1",
    "1、",
    "第1",
    "百分之",
    "分之",
    "一分之一",
    "元/",
    "个(",
    "个(次)",
    "万亿",
    "1万",
    "1亿-",
    "近约",
    "不少于",
    "电话:1",
    "http://a",
    "www.",
    "GB/T ",
    "<a",
    "一点",
    "一点一",
    "1多",
    "多余",
    "附件1-",
    "1.1.",
    "半数",
    "全国第",
    "约占全",
    "完成",
    "以上",
    "“1+",
]
CHARACTERS = 20_000
SECONDS = 12.0  # of the processor; a quadratic step in Python would take minutes


@pytest.mark.parametrize("unit", UNITS)
def test_repeated_text(unit: str) -> None:
    text = unit * (CHARACTERS // len(unit))
    began = time.process_time()
    find_quantities(text)
    find_moments(text)
    read_value(text)
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("unit", UNITS)
def test_repeated_cell(unit: str) -> None:
    began = time.process_time()
    for end in ("", "x", "。", "完"):
        text = (unit * 120)[:119] + end
        read_value(text)
        find_unit(text)
        squeeze(text)
    assert time.process_time() - began < 2.0


def test_folding_is_linear() -> None:
    text = "".join(map(chr, range(32, 0xD800))) * 4
    assert len(fold(text)) == len(text)
