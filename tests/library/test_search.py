"""Searching the library as people type."""

from __future__ import annotations

import pytest

from heji.library.reading import entry_of, shipped
from heji.library.search import Match, search
from heji.library.spelling import spells, stored


def first(query: str) -> str:
    return search(query, shipped())[0].entry.name.zh


def names(query: str) -> list[str]:
    return [each.entry.name.zh for each in search(query, shipped())]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("预算完成率", "预算完成率"),
        ("高标准农田", "高标准农田建成面积"),
        ("农田面积", "高标准农田建成面积"),
        ("gbznt", "高标准农田建成面积"),
        ("gaobiaozhun", "高标准农田建成面积"),
        ("gaobznt", "高标准农田建成面积"),
        ("ywjyggl", "义务教育巩固率"),
        ("GGL", "义务教育巩固率"),
        ("三公经费控制率", "“三公”经费控制率"),
        ("sgjfkzl", "“三公”经费控制率"),
        ("farmland investment", "高标准农田亩均投资"),
        ("COM-TM-01", "支付进度率"),
        ("com-tm-01", "支付进度率"),
        ("低保 发放", "低保金按时发放率"),
        ("12345", "12345工单按时办结率"),
        ("ＰＭ２．５", "细颗粒物（PM2.5）年均浓度"),
        ("pm2.5", "细颗粒物（PM2.5）年均浓度"),
        ("等保", "网络安全等级保护测评通过率"),
        ("厕所", "农村卫生户厕改造数"),
    ],
)
def test_what_people_type_finds_the_entry_first(query: str, name: str) -> None:
    assert first(query) == name


@pytest.mark.parametrize("query", ["", " ", "率", "g", "-", "没有这样的指标", "zzzzzz", "？！"])
def test_what_finds_nothing(query: str) -> None:
    assert search(query, shipped()) == ()


def test_every_entry_is_found_by_name_by_code_and_by_initials() -> None:
    for entry in shipped():
        name = entry.name.zh
        assert first(name) == name
        assert first(entry.code) == name
        assert name in names("".join(each[0] for each in stored(name)))


def test_a_code_begun_gives_the_area() -> None:
    found = search("agr-qn", shipped())
    assert {each.entry.code[:6] for each in found} == {"AGR-QN"}


def test_better_places_come_first() -> None:
    matches = [each.match for each in search("满意度", shipped())]
    assert matches == sorted(matches)
    assert matches[0] < Match.EXPLANATION


def test_every_word_must_be_found() -> None:
    assert set(names("满意度 患者")) < set(names("满意度"))
    assert not names("满意度 zzzzzz")


def test_a_library_of_ones_own_brings_its_speller() -> None:
    entry = entry_of("COM-TM-01")
    assert entry is not None
    found = search("abc", [entry], lambda name: ("ab", "cd"))
    assert [each.match for each in found] == [Match.PINYIN_BEGINS]


def test_long_letters_end() -> None:
    assert not spells("z" * 5000, ("zhi",) * 20)
    assert search("z" * 5000, shipped()) == ()
    assert search("的" * 5000, shipped()) == ()
