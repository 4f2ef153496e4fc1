"""The reviews of the large city's forms: each step that was decided, and the open one."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from django.utils import timezone

from heji.web.accounts.models import Person
from heji.web.acting.role import Role
from heji.web.calendar.models import Step
from heji.web.demonstration.city import data
from heji.web.demonstration.large.place import Place
from heji.web.demonstration.large.storing import Kept
from heji.web.filing.models import Filing, State
from heji.web.organisations.models import Kind
from heji.web.reviews.models import Decision, Review
from heji.web.reviews.routes import ROLES, STATES

_STEPS = (Step.UNIT_APPROVAL, Step.DEPARTMENT_REVIEW, Step.FINANCE_PERFORMANCE)
_DAYS = 5  #: until the last day of an open step


def review(place: Place, forms: Iterable[Kept]) -> None:
    """Stores the way of each form until its state."""
    Review.objects.bulk_create(
        (step for each in forms for step in _way(place, each.filing)), batch_size=2000
    )


def _way(place: Place, filing: Filing) -> Iterator[Review]:
    if filing.state == State.DRAFT:
        return
    for step in _STEPS:
        if filing.state == STATES[step]:
            yield _step(place, filing, step, Decision.OPEN)
            return
        if filing.state == State.RETURNED and step == Step.DEPARTMENT_REVIEW:
            yield _step(place, filing, step, Decision.RETURNED)
            return
        yield _step(place, filing, step, Decision.APPROVED)


def _step(place: Place, filing: Filing, step: Step, decision: Decision) -> Review:
    is_open = decision is Decision.OPEN
    days = datetime.timedelta(days=filing.pk % (2 * _DAYS) - _DAYS // 2)
    return Review(
        filing=filing,
        revision=filing.revision,
        step=step,
        decision=decision,
        due=place.today + days,
        decided_at=None if is_open else timezone.now(),
        decided_by=None if is_open else _who(place, filing, ROLES[step]),
        reason=data("large")["reason"] if decision is Decision.RETURNED else "",
        conclusion="excellent" if step == _STEPS[-1] and not is_open else "",
    )


def _who(place: Place, filing: Filing, role: Role) -> Person:
    body = filing.organisation
    if role is Role.FINANCE_PERFORMANCE:
        body = place.bureau
    elif role is Role.DEPARTMENT_REVIEWER and body.kind == Kind.UNIT and body.parent is not None:
        body = body.parent
    return place.people[role, body.pk]
