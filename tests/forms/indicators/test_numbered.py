"""Numbered lists in cells."""

from __future__ import annotations

import pytest

from heji.forms.indicators.numbered import items, results_for, single


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. 甲≥5个 2. 乙≥3家", ["甲≥5个", "乙≥3家"]),
        ("1.甲\n2.乙\n3.丙", ["甲", "乙", "丙"]),
        ("（1）甲；（2）乙。", ["甲", "乙。"]),
        ("1、甲 2、乙", ["甲", "乙"]),
        ("完成1.5公里", []),
        ("2. 乙 3. 丙", []),
        ("前言 1. 甲", []),
        ("", []),
    ],
)
def test_items_run_from_one(text: str, expected: list[str]) -> None:
    assert [item.text for item in items(text)] == expected


def test_items_know_their_characters() -> None:
    text = "1. 甲≥5个 2. 乙≥3家"
    assert [text[item.start : item.end] for item in items(text)] == ["甲≥5个", "乙≥3家"]


@pytest.mark.parametrize(
    ("count", "text", "expected"),
    [
        (2, "1. 甲6个 2. 乙4家", ["甲6个", "乙4家"]),
        (2, "甲6个 乙4家", ["甲6个", "乙4家"]),
        (2, "甲6个（其中 新增2个） 乙4家", ["甲6个（其中 新增2个）", "乙4家"]),
        (3, "甲6个 乙4家", []),
        (1, "甲 6个", []),
    ],
)
def test_results_pair_by_number_or_order_or_not_at_all(
    count: int, text: str, expected: list[str]
) -> None:
    assert [item.text for item in results_for(count, text)] == expected


def test_a_single_item_loses_its_number() -> None:
    assert single("3. 甲≥5个").text == "甲≥5个"
