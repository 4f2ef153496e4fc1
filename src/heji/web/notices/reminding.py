"""When something is worth a mail: pure arithmetic on days.

A mail that comes every day is read by nobody. So something is sent when it is new to the person,
on the days of its reminders, and again from time to time when it is left undone. A reminder that
could not be sent on its day stays owed until it was.
"""

from __future__ import annotations

import datetime

from heji.web.calendar.working_days import WorkingDays, add_working_days, working_days_between
from heji.web.notices.models import Known
from heji.web.notices.waiting import Waiting

AGAIN = 5  #: working days after which what is overdue, or has no last day, is sent again


def is_owed(each: Waiting, known: Known | None, today: datetime.date, days: WorkingDays) -> bool:
    """Whether a mail has to tell of something on a day.

    Args:
        each: what waits.
        known: what the person was sent of it and has seen; None: nothing.
        today: the day it is.
        days: the working days of the person's body.
    """
    if each.due.is_coming:
        return False
    if known is None or _is_news(each, known):
        return True
    reminder = last_reminder(each, today, days)
    if reminder is not None:
        return known.told_on is None or known.told_on < reminder
    if each.due.last_day is not None:
        return False
    last = max(filter(None, (known.told_on, known.seen_on)), default=today)
    return working_days_between(last, today, days) >= AGAIN


def last_reminder(each: Waiting, today: datetime.date, days: WorkingDays) -> datetime.date | None:
    """The latest day up to today on which something with a last day is brought to mind."""
    last_day = each.due.last_day
    if last_day is None:
        return None
    over = each.days_over
    if last_day < today and over:
        return add_working_days(last_day, over - (over - 1) % AGAIN, days)
    reminders = (add_working_days(last_day, -count, days) for count in each.due.reminders)
    return max((each for each in reminders if each <= today), default=None)


def _is_news(each: Waiting, known: Known) -> bool:
    newest = [each for each in (known.told, known.seen) if each is not None]
    return not newest or max(newest) < each.due.newest
