from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from heji.writers.typesetting.breaking import about_lines, pieces


@given(st.text(), st.integers(1, 40))
def test_pieces_joined_are_the_text(text: str, room: int) -> None:
    joined = "".join(each if isinstance(each, str) else each[0] for each in pieces(text, room))
    assert joined == text.replace("\r\n", "\n").replace("\r", "\n")


def test_what_cannot_break_is_apart() -> None:
    assert pieces("A" * 80, 10) == [["A" * 80]]
    assert pieces("见" + "…" * 30, 10) == [["见" + "…" * 30]]
    assert pieces("金额1,234,567.89元", 6) == ["金额", ["1,234,567.89"], "元"]


def test_text_that_breaks_by_itself_is_one_piece() -> None:
    text = "新建管网 36 公里，改造泵站 2 座；\n受益农户（二期）不少于 4,200 户。"
    assert pieces(text, 6) == [text]
    assert pieces("", 6) == [""]


def test_lines_are_counted_by_what_they_hold() -> None:
    assert about_lines("", 10) == 1
    assert about_lines("一\n\n三", 10) == 3
    assert about_lines("字" * 21, 10) == 3
    assert about_lines("a" * 20, 12) == 1
