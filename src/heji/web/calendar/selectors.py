"""Reads the calendar. A body follows the nearest region above it that has set the phase.

The days of a phase are no secret: everybody sees those of the regions above them. Requests to be late
are read through what the caller may see.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Max, Q, QuerySet
from django.db.models.functions import Length

from heji.web.acting.actor import Actor
from heji.web.calendar.models import LateState, LateSubmission, Phase, SpecialDay
from heji.web.calendar.working_days import WorkingDays, announced, china, working_days_between
from heji.web.organisations.models import Kind, Organisation
from heji.web.organisations.scope import business_of, root_of, seen_by


def phase_of(organisation: Organisation, year: int, kind: str) -> Phase | None:
    """The phase that holds for a body: that of the nearest region above it that has one."""
    found = Phase.objects.filter(region__in=_above(organisation), year=year, kind=kind)
    return found.order_by(Length("region__path").desc()).select_related("region").first()


def phases_of(organisation: Organisation, year: int) -> list[Phase]:
    """All phases that hold for a body in a year, in the order of their days."""
    found = Phase.objects.filter(region__in=_above(organisation), year=year)
    nearest = {each.kind: each for each in found.select_related("region").order_by("region__path")}
    return sorted(nearest.values(), key=lambda each: (each.opens, each.closes))


def phase(actor: Actor, id: int) -> Phase:
    """One phase of a region that the actor belongs to or sees.

    Raises:
        Phase.DoesNotExist: there is none, or it is of another region.
    """
    known = Q(region__in=_above(actor.organisation)) | Q(region__in=seen_by(actor))
    return Phase.objects.select_related("region").get(known, pk=id)


def regions(actor: Actor) -> QuerySet[Organisation]:
    """The regions whose calendar an actor may look at: the own ones, and those above."""
    known = Q(pk__in=_above(actor.organisation)) | Q(pk__in=seen_by(actor).values("pk"))
    return Organisation.objects.filter(known, kind=Kind.REGION, valid_to__isnull=True)


def region_of(organisation: Organisation) -> Organisation | None:
    """The nearest region at or above a body."""
    found = Organisation.objects.filter(pk__in=_above(organisation), kind=Kind.REGION)
    return found.order_by(Length("path").desc()).first()


def working_days_of(organisation: Organisation) -> WorkingDays:
    """The working days that hold for a body: the announced ones and what its regions entered."""
    entered = SpecialDay.objects.filter(region__in=_above(organisation))
    ordered = entered.order_by(Length("region__path"))  # the nearest region has the last word
    return china().with_days(dict(ordered.values_list("day", "is_working")))


def is_year_known(organisation: Organisation, year: int) -> bool:
    """Whether the public holidays of a year are announced here or entered by a bureau."""
    if year in announced():
        return True
    return SpecialDay.objects.filter(region__in=_above(organisation), day__year=year).exists()


class WindowState(StrEnum):
    """Whether something can be submitted now; names are in the catalogue: `calendar.window.…`."""

    NOT_SET = "not_set"  # the region has no such phase in the year: nothing forbids it
    NOT_YET = "not_yet"
    OPEN = "open"
    LATE = "late"  # after the last day, with the bureau's permission
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Window:
    """When a body can submit the forms of a phase."""

    state: WindowState
    phase: Phase | None = None
    last_day: datetime.date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it can be submitted now."""
        return self.state in {WindowState.NOT_SET, WindowState.OPEN, WindowState.LATE}


def window(organisation: Organisation, year: int, kind: str, today: datetime.date) -> Window:
    """Whether a body may submit the forms of a phase on a day."""
    found = phase_of(organisation, year, kind)
    return Window(WindowState.NOT_SET) if found is None else window_of(found, organisation, today)


def window_of(phase: Phase, organisation: Organisation, today: datetime.date) -> Window:
    """The same of a phase that is at hand."""
    if today < phase.opens:
        return Window(WindowState.NOT_YET, phase, phase.closes)
    if today <= phase.closes:
        return Window(WindowState.OPEN, phase, phase.closes)
    until = _permitted_until(phase, organisation)
    if until is not None and today <= until:
        return Window(WindowState.LATE, phase, until)
    return Window(WindowState.CLOSED, phase, until or phase.closes)


def late_submissions(actor: Actor) -> QuerySet[LateSubmission]:
    """The requests of the bodies that an actor sees, those without a decision first."""
    found = LateSubmission.objects.filter(organisation__in=business_of(actor))
    related = found.select_related("phase__region", "organisation", "asked_by", "decided_by")
    return related.order_by("state", "-asked_at")


def undecided(actor: Actor) -> QuerySet[LateSubmission]:
    """The requests that wait for an actor of the bureau: nobody decides on their own."""
    return late_submissions(actor).filter(state=LateState.ASKED).exclude(asked_by=actor.person)


def is_asked(phase: Phase, organisation: Organisation) -> bool:
    """Whether a request of a body, or of one above it, waits for the bureau."""
    found = LateSubmission.objects.filter(phase=phase, state=LateState.ASKED)
    return found.filter(organisation__in=_above(organisation)).exists()


def special_days(organisation: Organisation, year: int) -> QuerySet[SpecialDay]:
    """The days that the regions of a body entered for a year."""
    found = SpecialDay.objects.filter(region__in=_above(organisation), day__year=year)
    return found.select_related("region")


def days_left(last_day: datetime.date, today: datetime.date, days: WorkingDays) -> int:
    """Working days from today to the last day; today counts only as the last day itself."""
    return working_days_between(today, last_day, days)


def viewed_region(actor: Actor) -> Organisation | None:
    """The region whose calendar an actor sees first."""
    return region_of(root_of(actor))


def _permitted_until(phase: Phase, organisation: Organisation) -> datetime.date | None:
    granted = LateSubmission.objects.filter(
        phase=phase, organisation__in=_above(organisation), state=LateState.GRANTED
    )
    latest: datetime.date | None = granted.aggregate(latest=Max("until"))["latest"]
    return latest


def _above(organisation: Organisation) -> list[int]:
    """The ids from the root to a body, itself included."""
    return [int(each) for each in organisation.path.split("/") if each]
