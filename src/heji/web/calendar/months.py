"""A year as twelve sheets of weeks, for the page that shows which days are worked."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from heji.web.calendar.working_days import WorkingDays

_MONTHS = range(1, 13)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Day:
    """One day on the sheet of its month."""

    day: datetime.date
    is_working: bool
    name: str = ""  #: of a holiday, or of the exchange

    @property
    def is_exception(self) -> bool:
        """Whether it is other than its day of the week would have it."""
        return self.is_working != (self.day.weekday() < _SATURDAY)


@dataclass(frozen=True, slots=True)
class Month:
    """A month: weeks from Monday to Sunday, None where a day is of another month."""

    number: int
    weeks: tuple[tuple[Day | None, ...], ...]
    working_count: int


def months(year: int, days: WorkingDays, names: Mapping[datetime.date, str]) -> tuple[Month, ...]:
    """The twelve months of a year."""
    return tuple(_month(year, number, days, names) for number in _MONTHS)


def _month(year: int, number: int, days: WorkingDays, names: Mapping[datetime.date, str]) -> Month:
    def sheet(day: datetime.date) -> Day | None:
        if day.month != number:
            return None
        return Day(day, days.is_working(day), names.get(day, ""))

    written = calendar.Calendar().monthdatescalendar(year, number)
    weeks = tuple(tuple(sheet(day) for day in week) for week in written)
    count = sum(day.is_working for week in weeks for day in week if day is not None)
    return Month(number, weeks, count)
