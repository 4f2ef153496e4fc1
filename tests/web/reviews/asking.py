"""An expert who was asked about a form, for tests."""

from __future__ import annotations

import datetime

from django.utils import timezone

from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.reviews.actions.advising import DeclareInterest
from heji.web.reviews.actions.consulting import Consult
from heji.web.reviews.models import Consultation
from tests.web.filing.making import Office
from tests.web.reviews.going import approve, present, submit

PURPOSE = "评审指标设置是否合理"


def in_days(count: int) -> datetime.date:
    """A day from today."""
    return timezone.localdate() + datetime.timedelta(days=count)


def at_the_department(made: Office) -> Actor:
    """Brings the form before its department; gives the reviewer."""
    submit(made)
    approve(made)
    return made.another(Role.DEPARTMENT_REVIEWER, "市水务局")


def expert_of(made: Office, body: str = "市水务局") -> Actor:
    """An expert who is registered with a body."""
    return made.another(Role.EXPERT, body)


def give(made: Office, reviewer: Actor, expert: Actor, days: int = 5) -> Consultation:
    """Asks an expert about the form as it stands."""
    return perform(Consult(present(made), expert.person, PURPOSE, in_days(days)), reviewer)


def opened(made: Office, reviewer: Actor, expert: Actor) -> Consultation:
    """The same, and the expert has declared that nothing ties them to it."""
    return perform(DeclareInterest(give(made, reviewer, expert), is_tied=False), expert)
