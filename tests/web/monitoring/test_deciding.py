"""Review of a monitoring form by the steps of its phase, and what is decided on it."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from heji.web.acting.action import NotAllowed, Refused, perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.calendar.models import Phase, PhaseKind
from heji.web.calendar.selectors import working_days_of
from heji.web.calendar.work import work
from heji.web.calendar.working_days import add_working_days
from heji.web.filing.keeping import load
from heji.web.filing.models import Filing, Revision, State
from heji.web.monitoring.actions.deciding import Decide, SetPlan
from heji.web.monitoring.due import due
from heji.web.monitoring.models import MonitoringDecision
from heji.web.monitoring.plans import plan_of
from heji.web.monitoring.selectors import decide_by, undecided
from heji.web.reviews.actions.deciding import Approve
from heji.web.reviews.actions.submitting import Adjust
from heji.web.reviews.routes import way_of
from tests.web.accounts.steps import BACKEND
from tests.web.filing.making import Office
from tests.web.monitoring.watching import (
    YEAR,
    approved,
    declared,
    fill_in,
    hand_in,
    plan,
    reviewer,
    watched,
)
from tests.web.reviews.going import WAY, fresh, present

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Office:
    return declared()


@pytest.fixture
def form(made: Office) -> Filing:
    found = watched(made)
    fill_in(made, found)
    return found


def phase(made: Office, **steps: bool) -> Phase:
    today = timezone.localdate()
    return Phase.objects.create(
        region=made.here["云栖市"],
        year=YEAR,
        kind=PhaseKind.MONITORING,
        opens=today,
        closes=today,
        **steps,
    )


def test_it_goes_through_the_steps_of_its_own_phase(made: Office, form: Filing) -> None:
    phase(made, has_unit_approval=False, has_finance_division=False)
    assert [each.value for each in way_of(form).steps] == [
        "department_review",
        "finance_performance",
    ]
    hand_in(made, form)
    assert fresh(form).state == State.DEPARTMENT_REVIEW
    here = Office(made.here, made.clerk, made.project, form)
    perform(Approve(present(here)), made.another(*WAY[1]))
    perform(Approve(present(here), conclusion="good"), made.another(*WAY[3]))
    assert fresh(form).state == State.APPROVED


def test_it_is_handed_in_within_the_days_of_its_phase(made: Office, form: Filing) -> None:
    found = phase(made)
    Phase.objects.filter(pk=found.pk).update(
        opens=datetime.date(2020, 1, 1), closes=datetime.date(2020, 1, 2)
    )
    with pytest.raises(Refused) as refusal:
        hand_in(made, form)
    assert refusal.value.key == "review.too-late"


@pytest.mark.parametrize("decision", ["continue", "adjust", "pause"])
def test_each_office_of_the_review_decides(made: Office, form: Filing, decision: str) -> None:
    approved(made, form)
    declaration, content = made.content, load(form)
    actor, count = reviewer(made), LogEntry.objects.count()
    assert list(undecided(actor)) == [form]
    perform(Decide(fresh(form), decision, "征地延后"), actor)
    entry = LogEntry.objects.latest("number")
    assert LogEntry.objects.count() == count + 1
    assert (entry.action, entry.after["handling"]) == ("monitoring.decide", decision)
    assert not entry.after["is_late"]
    assert not undecided(actor).exists()
    # It changes neither the form nor what was declared.
    assert (fresh(form).state, load(form), made.content) == (State.APPROVED, content, declaration)


def test_who_decides(made: Office, form: Filing) -> None:
    reviewers = approved(made, form)
    act = Decide(fresh(form), "continue", "按计划推进")
    others: list[Actor] = [
        made.clerk,
        reviewers[0],  # the unit's own approver
        made.another(Role.INSPECTOR, "市审计局"),
        made.another(Role.DEPARTMENT_REVIEWER, "市教育局"),
        made.another(Role.FINANCE_PERFORMANCE, "区财政局"),
    ]
    count = LogEntry.objects.count()
    for each in others:
        with pytest.raises(NotAllowed):
            perform(act, each)
        assert not undecided(each).exists()
    assert LogEntry.objects.count() == count
    for each in (reviewers[1], made.another(Role.FINANCE_DIVISION, "市财政局")):
        assert undecided(each).exists()
    perform(act, reviewers[3])


def test_nobody_decides_on_their_own_work(made: Office, form: Filing) -> None:
    approved(made, form)
    actor = reviewer(made)
    Revision.objects.filter(filing=form).update(submitted_by=actor.person)
    with pytest.raises(Refused) as refusal:
        perform(Decide(fresh(form), "continue", "按计划推进"), actor)
    assert refusal.value.key == "accounts.own-work"
    assert not undecided(actor).exists()


def test_what_is_refused(made: Office, form: Filing) -> None:
    hand_in(made, form)
    with pytest.raises(NotAllowed):  # the department has not had it yet
        perform(Decide(fresh(form), "continue", "好"), reviewer(made))
    here = Office(made.here, made.clerk, made.project, form)
    perform(Approve(present(here)), made.another(*WAY[0]))
    actor = reviewer(made)
    for decision, reason, key in (
        ("continue", "好", "monitoring.not-approved"),
        ("stop", "好", "monitoring.no-decision"),
        ("pause", "  ", "monitoring.no-reason"),
        ("pause", "长" * 2001, "monitoring.no-reason"),
    ):
        with pytest.raises(Refused) as refusal:
            perform(Decide(fresh(form), decision, reason), actor)
        assert refusal.value.key == key
        if key == "monitoring.not-approved":
            perform(Approve(present(here)), reviewer(made))
            Filing.objects.filter(pk=form.pk).update(state=State.APPROVED)


def test_a_later_decision_takes_the_place_of_an_earlier_one(made: Office, form: Filing) -> None:
    approved(made, form)
    actor = reviewer(made)
    perform(Decide(fresh(form), "pause", "资金未到位"), actor)
    with pytest.raises(Refused) as refusal:
        perform(Decide(fresh(form), "pause", "资金未到位"), actor)
    assert refusal.value.key == "monitoring.decided-so"
    perform(Decide(fresh(form), "continue", "资金已到位"), actor)
    entry = LogEntry.objects.latest("number")
    assert (entry.before["handling"], entry.after["handling"]) == ("pause", "continue")
    assert MonitoringDecision.objects.filter(filing=form).count() == 2


def test_working_days_are_those_of_the_region(made: Office, form: Filing) -> None:
    plan(made, 7, days=3)
    approved(made, form)
    days = working_days_of(form.organisation)
    assert decide_by(fresh(form)) == add_working_days(timezone.localdate(), 3, days)
    long_ago = timezone.now() - datetime.timedelta(days=60)
    Revision.objects.filter(filing=form).update(approved_at=long_ago)
    actor = reviewer(made)
    [told] = due(actor, timezone.localdate())
    assert told.last_day == decide_by(fresh(form))
    assert told.said("zh") == "1 份监控表待作出处理决定"
    perform(Decide(fresh(form), "continue", "好"), actor)
    assert LogEntry.objects.latest("number").after["is_late"]
    assert due(actor, timezone.localdate()) == []


def test_the_bureau_sets_months_and_days(made: Office) -> None:
    bureau, region = made.another(Role.FINANCE_PERFORMANCE, "市财政局"), made.here["云栖市"]
    count = LogEntry.objects.count()
    perform(SetPlan(region, 2026, (10, 4), 5), bureau)
    assert LogEntry.objects.count() == count + 1
    found = plan_of(made.project.organisation, 2027)
    assert (found.months, found.decision_days) == ((4, 10), 5)
    assert plan_of(made.project.organisation, 2025).months == (7,)
    for months, days in (((), 5), ((13,), 5), ((4, 4), 5), ((4,), 0), ((4,), 121)):
        with pytest.raises(Refused):
            perform(SetPlan(region, 2026, months, days), bureau)
    with pytest.raises(NotAllowed):
        perform(SetPlan(region, 2026, (4,), 5), made.another(Role.FINANCE_PERFORMANCE, "区财政局"))
    with pytest.raises(NotAllowed):
        perform(SetPlan(region, 2026, (4,), 5), made.clerk)


def test_an_adjustment_leads_to_the_declaration(made: Office, form: Filing, client: Client) -> None:
    approved(made, form)
    perform(Decide(fresh(form), "adjust", "征地延后"), reviewer(made))
    client.force_login(made.clerk.person, BACKEND)
    page = client.get(reverse("filing", args=(form.pk,))).content.decode()
    assert "调整绩效目标" in page
    assert reverse("filing", args=(made.form.pk,)) in page
    perform(Adjust(fresh(made.form), "按监控处理决定"), made.clerk)
    assert fresh(made.form).state == State.ADJUSTING


def test_what_is_left_of_the_phase(made: Office) -> None:
    def left() -> int | None:
        found = work(made.clerk, PhaseKind.MONITORING, YEAR)
        assert found is not None
        return found.left

    assert left() == 1
    form = watched(made)
    fill_in(made, form)
    assert left() == 1
    hand_in(made, form)
    assert left() == 0
