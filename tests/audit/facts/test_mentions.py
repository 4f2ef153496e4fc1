"""Figures that prose gives to a name."""

from __future__ import annotations

import pytest

from heji.audit.facts.mentions import clause_before, mentions, speaks_of_other_time
from heji.audit.prose import Passage
from heji.documents.locator import Locator


def passage(text: str) -> Passage:
    return Passage(text, Locator(paragraph=1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年完成改造校舍面积546平方米。", ["546平方米"]),
        ("改造校舍面积达到546平方米,改造校舍面积为9平方米", ["546平方米", "9平方米"]),
        ("改造校舍面积（含附属用房）546平方米", []),
        ("农村改造校舍面积546平方米", []),
        ("其中:一季度改造校舍面积546平方米", []),
        ("截至6月底完成改造校舍面积300平方米", []),
        ("截至2021年12月31日,改造校舍面积546平方米", ["546平方米"]),
        ("改造校舍面积有所增加,共546平方米", []),
    ],
)
def test_a_name_and_the_figure_behind_it(text: str, expected: list[str]) -> None:
    assert [each.quantity.text for each in mentions(passage(text), "改造校舍面积")] == expected


def test_the_place_of_a_mention() -> None:
    (found,) = mentions(passage("全年改造校舍面积共546平方米。"), "改造校舍面积")
    assert found.quote == "改造校舍面积共546平方米"
    assert (found.locator.start, found.locator.end) == (2, 15)


def test_short_names_are_not_looked_for() -> None:
    assert list(mentions(passage("场次5场"), "场次")) == []


def test_other_times() -> None:
    assert speaks_of_other_time(passage("上年完成5场。"), 2, 2021)
    assert speaks_of_other_time(passage("2019年完成5场。"), 2, 2021)
    assert not speaks_of_other_time(passage("2021年完成5场。上年4场。"), 2, 2021)


def test_clauses() -> None:
    assert clause_before("一、二;三", 5) == "三"
