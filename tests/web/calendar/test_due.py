"""Who must act by when."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from heji.web.acting.role import Role
from heji.web.calendar import due as calendar_due
from heji.web.calendar.models import Phase
from tests.web.building import City, city

pytestmark = pytest.mark.django_db


def phase(here: City, kind: str, opens: str, closes: str, year: int = 2027) -> Phase:
    day = datetime.date.fromisoformat
    return Phase.objects.create(
        region=here["云栖市"], year=year, kind=kind, opens=day(opens), closes=day(closes)
    )


def keys(actor: Any, today: str) -> list[str]:
    found = calendar_due.due(actor, datetime.date.fromisoformat(today))
    return [each.key.removeprefix("calendar.due.") for each in found]


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
    with django_assert_num_queries(4):  # the special days, and the phases of three years
        calendar_due.due(clerk, datetime.date(2026, 10, 12))


def test_days_left_are_working_days() -> None:
    here = city()
    phase(here, "declaration", "2026-09-01", "2026-10-12")
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所")
    (found,) = calendar_due.due(clerk, datetime.date(2026, 10, 8))
    assert found.days_left == 3  # 9, 10 (a Saturday in exchange) and 12 October
    assert found.is_urgent


def test_the_bureau_is_told_of_a_year_without_holidays() -> None:
    here = city()
    bureau = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    assert keys(bureau, "2026-11-21") == []
    assert keys(bureau, "2026-12-01") == ["holidays"]
    assert keys(bureau, "2027-03-01") == ["holidays"]


def test_reminders_are_counted_back_in_working_days() -> None:
    here = city()
    made = phase(here, "declaration", "2026-09-01", "2026-10-12")
    found = {
        day.isoformat(): calendar_due.reminders(day)
        for day in (datetime.date(2026, 9, 1) + datetime.timedelta(each) for each in range(45))
    }
    assert {day: each for day, each in found.items() if each} == {
        "2026-09-21": [(made, 10)],
        "2026-10-08": [(made, 3)],
        "2026-10-10": [(made, 1)],  # a Saturday, worked in exchange
    }
