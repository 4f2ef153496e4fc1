"""When is monitored: through which months, until when, and how soon is decided."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db.models.functions import Length

from heji.web.calendar.models import LateState, LateSubmission, Phase, PhaseKind
from heji.web.monitoring.limits import usual_days, usual_months
from heji.web.monitoring.models import MonitoringPlan
from heji.web.organisations.models import Organisation

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a region has set, or what is usual."""

    months: tuple[int, ...]
    decision_days: int

    def begun(self, year: int, today: datetime.date) -> tuple[int, ...]:
        """The months of a year through which can be reported: they are over."""
        return tuple(each for each in self.months if last_day(year, each) < today)


def last_day(year: int, month: int) -> datetime.date:
    """The last day of a month.

    >>> last_day(2028, 2)
    datetime.date(2028, 2, 29)
    """
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def plan_of(organisation: Organisation, year: int) -> Plan:
    """The plan for the forms of a body and year: what the nearest region above it set last."""
    above = [int(each) for each in organisation.path.split("/") if each]
    found = MonitoringPlan.objects.filter(region__in=above, from_year__lte=year)
    return _plan(found.order_by(Length("region__path").desc(), "-from_year").first())


def _plan(found: MonitoringPlan | None) -> Plan:
    if found is None:
        return Plan(usual_months(), usual_days())
    return Plan(tuple(found.months), found.decision_days)


@dataclass(frozen=True, slots=True)
class Closing:
    """The last days of all bodies in a year, read at once."""

    year: int
    plans: Mapping[str, Plan]  #: by the path of the region
    phases: Mapping[str, Phase]
    late: Mapping[tuple[int, str], datetime.date]  #: phase and path of a body -> permitted until

    def plan(self, path: str) -> Plan:
        """The plan of a body by its path."""
        return _nearest(self.plans, path) or _plan(None)

    def is_over(self, path: str, month: int, today: datetime.date) -> bool:
        """Whether the form of a body through a month ought to be there.

        It ought when the phase is closed, and when the next month that is monitored is over; where
        no phase was set, when the year is.
        """
        plan = self.plan(path)
        if month not in plan.months:
            return False
        following = [each for each in plan.begun(self.year, today) if each > month]
        phase = _nearest(self.phases, path)
        if following or phase is None:
            return bool(following) or today.year > self.year
        permitted = (
            until
            for (id, there), until in self.late.items()
            if id == phase.pk and path.startswith(there)
        )
        return today > max((phase.closes, *permitted))


def closing(year: int) -> Closing:
    """The last days of a year; three queries, however many bodies there are."""
    plans: dict[str, Plan] = {}
    set_ones = MonitoringPlan.objects.filter(from_year__lte=year).select_related("region")
    for each in set_ones.order_by("from_year"):
        plans[each.region.path] = _plan(each)
    phases = Phase.objects.filter(year=year, kind=PhaseKind.MONITORING).select_related("region")
    granted = LateSubmission.objects.filter(
        phase__in=phases.values("pk"), state=LateState.GRANTED
    ).select_related("organisation")
    return Closing(year, plans, {each.region.path: each for each in phases}, _late(granted))


def _late(granted: Iterable[LateSubmission]) -> dict[tuple[int, str], datetime.date]:
    found: dict[tuple[int, str], datetime.date] = {}
    for each in granted:
        if each.until is not None:
            key = (each.phase_id, each.organisation.path)
            found[key] = max(each.until, found.get(key, each.until))
    return found


def _nearest(known: Mapping[str, _Found], path: str) -> _Found | None:
    fitting = [each for each in known if path.startswith(each)]
    return known[max(fitting, key=len)] if fitting else None
