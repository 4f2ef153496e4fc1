"""Whether a result that is a date answers a target that is one."""

from __future__ import annotations

import calendar
import datetime

from heji.documents.figure import Figure
from heji.targets.answer import Answer, Outcome
from heji.values.quantity import Moment


def on_time(due: Moment, result: Figure, year: int | None) -> tuple[Answer, ...]:
    """Whether the date of a result lies within the term; empty when it prints no date.

    Args:
        due: the date that the target sets.
        result: the result cell.
        year: the form's year, for dates that print none.
    """
    done = result.value
    if not isinstance(done, Moment) or due.last is None or done.first is None:
        return ()
    if not (due.year_is_printed and done.year_is_printed) and year is None:
        return (Answer(Outcome.UNDECIDED, due.text, done.text, reason="year-unknown"),)
    last = due.last if due.year_is_printed or year is None else _in_year(due.last, year)
    first = done.first if done.year_is_printed or year is None else _in_year(done.first, year)
    outcome = Outcome.MISSED if first > last else Outcome.MET
    return (Answer(outcome, due.text, done.text),)


def _in_year(date: datetime.date, year: int) -> datetime.date:
    """The date in another year; 29 February becomes the last day of that February."""
    day = min(date.day, calendar.monthrange(year, date.month)[1])
    return datetime.date(year, date.month, day)
