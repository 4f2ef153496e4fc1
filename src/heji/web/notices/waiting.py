"""What waits for somebody: the one selector of the first page, the page of notices and the mails.

An app says in its AppConfig where it comes from: `notice_sources` lists the dotted names of
functions that take an actor and the day it is, and give what that actor must do (`Due`), read
through what the actor may see. A source never gives business to an administrator.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.apps import apps
from django.utils.module_loading import import_string

from heji.web.acting.actor import Actor
from heji.web.calendar.selectors import days_left, working_days_of
from heji.web.calendar.working_days import WorkingDays
from heji.web.notices.due import Due

Source = Callable[[Actor, datetime.date], list[Due]]
_URGENT = 3  #: working days: with the last reminders it is urgent


class Urgency(StrEnum):
    """How much something presses; names are in the catalogue: `notice.urgency.…`."""

    OVERDUE = "overdue"
    URGENT = "urgent"
    ORDINARY = "ordinary"
    COMING = "coming"  # nothing can be done yet


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits, counted from a day."""

    due: Due
    urgency: Urgency
    days_left: int | None = None  #: working days; below zero after the last day

    @property
    def is_pressing(self) -> bool:
        """Whether it is urgent or overdue."""
        return self.urgency in {Urgency.OVERDUE, Urgency.URGENT}

    @property
    def days_over(self) -> int:
        """Working days since the last day."""
        return max(0, -(self.days_left or 0))


def sources() -> Iterator[Source]:
    """Every source that an app names, in the order of the apps."""
    for config in apps.get_app_configs():
        for name in getattr(config, "notice_sources", ()):
            found: Source = import_string(name)
            yield found


def waiting(actor: Actor, today: datetime.date, days: WorkingDays | None = None) -> list[Waiting]:
    """What an actor must do, the most urgent first, and at the end what is only announced.

    Args:
        actor: whose work it is.
        today: the day it is.
        days: the working days of the actor's body, where they are at hand.
    """
    counted = days or working_days_of(actor.organisation)
    found = [_counted(due, today, counted) for source in sources() for due in source(actor, today)]
    return sorted(found, key=lambda each: (each.due.is_coming, each.due.last_day or today))


def _counted(due: Due, today: datetime.date, days: WorkingDays) -> Waiting:
    left = None if due.last_day is None else days_left(due.last_day, today, days)
    if due.is_coming:
        return Waiting(due, Urgency.COMING, left)
    if due.last_day is not None and due.last_day < today:
        return Waiting(due, Urgency.OVERDUE, left)
    is_urgent = left is not None and left <= _URGENT
    return Waiting(due, Urgency.URGENT if is_urgent else Urgency.ORDINARY, left)
