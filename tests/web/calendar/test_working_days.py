"""Counting in working days."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.web.calendar.months import months
from heji.web.calendar.working_days import (
    WorkingDays,
    add_working_days,
    announced,
    china,
    working_days_between,
)

DAYS = st.dates(datetime.date(2023, 6, 1), datetime.date(2028, 6, 1))
COUNTS = st.integers(-300, 300)
CALENDARS = st.dictionaries(DAYS, st.booleans(), max_size=40).map(china().with_days)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "is_working"),
    [
        ("2024-02-09", True),  # 除夕 was not free in 2024
        ("2024-02-12", False),
        ("2024-02-18", True),  # Sunday in exchange
        ("2024-10-12", True),
        ("2025-01-28", False),
        ("2025-10-08", False),
        ("2025-10-11", True),
        ("2026-01-02", False),
        ("2026-01-04", True),
        ("2026-02-23", False),
        ("2026-09-20", True),
        ("2026-11-21", False),  # an ordinary Saturday
        ("2027-10-01", True),  # not announced: an ordinary Friday
    ],
)
def test_announced_days(text: str, is_working: bool) -> None:
    assert china().is_working(day(text)) is is_working


@pytest.mark.parametrize(("year", "count"), [(2024, 251), (2025, 248), (2026, 248)])
def test_working_days_of_a_year(year: int, count: int) -> None:
    last = datetime.date(year - 1, 12, 31)
    assert working_days_between(last, datetime.date(year, 12, 31), china()) == count
    assert sum(each.working_count for each in months(year, china(), {})) == count


@pytest.mark.parametrize("year", sorted(announced()))
def test_exchanged_days_are_weekends_and_belong_to_their_year(year: int) -> None:
    known = announced()[year]
    assert all(each.weekday() >= 5 for each in known.worked)
    days = [*known.worked, *(each for each, _ in known.free)]
    assert len(set(days)) == len(days)
    assert {each.year for each in days} == {year}


@given(DAYS, COUNTS, CALENDARS)
def test_adding_and_counting_undo_each_other(
    start: datetime.date, count: int, days: WorkingDays
) -> None:
    end = add_working_days(start, count, days)
    if count > 0:
        assert working_days_between(start, end, days) == count
        assert days.is_working(end)
    if count < 0:
        # Counted from the day reached up to the start, the day reached is left out and the start
        # comes in: the same number unless only one of them is worked.
        back = working_days_between(end, start, days) + 1 - days.is_working(start)
        assert back == -count
    if count == 0:
        assert end == start


@given(DAYS, DAYS, DAYS, CALENDARS)
def test_counts_add_up(
    first: datetime.date, second: datetime.date, third: datetime.date, days: WorkingDays
) -> None:
    parts = working_days_between(first, second, days) + working_days_between(second, third, days)
    assert parts == working_days_between(first, third, days)
    assert working_days_between(first, second, days) == -working_days_between(second, first, days)


@given(DAYS, st.integers(0, 200), CALENDARS)
def test_a_further_working_day_never_comes_earlier(
    start: datetime.date, count: int, days: WorkingDays
) -> None:
    one, other = (add_working_days(start, each, days) for each in (count, count + 1))
    assert one < other


@given(DAYS, st.booleans())
def test_what_is_entered_counts_first(date: datetime.date, is_working: bool) -> None:
    assert china().with_days({date: is_working}).is_working(date) is is_working


def test_a_calendar_without_working_days_ends() -> None:
    class Never(WorkingDays):
        def is_working(self, day: datetime.date) -> bool:
            return False

    with pytest.raises(ValueError, match="no 1 working days"):
        add_working_days(day("9999-12-01"), 1, Never())


def test_sheets_of_a_month() -> None:
    (january, *_) = months(2026, china(), {day("2026-01-01"): "元旦"})
    first = january.weeks[0]
    assert [each and each.day.day for each in first] == [None, None, None, 1, 2, 3, 4]
    assert [each.is_exception for each in first if each] == [True, True, False, True]
    assert first[3] is not None
    assert first[3].name == "元旦"
