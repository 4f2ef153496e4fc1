"""A self-evaluation goes the way of every form: its own phase, its own steps, kept as submitted."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from heji.web.acting.action import Refused, perform
from heji.web.acting.role import Role
from heji.web.budgets.models import MonthlyExecution, Source
from heji.web.calendar.models import Phase, PhaseKind, Step
from heji.web.filing.content import from_data
from heji.web.filing.models import Filing, State
from heji.web.reviews.actions.deciding import Return
from heji.web.reviews.routes import way_of
from tests.web.budgets.budgeting import WAN, line
from tests.web.filing.making import Office
from tests.web.reviews.going import approve, fresh, present, submit
from tests.web.self_evaluations.evaluating import (
    YEAR,
    begun,
    cells,
    content,
    declared,
    evaluating,
    fill_in,
)

pytestmark = pytest.mark.django_db


def phase(made: Office, **changed: object) -> Phase:
    today = timezone.localdate()
    usual = {"opens": today, "closes": today, "has_finance_division": False}
    return Phase.objects.create(
        region=made.here["云栖市"],
        year=YEAR,
        kind=PhaseKind.SELF_EVALUATION,
        **{**usual, **changed},
    )


def evaluated(*, filled: bool = True) -> Office:
    """An office whose present form is the self-evaluation."""
    made, form = evaluating(filled=filled)
    return replace(made, form=form)


def test_it_goes_through_the_steps_of_its_own_phase() -> None:
    made = evaluated()
    phase(made)
    assert way_of(made.form).steps == (
        *(Step.UNIT_APPROVAL, Step.DEPARTMENT_REVIEW),
        Step.FINANCE_PERFORMANCE,
    )
    submit(made)
    for state in (State.SUBMITTED, State.DEPARTMENT_REVIEW, State.FINANCE_PERFORMANCE_REVIEW):
        assert fresh(made.form).state == state
        approve(made)
    now = fresh(made.form)
    assert (now.state, now.conclusion) == (State.APPROVED, "good")


def test_it_is_handed_in_within_the_days_of_its_phase() -> None:
    made = evaluated()
    yesterday = timezone.localdate() - datetime.timedelta(1)
    phase(made, opens=yesterday, closes=yesterday)
    with pytest.raises(Refused, match="too-late"):
        submit(made)


def test_money_from_the_budgets_is_kept_as_it_was_handed_in() -> None:
    made = declared()
    of_project = line(made.project, 900 * WAN, YEAR, {1: 700 * WAN})
    made = replace(made, form=begun(made))
    fill_in(made, made.form)
    submit(made)
    MonthlyExecution.objects.filter(line=of_project).delete()
    kept = from_data(made.form.revisions.get().content)
    assert kept.amount("executed", "total") == 700 * WAN
    assert content(fresh(made.form)) == kept
    assert cells(fresh(made.form))["form.execution_rate"].text == "77.78%"


def test_what_is_returned_follows_the_budgets_again() -> None:
    made = declared()
    line(made.project, 900 * WAN, YEAR, {1: 700 * WAN})
    made = replace(made, form=begun(made))
    fill_in(made, made.form)
    submit(made)
    perform(Return(present(made), "请核对"), made.here.actor(Role.UNIT_APPROVER, "河道管理所"))
    line(made.project, 100 * WAN, YEAR, {2: 300 * WAN}, source=Source.UNIT_FUNDS)
    now = Filing.objects.select_related("organisation", "project").get(pk=made.form.pk)
    assert content(now).amount("executed", "total") == 1000 * WAN


def test_reviewers_see_the_scores_with_their_reasons(client: Client) -> None:
    made = evaluated()
    review = submit(made)
    approver = made.here.actor(Role.UNIT_APPROVER, "河道管理所")
    client.force_login(approver.person, "django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("review", args=(review.pk,))).content.decode()
    assert "得30分（分值30分）" in page
    assert "总分" in page
    assert client.get(reverse("reviews")).status_code == 200
