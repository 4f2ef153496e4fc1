"""The stored pinyin covers the shipped names."""

from __future__ import annotations

import re

import pytest

from heji.data import load
from heji.library.reading import shipped
from heji.library.spelling import stored
from tests.library.writing_pinyin import pinyin_of

CHINESE = re.compile("[㐀-鿿]")


def test_every_name_is_spelled_and_no_other() -> None:
    assert set(load("heji.library", "pinyin.yaml")) == {each.name.zh for each in shipped()}


@pytest.mark.parametrize("name", sorted({each.name.zh for each in shipped()}))
def test_a_name_has_a_syllable_for_each_character(name: str) -> None:
    syllables = stored(name)
    written = [each for each in syllables if re.fullmatch("[a-z]+", each)]
    assert len(written) == len(CHINESE.findall(name))


def test_the_file_is_what_pypinyin_says() -> None:
    pytest.importorskip("pypinyin")
    assert {each.name.zh: pinyin_of(each.name.zh) for each in shipped()} == {
        each.name.zh: stored(each.name.zh) for each in shipped()
    }


def test_another_name_has_no_spelling() -> None:
    assert stored("没有这个名称") == ()
