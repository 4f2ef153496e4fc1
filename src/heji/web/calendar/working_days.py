"""Counting in working days: weekends, the holidays that are known, and days that somebody entered.

Pure arithmetic on days; where the exceptions come from is decided by the caller.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any

from heji.data import load

_SATURDAY = 5
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Announced:
    """The public holidays of one year as they were announced."""

    year: int
    source: str  #: the announcement
    free: tuple[tuple[datetime.date, Mapping[str, str]], ...]  #: days off with the holiday's names
    worked: tuple[datetime.date, ...]  #: weekend days worked in exchange


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Which days are worked: Monday to Friday, except where something else is said."""

    exceptions: Mapping[datetime.date, bool] = field(default_factory=dict)  #: day -> is worked

    def is_working(self, day: datetime.date) -> bool:
        """Whether a day is worked.

        >>> china().is_working(datetime.date(2026, 2, 28))  # a Saturday, in exchange
        True
        """
        stated = self.exceptions.get(day)
        return day.weekday() < _SATURDAY if stated is None else stated

    def with_days(self, days: Mapping[datetime.date, bool]) -> WorkingDays:
        """The same with further exceptions, which count before the present ones."""
        return WorkingDays(MappingProxyType({**self.exceptions, **days}))


def working_days_between(start: datetime.date, end: datetime.date, days: WorkingDays) -> int:
    """How many working days lie after one day up to and including another.

    Args:
        start: the day from which is counted; it does not count itself.
        end: the last day; before `start` the count is negative.
        days: which days are worked.

    >>> working_days_between(datetime.date(2026, 2, 13), datetime.date(2026, 2, 24), china())
    2
    """
    if end < start:
        return -working_days_between(end, start, days)
    return sum(days.is_working(each) for each in _after(start, (end - start).days))


def add_working_days(start: datetime.date, count: int, days: WorkingDays) -> datetime.date:
    """The working day that lies so many working days after a day, or before it.

    Args:
        start: the day from which is counted.
        count: working days; below zero it goes back. 0 gives `start` itself, worked or not.
        days: which days are worked.

    Raises:
        ValueError: there are not enough working days in the calendar that Python knows.

    >>> add_working_days(datetime.date(2026, 9, 30), 3, china())
    datetime.date(2026, 10, 10)
    """
    day, left, step = start, abs(count), _DAY if count > 0 else -_DAY
    try:
        while left:
            day += step
            left -= days.is_working(day)
    except OverflowError as error:
        raise ValueError(f"no {count} working days from {start}") from error
    return day


def _after(start: datetime.date, count: int) -> Iterator[datetime.date]:
    return (start + datetime.timedelta(days=each) for each in range(1, count + 1))


@cache
def announced() -> Mapping[int, Announced]:
    """The years whose public holidays are known (`holidays.yaml`)."""
    content: dict[int, Any] = load("heji.web.calendar", "holidays.yaml")
    return MappingProxyType({year: _announced(year, each) for year, each in content.items()})


def _announced(year: int, content: Mapping[str, Any]) -> Announced:
    free = tuple(
        (day, each["name"])
        for each in content["free"]
        for day in (each["from"], *_after(each["from"], (each["to"] - each["from"]).days))
    )
    return Announced(year, content["source"], free, tuple(content["worked"]))


@cache
def china() -> WorkingDays:
    """The working days of China as far as they were announced."""
    found: dict[datetime.date, bool] = {}
    for each in announced().values():
        found.update((day, False) for day, _ in each.free)
        found.update((day, True) for day in each.worked)
    return WorkingDays(MappingProxyType(found))
