"""Acts on the calendar: refused, done, logged once."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from heji.web.acting.action import Action, Refused, perform
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.calendar import actions, selectors
from heji.web.calendar.actions import Plan
from heji.web.calendar.models import LateState, LateSubmission, Phase, PhaseKind, SpecialDay, Step
from heji.web.calendar.selectors import WindowState
from tests.web.building import City, city

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 20)
PLAN = Plan(
    datetime.date(2026, 9, 1),
    datetime.date(2026, 10, 30),
    layout="cn/mof/project-declaration/2015",
    department_layout="cn/mof/department-declaration/2015",
)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> City:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: TODAY)
    return city()


def bureau(here: City, name: str = "市财政局") -> Any:
    return here.actor(Role.FINANCE_PERFORMANCE, name)


def declared(here: City, plan: Plan = PLAN, region: str = "云栖市") -> Phase:
    act = actions.SetPhase(here[region], 2027, PhaseKind.DECLARATION, plan)
    return perform(act, bureau(here))


def refused(action: Action[Any], actor: Any) -> str:
    before = LogEntry.objects.count()
    with pytest.raises(Refused) as refusal:
        perform(action, actor)
    assert LogEntry.objects.count() == before
    return refusal.value.key


def test_setting_a_phase_logs_what_changed(here: City) -> None:
    phase = declared(here)
    assert phase.steps == tuple(Step)
    declared(here, replace(PLAN, closes=datetime.date(2026, 11, 6), has_finance_division=False))
    entries = list(LogEntry.objects.all())
    assert [each.action for each in entries] == ["calendar.set", "calendar.set"]
    assert entries[1].before == {"closes": "2026-10-30", "has_finance_division": True}
    assert entries[1].after == {"closes": "2026-11-06", "has_finance_division": False}
    assert Phase.objects.get().steps == (
        Step.UNIT_APPROVAL,
        Step.DEPARTMENT_REVIEW,
        Step.FINANCE_PERFORMANCE,
    )


NOTHING = dict.fromkeys((f"has_{each.value}" for each in Step), False)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"closes": datetime.date(2026, 8, 31)}, "calendar.wrong-days"),
        ({"layout": "cn/nowhere"}, "calendar.wrong-layout"),
        ({"layout": "cn/mof/monitoring/2019"}, "calendar.wrong-layout"),
        ({"layout": "cn/mof/department-declaration/2015"}, "calendar.wrong-layout"),
        ({"rubric": "cn/nowhere"}, "calendar.wrong-rubric"),
        ({"reminder_days": (500,)}, "calendar.wrong-reminders"),
        (NOTHING, "calendar.no-step"),
    ],
)
def test_a_wrong_plan_is_refused(here: City, change: dict[str, Any], key: str) -> None:
    act = actions.SetPhase(here["云栖市"], 2027, PhaseKind.DECLARATION, replace(PLAN, **change))
    assert refused(act, bureau(here)) == key


def test_a_district_does_not_set_the_citys_calendar(here: City) -> None:
    act = actions.SetPhase(here["云栖市"], 2027, PhaseKind.DECLARATION, PLAN)
    assert refused(act, bureau(here, "区财政局")) == "organisation.not-yours"
    assert refused(act, here.actor(Role.FINANCE_DIVISION, "市财政局")) == "web.not-allowed"
    assert refused(act, here.actor(Role.ADMINISTRATOR, "市财政局")) == "web.not-allowed"


def test_the_nearest_region_counts(here: City) -> None:
    citys = declared(here)
    unit, districts = here["河道管理所"], here["区水务局"]
    for body in (unit, districts):
        assert selectors.phase_of(body, 2027, "declaration") == citys
    own = declared(here, region="青石区")
    assert selectors.phase_of(districts, 2027, "declaration") == own
    assert selectors.phases_of(districts, 2027) == [own]
    assert selectors.phase_of(unit, 2027, "declaration") == citys
    assert selectors.phase_of(unit, 2028, "declaration") is None


def test_copying_moves_to_working_days_and_leaves_what_is_there(here: City) -> None:
    declared(here)
    act = actions.CopyPhases(here["云栖市"], 2028)
    assert perform(act, bureau(here)) == 1
    copied = Phase.objects.get(year=2028)
    assert (copied.opens, copied.closes) == (
        datetime.date(2027, 9, 1),
        datetime.date(2027, 11, 1),  # 30 October 2027 is a Saturday
    )
    assert Phase.objects.get(year=2027).closes == PLAN.closes
    assert refused(act, bureau(here)) == "calendar.nothing-to-copy"


def ask(here: City, phase: Phase, body: str = "河道管理所", **change: Any) -> Any:
    given = {"reason": "系统故障", "wanted_until": datetime.date(2026, 12, 4), **change}
    return actions.AskLateSubmission(phase, here[body], **given)


def test_late_is_asked_granted_and_open_until_the_day(here: City) -> None:
    phase = declared(here)
    body = here["河道管理所"]
    now = lambda day=TODAY: selectors.window(body, 2027, "declaration", day).state  # noqa: E731
    assert now(datetime.date(2026, 8, 1)) is WindowState.NOT_YET
    assert now(PLAN.closes) is WindowState.OPEN
    assert now() is WindowState.CLOSED
    asked = perform(ask(here, phase), here.actor(Role.UNIT_CLERK, "河道管理所"))
    assert now() is WindowState.CLOSED
    until = datetime.date(2026, 11, 27)
    perform(actions.DecideLateSubmission(asked, True, "情况属实", until), bureau(here))
    assert now() is WindowState.LATE
    assert now(until) is WindowState.LATE
    assert now(datetime.date(2026, 11, 28)) is WindowState.CLOSED
    other = selectors.window(here["供水监测站"], 2027, "declaration", TODAY)
    assert other.state is WindowState.CLOSED
    assert not other.is_open
    names = [each.action for each in LogEntry.objects.all()]
    assert names == ["calendar.set", "calendar.ask-late", "calendar.decide-late"]


def test_a_permission_of_the_department_covers_its_units(here: City) -> None:
    phase = declared(here)
    asked = perform(ask(here, phase, "市水务局"), here.actor(Role.DEPARTMENT_REVIEWER, "市水务局"))
    until = datetime.date(2026, 12, 1)
    perform(actions.DecideLateSubmission(asked, True, "同意", until), bureau(here))
    assert selectors.window(here["河道管理所"], 2027, "declaration", TODAY).is_open


def test_asking_is_refused(here: City) -> None:
    phase = declared(here)
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所")
    assert refused(ask(here, phase, "第一中学"), clerk) == "organisation.not-yours"
    assert refused(ask(here, phase, reason="  "), clerk) == "calendar.no-reason"
    assert refused(ask(here, phase, wanted_until=PLAN.closes), clerk) == "calendar.not-later"
    districts = declared(here, region="青石区")
    assert refused(ask(here, districts), clerk) == "calendar.not-your-phase"
    perform(ask(here, phase), clerk)
    assert refused(ask(here, phase), clerk) == "calendar.asked-already"


def test_deciding_is_refused(here: City) -> None:
    phase = declared(here)
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所")
    asked = perform(ask(here, phase), clerk)
    until = datetime.date(2026, 12, 1)

    def decide(**change: Any) -> Any:
        given = {"is_granted": True, "decision": "同意", "until": until, **change}
        return actions.DecideLateSubmission(asked, **given)

    assert refused(decide(), bureau(here, "区财政局")) == "organisation.not-yours"
    assert refused(decide(), clerk) == "web.not-allowed"
    both = replace(bureau(here), person=clerk.person)
    assert refused(decide(), both) == "calendar.own-request"
    assert refused(decide(decision=""), bureau(here)) == "calendar.no-reason"
    assert refused(decide(until=None), bureau(here)) == "calendar.not-later"
    perform(decide(is_granted=False), bureau(here))
    assert LateSubmission.objects.get().until is None
    assert refused(decide(), bureau(here)) == "calendar.decided-already"


def test_the_database_holds_what_a_decision_is(here: City) -> None:
    phase = declared(here)
    asked = perform(ask(here, phase), here.actor(Role.UNIT_CLERK, "河道管理所"))
    with pytest.raises(IntegrityError), transaction.atomic():
        LateSubmission.objects.filter(pk=asked.pk).update(state=LateState.GRANTED)


def test_days_are_entered_changed_and_removed(here: City) -> None:
    region, actor = here["云栖市"], bureau(here)
    first, last = datetime.date(2027, 10, 1), datetime.date(2027, 10, 7)
    assert not selectors.is_year_known(region, 2027)
    assert perform(actions.EnterDays(region, first, last, False, "国庆节"), actor) == 7
    assert selectors.is_year_known(region, 2027)
    days = selectors.working_days_of(here["区水务局"])
    assert not days.is_working(datetime.date(2027, 10, 4))
    perform(actions.EnterDays(here["青石区"], last, last, True, "抢险"), actor)
    assert selectors.working_days_of(here["区水务局"]).is_working(last)
    assert not selectors.working_days_of(here["市水务局"]).is_working(last)
    entered = SpecialDay.objects.get(region=region, day=first)
    perform(actions.RemoveDay(entered), actor)
    assert selectors.working_days_of(region).is_working(first)
    assert LogEntry.objects.count() == 3
    wrong = actions.EnterDays(region, last, first, False, "国庆节")
    assert refused(wrong, actor) == "calendar.wrong-range"
