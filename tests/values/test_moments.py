"""Dates, deadlines and periods."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.values.moments import PLACEHOLDER_YEAR, find_moments, with_year


def days(text: str) -> list[str]:
    return [f"{each.first or ''}..{each.last or ''}" for each in find_moments(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022年11月25日", "2022-11-25..2022-11-25"),
        ("2022 年 11 月 25 日", "2022-11-25..2022-11-25"),
        ("２０２２年１１月", "2022-11-01..2022-11-30"),
        ("2022年10月底前", "..2022-10-31"),
        ("2022年12月31日之前", "..2022-12-31"),
        ("2021.12.31", "2021-12-31..2021-12-31"),
        ("2021-12-31", "2021-12-31..2021-12-31"),
        ("2021/1/5", "2021-01-05..2021-01-05"),
        ("2021.01-2021.12", "2021-01-01..2021-12-31"),
        ("2022年第四季度", "2022-10-01..2022-12-31"),
        ("2021年前三季度", "2021-01-01..2021-09-30"),
        ("2021年上半年", "2021-01-01..2021-06-30"),
        ("2021年度", "2021-01-01..2021-12-31"),
        ("2021年底", "2021-12-01..2021-12-31"),
        ("21年底前", "..2021-12-31"),
        ("2021年1-7月", "2021-01-01..2021-07-31"),
        ("2021年5月22日至28日", "2021-05-22..2021-05-28"),
        ("2021年1月至2022年3月", "2021-01-01..2022-03-31"),
        ("2021年12月1日-2022年3月5日", "2021-12-01..2022-03-05"),
        ("2019-2021年", "2019-01-01..2021-12-31"),
        ("2019年至2021年", "2019-01-01..2021-12-31"),
        ("2021年5月中旬", "2021-05-11..2021-05-20"),
        ("2021年2月下旬", "2021-02-21..2021-02-28"),
        ("二〇二一年十二月三十一日", "2021-12-31..2021-12-31"),
        ("二○二一年九月", "2021-09-01..2021-09-30"),
        ("2024年2月", "2024-02-01..2024-02-29"),
    ],
)
def test_with_a_year(text: str, expected: str) -> None:
    assert days(text) == [expected]
    (moment,) = find_moments(text)
    assert moment.year_is_printed
    assert moment.text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9月前", "..2022-09-30"),
        ("9月底前", "..2022-09-30"),
        ("12月31日前", "..2022-12-31"),
        ("年底前", "..2022-12-31"),
        ("年内", "2022-01-01..2022-12-31"),
        ("1-7月", "2022-01-01..2022-07-31"),
        ("三季度", "2022-07-01..2022-09-30"),
        ("下半年", "2022-07-01..2022-12-31"),
        ("2月29日", "2022-02-28..2022-02-28"),
    ],
)
def test_without_a_year(text: str, expected: str) -> None:
    (moment,) = find_moments(text)
    assert not moment.year_is_printed
    assert moment.last is not None and moment.last.year == PLACEHOLDER_YEAR
    dated = with_year(moment, 2022)
    assert f"{dated.first or ''}..{dated.last or ''}" == expected


@pytest.mark.parametrize(
    "text",
    [
        "2021年2月30日",
        "3个月",
        "第3年",
        "10年",
        "连续4年",
        "8:30",
        "2021",
        "十四五",
        "100周年",
        "12月50元"[3:],
        "2022年3月至2021年1月",
        "1.5月",
        "日常",
        "年内容"[1:],
    ],
)
def test_what_is_no_moment(text: str) -> None:
    assert find_moments(text) == ()


def test_a_month_that_does_not_exist_leaves_the_year() -> None:
    assert days("2021年13月") == ["2021-01-01..2021-12-31"]


def test_several_in_a_sentence_with_their_places() -> None:
    text = "一季度17次、二季度17次，于2022年11月25日完成"
    found = find_moments(text)
    assert [each.text for each in found] == ["一季度", "二季度", "2022年11月25日"]
    assert all(text[each.start : each.end] == each.text for each in found)


def test_a_year_of_a_document_number_is_no_moment() -> None:
    assert find_moments("财预〔2021〕101号") == ()


@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2049, 12, 31)))
def test_every_date_in_every_form(day: datetime.date) -> None:
    forms = (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}-{day.month:02}-{day.day:02}",
    )
    for text in forms:
        (moment,) = find_moments(f"于{text}完成")
        assert (moment.first, moment.last) == (day, day)


@given(st.text(alphabet="0129年月日号前至-.~/第季度上下半底初旬二〇十一三内 ", max_size=40))
def test_any_mixture(text: str) -> None:
    for each in find_moments(text):
        assert text[each.start : each.end] == each.text
        assert each.last is not None
        assert each.first is None or each.first <= each.last
