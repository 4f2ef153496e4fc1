"""Who must act by when: what the first page shows, and on which days people are reminded."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from heji.web.acting.actor import Actor
from heji.web.acting.role import FINANCE, UNIT, Role
from heji.web.calendar import selectors
from heji.web.calendar.models import Phase, PhaseKind
from heji.web.calendar.selectors import WindowState
from heji.web.calendar.working_days import add_working_days

_FILLING_IN = UNIT | {Role.DEPARTMENT_REVIEWER}
#: Whose work a phase is.
CONCERNED = {
    PhaseKind.DECLARATION: _FILLING_IN,
    PhaseKind.MONITORING: _FILLING_IN,
    PhaseKind.SELF_EVALUATION: _FILLING_IN,
    PhaseKind.REVIEW: FINANCE,
    PhaseKind.DISCLOSURE: _FILLING_IN,
}
_DECEMBER = 12
_SOON = 20  #: working days before the opening on which a phase is announced


@dataclass(frozen=True, slots=True)
class Due:
    """Something that somebody must do, or will have to."""

    key: str  #: of the sentence in the catalogue
    values: dict[str, Any] = field(default_factory=dict)
    address: str = ""  #: the page where it is done
    last_day: datetime.date | None = None
    days_left: int | None = None  #: working days
    state: WindowState = WindowState.OPEN

    @property
    def is_urgent(self) -> bool:
        """Whether the last reminders have begun."""
        return self.days_left is not None and self.days_left <= 3 and self.state is not _NOT_YET


_NOT_YET = WindowState.NOT_YET


def due(actor: Actor, today: datetime.date) -> list[Due]:
    """What an actor must do by when, the most urgent first.

    Args:
        actor: who asks.
        today: the day it is.

    Returns:
        The phases of this year and the next that are the actor's work and open or about to open,
        and for the bureau what waits for its decision.
    """
    found = _phases(actor, today)
    if actor.role is Role.FINANCE_PERFORMANCE:
        found += _of_the_bureau(actor, today)
    return sorted(found, key=lambda each: (each.state is _NOT_YET, each.last_day or today))


def _phases(actor: Actor, today: datetime.date) -> list[Due]:
    body = actor.organisation
    days = selectors.working_days_of(body)
    found = []
    # The forms of a year are declared in the year before and evaluated in the year after it.
    for year in (today.year - 1, today.year, today.year + 1):
        for phase in selectors.phases_of(body, year):
            if not actor.has(CONCERNED[PhaseKind(phase.kind)]):
                continue
            window = selectors.window_of(phase, body, today)
            is_soon = (
                window.state is _NOT_YET and add_working_days(phase.opens, -_SOON, days) <= today
            )
            if window.last_day is None or not (window.is_open or is_soon):
                continue
            key = f"calendar.due.{'opens' if is_soon else phase.kind}"
            left = selectors.days_left(window.last_day, today, days)
            values = {"year": year, "kind": phase.kind, "day": phase.opens.isoformat()}
            address = f"{reverse('calendar')}?year={year}"
            found.append(Due(key, values, address, window.last_day, left, window.state))
    return found


def _of_the_bureau(actor: Actor, today: datetime.date) -> list[Due]:
    found = []
    count = selectors.undecided(actor)
    if count:
        address = f"{reverse('calendar')}#late"
        found.append(Due("calendar.due.late", {"count": count}, address))
    region = selectors.viewed_region(actor)
    year = today.year + (today.month == _DECEMBER)
    if region is not None and not selectors.is_year_known(region, year):
        address = f"{reverse('calendar-days')}?year={year}"
        found.append(Due("calendar.due.holidays", {"year": year}, address))
    return found


def reminders(today: datetime.date) -> list[tuple[Phase, int]]:
    """The phases whose people are reminded today, with the working days that are left.

    A reminder that falls on no working day is sent on the working day before it by itself, because
    it is counted back in working days.
    """
    found = []
    for phase in Phase.objects.filter(opens__lte=today, closes__gte=today).select_related("region"):
        days = selectors.working_days_of(phase.region)
        for count in phase.reminder_days:
            if add_working_days(phase.closes, -count, days) == today:
                found.append((phase, count))
    return found
