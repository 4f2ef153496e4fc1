"""A form on its way through the review, for tests."""

from __future__ import annotations

from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.filing.models import Filing, State
from heji.web.reviews.actions.deciding import Approve
from heji.web.reviews.actions.submitting import Submit
from heji.web.reviews.models import Review
from heji.web.reviews.selectors import open_review
from tests.web.filing.making import Office

#: role and body of each step, in order
WAY = (
    (Role.UNIT_APPROVER, "河道管理所"),
    (Role.DEPARTMENT_REVIEWER, "市水务局"),
    (Role.FINANCE_DIVISION, "市财政局"),
    (Role.FINANCE_PERFORMANCE, "市财政局"),
)


_STATES = (
    State.SUBMITTED,
    State.DEPARTMENT_REVIEW,
    State.FINANCE_DIVISION_REVIEW,
    State.FINANCE_PERFORMANCE_REVIEW,
)


def submit(made: Office) -> Review:
    """Hands the form in."""
    return perform(Submit(fresh(made.form)), made.clerk)


def fresh(form: Filing) -> Filing:
    """The form as it is now."""
    return Filing.objects.select_related("organisation", "project").get(pk=form.pk)


def present(made: Office) -> Review:
    """The open step."""
    found = open_review(made.form)
    assert found is not None
    return found


def approve(made: Office, actor: Actor | None = None) -> Actor:
    """Passes the present step by somebody who may."""
    number = [each.value for each in _STATES].index(fresh(made.form).state)
    actor = actor or made.another(*WAY[number])
    conclusion = "good" if number == len(WAY) - 1 else ""
    perform(Approve(present(made), conclusion=conclusion), actor)
    return actor


def approve_all(made: Office) -> None:
    """Submits and passes every step."""
    submit(made)
    for _ in WAY:
        approve(made)
