"""Who must act by when (a source of `notices.waiting`)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import partial

from django.db.models import Count, Max
from django.urls import reverse

from heji.web.acting.actor import Actor
from heji.web.acting.role import FINANCE, UNIT, Role
from heji.web.calendar import selectors
from heji.web.calendar.models import Phase, PhaseKind
from heji.web.calendar.selectors import Window, WindowState
from heji.web.calendar.work import work
from heji.web.calendar.working_days import WorkingDays, add_working_days
from heji.web.notices.due import Due

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
#: Working days for which a phase is announced before it opens, and for which it is said after its
#: last day that something was not handed in.
_SOON = 20


def due(actor: Actor, today: datetime.date) -> list[Due]:
    """What an actor must do by when.

    Args:
        actor: who asks.
        today: the day it is.

    Returns:
        The phases of last year, this one and the next that are the actor's work and open, about to
        open, or lately closed with something left; and for the bureau what waits for its decision.
    """
    found = list(_phases(actor, today))
    if actor.role is Role.FINANCE_PERFORMANCE:
        found += _of_the_bureau(actor, today)
    return found


def _phases(actor: Actor, today: datetime.date) -> Iterator[Due]:
    body = actor.organisation
    days = selectors.working_days_of(body)
    # The forms of a year are declared in the year before and evaluated in the year after it.
    for year in (today.year - 1, today.year, today.year + 1):
        for phase in selectors.phases_of(body, year):
            if actor.has(CONCERNED[PhaseKind(phase.kind)]):
                window = selectors.window_of(phase, body, today)
                found = _of_phase(actor, phase, window, today, days)
                if found is not None:
                    yield found


def _of_phase(
    actor: Actor, phase: Phase, window: Window, today: datetime.date, days: WorkingDays
) -> Due | None:
    if window.last_day is None:
        return None
    made = partial(
        Due,
        values={"year": phase.year, "day": phase.opens.isoformat()},
        words={"kind": f"calendar.kind.{phase.kind}"},
        last_day=window.last_day,
        address=f"{reverse('calendar')}?year={phase.year}",
    )
    name = f"calendar.phase:{phase.pk}"
    if window.state is WindowState.NOT_YET:
        is_soon = add_working_days(phase.opens, -_SOON, days) <= today
        return made(f"{name}:opens", "calendar.due.opens", is_coming=True) if is_soon else None
    done = work(actor, phase.kind, phase.year)
    if done is not None and done.is_done:
        return None
    count = None if done is None else done.left
    values = {"year": phase.year, "count": count}
    if not window.is_open:
        is_late = add_working_days(window.last_day, _SOON, days) >= today
        if count is None or not is_late or selectors.is_asked(phase, actor.organisation):
            return None
        return made(f"{name}:passed", "calendar.due.passed", values=values)
    key = f"calendar.due.{phase.kind}" if count is None else "calendar.due.left"
    return made(
        f"{name}:{window.state}",
        key,
        values=values,
        address=f"{reverse('calendar')}?year={phase.year}" if done is None else done.address,
        reminders=tuple(phase.reminder_days),
    )


def _of_the_bureau(actor: Actor, today: datetime.date) -> Iterator[Due]:
    asked = selectors.undecided(actor).aggregate(count=Count("pk"), newest=Max("pk"))
    if asked["count"]:
        address, values = f"{reverse('calendar')}#late", {"count": asked["count"]}
        yield Due("calendar.late", "calendar.due.late", address, values, newest=asked["newest"])
    region = selectors.viewed_region(actor)
    year = today.year + (today.month == _DECEMBER)
    if region is not None and not selectors.is_year_known(region, year):
        address = f"{reverse('calendar-days')}?year={year}"
        yield Due(f"calendar.holidays:{year}", "calendar.due.holidays", address, {"year": year})
