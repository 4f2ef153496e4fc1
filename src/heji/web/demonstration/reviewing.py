"""Brings forms on their way: submitted, approved step by step, returned, adjusted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import FINANCE, Role
from heji.web.calendar.models import Step
from heji.web.demonstration.city import City
from heji.web.demonstration.typing_in import indicators, save
from heji.web.filing.models import Filing, IndicatorRow, State
from heji.web.organisations.models import Kind
from heji.web.reviews.actions.deciding import AddComment, Approve, Reassign, Return
from heji.web.reviews.actions.submitting import Adjust, Submit
from heji.web.reviews.models import Review
from heji.web.reviews.routes import ROLES, STATES, way_of
from heji.web.reviews.selectors import open_review


def bring(city: City, form: Filing, clerk: Actor, plan: Mapping[str, Any]) -> None:
    """Brings a form into the state that is planned for it.

    Args:
        city: whose people review.
        form: a draft.
        clerk: who fills it in.
        plan: `state`, and what that state needs: `conclusion`, `returned_by`, `reason`, `comments`.
    """
    state = plan["state"]
    if state == State.DRAFT:
        return
    review = _submitted(form, clerk)
    if state == State.RETURNED:
        returner = city.acting(plan["returned_by"])
        while ROLES[Step(review.step)] is not returner.role:
            review = _passed_on(city, review)
        return _returned(review, returner, plan)
    while STATES[Step(review.step)] != state:
        is_last = way_of(review.filing).is_last(Step(review.step))
        following = _passed_on(city, review, plan.get("conclusion", "good"))
        if is_last:
            return
        review = following
    if "assigned" in plan:
        people = tuple(city.person(each) for each in plan["assigned"])
        perform(Reassign(review, people), reviewer(city, review))


def adjust(city: City, form: Filing, clerk: Actor, plan: Mapping[str, Any]) -> None:
    """Opens an approved form again, changes it, and hands it in where that is planned."""
    perform(Adjust(form, plan["reason"]), clerk)
    save(form, clerk, indicators(form, plan["typed"]))
    if plan["is_submitted"]:
        _passed_on(city, _submitted(form, clerk))


def reviewer(city: City, review: Review) -> Actor:
    """Who decides a step."""
    body, role = review.filing.organisation, ROLES[Step(review.step)]
    if role in FINANCE:
        body = city.bureau(body)
    elif role is Role.DEPARTMENT_REVIEWER and body.kind == Kind.UNIT and body.parent is not None:
        body = body.parent
    return next(city.holders(role, body))


def _submitted(form: Filing, clerk: Actor) -> Review:
    return perform(Submit(form), clerk)


def _passed_on(city: City, review: Review, conclusion: str = "good") -> Review:
    """Approves a step; the step that follows, or the same after the last one."""
    is_last = way_of(review.filing).is_last(Step(review.step))
    act = Approve(review, conclusion=conclusion if is_last else "")
    form = perform(act, reviewer(city, review))
    return open_review(form) or review


def _returned(review: Review, returner: Actor, plan: Mapping[str, Any]) -> None:
    form = review.filing
    for name, words in plan.get("comments", {}).items():
        row = IndicatorRow.objects.get(filing=form, name=name)
        perform(AddComment(review, words, f"indicator.{row.pk}.value", name), returner)
    perform(Return(review, plan["reason"]), returner)
