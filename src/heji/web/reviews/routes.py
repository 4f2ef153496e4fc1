"""The way of a form through its review: which steps, in which state, by which role, until when."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from heji.web.acting.role import Role
from heji.web.calendar.models import Step
from heji.web.calendar.selectors import phase_of, working_days_of
from heji.web.calendar.working_days import add_working_days
from heji.web.filing.kinds import form_kind
from heji.web.filing.models import Filing, State

STATES: Mapping[Step, State] = {
    Step.UNIT_APPROVAL: State.SUBMITTED,
    Step.DEPARTMENT_REVIEW: State.DEPARTMENT_REVIEW,
    Step.FINANCE_DIVISION: State.FINANCE_DIVISION_REVIEW,
    Step.FINANCE_PERFORMANCE: State.FINANCE_PERFORMANCE_REVIEW,
}
ROLES: Mapping[Step, Role] = {
    Step.UNIT_APPROVAL: Role.UNIT_APPROVER,
    Step.DEPARTMENT_REVIEW: Role.DEPARTMENT_REVIEWER,
    Step.FINANCE_DIVISION: Role.FINANCE_DIVISION,
    Step.FINANCE_PERFORMANCE: Role.FINANCE_PERFORMANCE,
}
REVIEWERS = frozenset(ROLES.values())
_DAYS = 5  #: working days for each step


@dataclass(frozen=True, slots=True)
class Way:
    """The steps that hold for a filing."""

    steps: tuple[Step, ...]

    def after(self, step: Step) -> Step | None:
        """The step that follows; None after the last, also when the calendar has dropped it."""
        later = [each for each in tuple(Step)[tuple(Step).index(step) + 1 :] if each in self.steps]
        return later[0] if later else None

    def is_last(self, step: Step) -> bool:
        """Whether its approval approves the form."""
        return self.after(step) is None


def way_of(filing: Filing) -> Way:
    """The steps that the calendar has for a filing; all of them if it sets none."""
    phase = phase_of(filing.organisation, filing.year, form_kind(filing.kind).phase)
    return Way(tuple(Step) if phase is None else phase.steps or tuple(Step))


def due_day(filing: Filing, start: datetime.date) -> datetime.date:
    """The last day for a step that begins on a day."""
    return add_working_days(start, _DAYS, working_days_of(filing.organisation))
