"""Who must act by when."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from heji.web.acting.role import Role
from heji.web.calendar import due as calendar_due
from heji.web.calendar.models import LateSubmission, Phase
from heji.web.notices.waiting import waiting
from tests.web.building import City, city
from tests.web.filing.making import office

pytestmark = pytest.mark.django_db


def phase(here: City, kind: str, opens: str, closes: str, year: int = 2027) -> Phase:
    day = datetime.date.fromisoformat
    return Phase.objects.create(
        region=here["云栖市"], year=year, kind=kind, opens=day(opens), closes=day(closes)
    )


def keys(actor: Any, today: str) -> list[str]:
    found = waiting(actor, datetime.date.fromisoformat(today))
    return [each.due.key.removeprefix("calendar.due.") for each in found]


def test_each_role_has_its_own_work(django_assert_num_queries: Any) -> None:
    here = city()
    phase(here, "declaration", "2026-09-01", "2026-10-30")
    phase(here, "monitoring", "2026-10-09", "2026-10-20", 2026)
    phase(here, "review", "2026-10-01", "2026-10-31", 2025)
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所")
    assert keys(clerk, "2026-10-12") == ["monitoring", "declaration"]
    assert keys(clerk, "2026-10-21") == ["declaration"]
    assert keys(clerk, "2026-07-01") == []
    assert keys(clerk, "2026-08-10") == ["opens"]
    assert keys(here.actor(Role.FINANCE_DIVISION, "市财政局"), "2026-10-12") == ["review"]
    assert keys(here.actor(Role.INSPECTOR, "市审计局"), "2026-10-12") == []
    # The special days, the phases of three years, and what is left of declarations and monitoring.
    with django_assert_num_queries(11):
        calendar_due.due(clerk, datetime.date(2026, 10, 12))


def test_days_left_are_working_days() -> None:
    here = city()
    phase(here, "declaration", "2026-09-01", "2026-10-12")
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所")
    (found,) = waiting(clerk, datetime.date(2026, 10, 8))
    assert found.days_left == 3  # 9, 10 (a Saturday in exchange) and 12 October
    assert found.is_pressing


def test_the_bureau_is_told_of_a_year_without_holidays() -> None:
    here = city()
    bureau = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    assert keys(bureau, "2026-11-21") == []
    assert keys(bureau, "2026-12-01") == ["holidays"]
    assert keys(bureau, "2027-03-01") == ["holidays"]


def test_the_reminders_are_those_of_the_phase() -> None:
    here = city()
    made = phase(here, "declaration", "2026-09-01", "2026-10-12")
    made.reminder_days = [7]
    made.save()
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所")
    (found,) = calendar_due.due(clerk, datetime.date(2026, 9, 2))
    assert found.reminders == (7,)


def test_nobody_is_asked_to_ask_twice() -> None:
    """While a request to be late waits for the bureau there is nothing to do for the body."""
    made = office()
    closed = phase(made.here, "declaration", "2025-09-01", "2025-09-30", 2026)
    today = datetime.date(2025, 10, 9)
    assert [each.key for each in calendar_due.due(made.clerk, today)] == ["calendar.due.passed"]
    LateSubmission.objects.create(
        phase=closed,
        organisation=made.clerk.organisation,
        reason="停电",
        asked_by=made.clerk.person,
        wanted_until=today,
    )
    assert calendar_due.due(made.clerk, today) == []
    bureau = made.here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    assert [each.key for each in calendar_due.due(bureau, today)] == ["calendar.due.late"]
