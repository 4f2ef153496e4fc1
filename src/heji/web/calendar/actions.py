"""What can be done with the calendar."""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from django.utils import timezone

from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import UNIT, Role
from heji.web.calendar import selectors
from heji.web.calendar.choices import rubric_ids, suits
from heji.web.calendar.models import (
    LateState,
    LateSubmission,
    MustAnswer,
    Phase,
    PhaseKind,
    SpecialDay,
    Step,
)
from heji.web.calendar.working_days import WorkingDays, add_working_days
from heji.web.organisations.models import Kind, Organisation
from heji.web.organisations.scope import business_of

BUREAU = frozenset((Role.FINANCE_PERFORMANCE,))
ASKING = UNIT | {Role.DEPARTMENT_REVIEWER}
_MOST_REMINDERS = 10
_LONGEST_REMINDER = 120
_MOST_DAYS = 31
_REVIEWED = frozenset((PhaseKind.DECLARATION, PhaseKind.MONITORING, PhaseKind.SELF_EVALUATION))


@dataclass(frozen=True, slots=True)
class Plan:
    """What a phase is set to."""

    opens: datetime.date
    closes: datetime.date
    layout: str = ""
    rubric: str = ""
    department_layout: str = ""
    department_rubric: str = ""
    has_unit_approval: bool = True
    has_department_review: bool = True
    has_finance_division: bool = True
    has_finance_performance: bool = True
    must_answer: str = ""  #: of `MustAnswer`
    reminder_days: tuple[int, ...] = (10, 3, 1)


@dataclass(frozen=True, slots=True)
class SetPhase(Action[Phase]):
    """Sets a phase of a region's year, for the first time or anew."""

    region: Organisation
    year: int
    kind: PhaseKind
    plan: Plan

    name: ClassVar[str] = "calendar.set"
    roles: ClassVar[frozenset[Role]] = BUREAU

    def check(self, actor: Actor) -> None:
        """An own region, days in order, forms and rules that there are."""
        _require_region(actor, self.region)
        plan = self.plan
        if plan.closes < plan.opens:
            raise Refused("calendar.wrong-days")
        for scope, layout in (("project", plan.layout), ("department", plan.department_layout)):
            if layout and not suits(layout, self.kind, scope):
                raise Refused("calendar.wrong-layout", layout=layout)
        for rubric in filter(None, (plan.rubric, plan.department_rubric)):
            if rubric not in rubric_ids():
                raise Refused("calendar.wrong-rubric", rubric=rubric)
        if self.kind in _REVIEWED and not any(getattr(plan, f"has_{each.value}") for each in Step):
            raise Refused("calendar.no-step")
        if plan.must_answer not in MustAnswer.values:
            raise Refused("calendar.wrong-answers")
        reminders = plan.reminder_days
        if len(reminders) > _MOST_REMINDERS or not all(
            0 <= each <= _LONGEST_REMINDER for each in reminders
        ):
            raise Refused("calendar.wrong-reminders", most=_LONGEST_REMINDER)

    def execute(self, actor: Actor) -> Outcome[Phase]:
        """Writes it; the log has what changed."""
        plan = {**asdict(self.plan), "reminder_days": sorted(set(self.plan.reminder_days))[::-1]}
        where: dict[str, Any] = {"region": self.region, "year": self.year, "kind": self.kind}
        old = Phase.objects.filter(**where).values(*plan).first() or {}
        phase, _ = Phase.objects.update_or_create(**where, defaults=plan)
        changed = {name for name, value in plan.items() if old.get(name) != value}
        before = {name: _plain(old[name]) for name in changed & set(old)}
        return Outcome(phase, phase, before, {name: _plain(plan[name]) for name in changed})


@dataclass(frozen=True, slots=True)
class CopyPhases(Action[int]):
    """Takes over the phases of the year before that the year does not have yet."""

    region: Organisation
    year: int

    name: ClassVar[str] = "calendar.copy"
    roles: ClassVar[frozenset[Role]] = BUREAU

    def check(self, actor: Actor) -> None:
        """An own region with something to take over."""
        _require_region(actor, self.region)
        if not self._missing():
            raise Refused("calendar.nothing-to-copy", year=self.year - 1)

    def _missing(self) -> list[Phase]:
        there = Phase.objects.filter(region=self.region, year=self.year).values("kind")
        last = Phase.objects.filter(region=self.region, year=self.year - 1)
        return list(last.exclude(kind__in=there))

    def execute(self, actor: Actor) -> Outcome[int]:
        """The same days a year later; what falls on a free day moves to the next working day."""
        days = selectors.working_days_of(self.region)
        made = []
        for phase in self._missing():
            phase.pk, phase._state.adding = None, True
            phase.year = self.year
            phase.opens = _a_year_later(phase.opens, days)
            phase.closes = max(phase.opens, _a_year_later(phase.closes, days))
            phase.save(force_insert=True)
            made.append(phase.kind)
        return Outcome(len(made), self.region, after={"year": self.year, "kinds": made})


@dataclass(frozen=True, slots=True)
class AskLateSubmission(Action[LateSubmission]):
    """Asks the bureau for permission to submit after the last day."""

    phase: Phase
    organisation: Organisation
    reason: str
    wanted_until: datetime.date

    name: ClassVar[str] = "calendar.ask-late"
    roles: ClassVar[frozenset[Role]] = ASKING

    def check(self, actor: Actor) -> None:
        """For an own body and its own phase, once, with a reason."""
        if not business_of(actor).filter(pk=self.organisation.pk).exists():
            raise NotAllowed("organisation.not-yours", name=self.organisation.name)
        holds = selectors.phase_of(self.organisation, self.phase.year, self.phase.kind)
        if holds != self.phase:
            raise Refused("calendar.not-your-phase")
        if not self.reason.strip():
            raise Refused("calendar.no-reason")
        if self.wanted_until <= max(self.phase.closes, timezone.localdate()):
            raise Refused("calendar.not-later", day=self.phase.closes.isoformat())
        asked = LateSubmission.objects.filter(phase=self.phase, organisation=self.organisation)
        if asked.filter(state=LateState.ASKED).exists():
            raise Refused("calendar.asked-already")

    def execute(self, actor: Actor) -> Outcome[LateSubmission]:
        """Asks."""
        made = LateSubmission.objects.create(
            phase=self.phase,
            organisation=self.organisation,
            reason=self.reason.strip(),
            wanted_until=self.wanted_until,
            asked_by=actor.person,
        )
        after = {"reason": made.reason, "wanted_until": made.wanted_until.isoformat()}
        return Outcome(made, made, after=after)


@dataclass(frozen=True, slots=True)
class DecideLateSubmission(Action[LateSubmission]):
    """Grants or refuses a request, with a reason."""

    request: LateSubmission
    is_granted: bool
    decision: str
    until: datetime.date | None = None  #: last day, when granted

    name: ClassVar[str] = "calendar.decide-late"
    roles: ClassVar[frozenset[Role]] = BUREAU

    def check(self, actor: Actor) -> None:
        """A request of the own region that has no decision yet; never one's own."""
        asked = LateSubmission.objects.select_for_update().get(pk=self.request.pk)
        if not business_of(actor).filter(pk=asked.organisation_id).exists():
            raise NotAllowed("organisation.not-yours", name=self.request.organisation.name)
        if asked.asked_by_id == actor.person.pk:
            raise NotAllowed("calendar.own-request")
        if asked.state != LateState.ASKED:
            raise Refused("calendar.decided-already")
        if not self.decision.strip():
            raise Refused("calendar.no-reason")
        if self.is_granted and (self.until is None or self.until <= self.request.phase.closes):
            raise Refused("calendar.not-later", day=self.request.phase.closes.isoformat())

    def execute(self, actor: Actor) -> Outcome[LateSubmission]:
        """Decides."""
        asked = self.request
        asked.state = LateState.GRANTED if self.is_granted else LateState.REFUSED
        asked.until = self.until if self.is_granted else None
        asked.decision, asked.decided_by = self.decision.strip(), actor.person
        asked.decided_at = timezone.now()
        asked.save()
        after = {"state": asked.state, "until": _plain(asked.until), "decision": asked.decision}
        return Outcome(asked, asked, {"state": LateState.ASKED}, after)


@dataclass(frozen=True, slots=True)
class EnterDays(Action[int]):
    """Says that days are free or worked, other than weekends and announcements have it."""

    region: Organisation
    first: datetime.date
    last: datetime.date
    is_working: bool
    reason: str  #: name of the holiday, or what the day is exchanged for

    name: ClassVar[str] = "calendar.enter-days"
    roles: ClassVar[frozenset[Role]] = BUREAU

    def check(self, actor: Actor) -> None:
        """Days of an own region, in order, not too many at once."""
        _require_region(actor, self.region)
        if not 0 <= (self.last - self.first).days < _MOST_DAYS:
            raise Refused("calendar.wrong-range", most=_MOST_DAYS)
        if not self.reason.strip():
            raise Refused("calendar.no-reason")

    def execute(self, actor: Actor) -> Outcome[int]:
        """Enters them; a day that was entered before is changed."""
        count = (self.last - self.first).days + 1
        entered = {"is_working": self.is_working, "name": self.reason.strip()}
        for each in range(count):
            day = self.first + datetime.timedelta(days=each)
            SpecialDay.objects.update_or_create(region=self.region, day=day, defaults=entered)
        after = {"first": self.first.isoformat(), "last": self.last.isoformat(), **entered}
        return Outcome(count, self.region, after=after)


@dataclass(frozen=True, slots=True)
class RemoveDay(Action[SpecialDay]):
    """Takes an entered day back: the announcement, or the weekend, counts again."""

    day: SpecialDay

    name: ClassVar[str] = "calendar.remove-day"
    roles: ClassVar[frozenset[Role]] = BUREAU

    def check(self, actor: Actor) -> None:
        """A day of an own region."""
        _require_region(actor, self.day.region)

    def execute(self, actor: Actor) -> Outcome[SpecialDay]:
        """Removes the row; the log keeps what it was."""
        day = self.day
        before = {"day": day.day.isoformat(), "is_working": day.is_working, "name": day.name}
        SpecialDay.objects.filter(pk=day.pk).delete()
        return Outcome(day, day.region, before)


def _require_region(actor: Actor, region: Organisation) -> None:
    if not business_of(actor).filter(pk=region.pk, kind=Kind.REGION).exists():
        raise NotAllowed("organisation.not-yours", name=region.name)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


def _a_year_later(day: datetime.date, days: WorkingDays) -> datetime.date:
    try:
        later = day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        later = day.replace(year=day.year + 1, day=28)
    return later if days.is_working(later) else add_working_days(later, 1, days)
