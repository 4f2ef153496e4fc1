"""Names written with a slip."""

from __future__ import annotations

import pytest

from heji.audit.facts.naming import is_slip, plain_name


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("甲乙县卫生健康局", "甲乙县卫生建康局", True),
        ("甲乙县农业农村局", "甲乙县农村农业局", False),
        ("甲乙县卫生健康局", "甲乙县卫健局", False),
        ("甲乙县卫生健康局", "甲乙县卫生健康局(本级)", False),
        ("甲乙县第一中学", "甲乙县第二中学", False),
        ("甲乙县东城街道办事处", "甲乙县西城街道办事处", False),
        ("甲乙县教育局", "甲乙县体育局", False),
        ("财政局", "财正局", False),
    ],
)
def test_slips(one: str, two: str, expected: bool) -> None:
    assert is_slip(one, two) is expected
    assert is_slip(two, one) is expected


def test_plain_names() -> None:
    assert plain_name("某县 （区）教育局") == "某县教育局"
