"""The pages of the calendar."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.calendar.models import LateSubmission, Phase, SpecialDay
from tests.web.building import City, city

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
TODAY = datetime.date(2026, 11, 20)
GIVEN = {
    "opens": "2026-09-01",
    "closes": "2026-10-30",
    "layout": "cn/mof/project-declaration/2015",
    "department_layout": "cn/mof/department-declaration/2015",
    "steps": ["unit_approval", "finance_performance"],
    "reminder_days": "10，3、1",
}


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> City:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: TODAY)
    return city()


def signed_in(client: Client, here: City, role: Role, body: str) -> Any:
    actor = here.actor(role, body)
    client.force_login(actor.person, BACKEND)
    return actor


def setting(here: City, region: str = "云栖市", kind: str = "declaration") -> str:
    return reverse("calendar-phase", args=[here[region].pk, 2027, kind])


def test_setting_and_copying(here: City, client: Client) -> None:
    signed_in(client, here, Role.FINANCE_PERFORMANCE, "市财政局")
    address = setting(here)
    assert client.get(address).status_code == 200
    wrong = client.post(address, {**GIVEN, "reminder_days": "三天"})
    assert wrong.status_code == 422
    assert client.post(address, {**GIVEN, "closes": "2026-08-01"}).status_code == 422
    assert LogEntry.objects.count() == 0
    assert client.post(address, GIVEN).status_code == 302
    phase = Phase.objects.get()
    assert phase.reminder_days == [10, 3, 1]
    assert [each.value for each in phase.steps] == ["unit_approval", "finance_performance"]
    again = client.get(address).content.decode()
    assert 'value="2026-10-30"' in again
    copy = reverse("calendar-copy", args=[here["云栖市"].pk, 2028])
    client.post(copy)
    assert Phase.objects.filter(year=2028).count() == 1
    page = client.get(reverse("calendar"), {"year": 2028}).content.decode()
    assert "2027-09-01" in page


@pytest.mark.parametrize("kind", ["monitoring", "self_evaluation", "review", "disclosure"])
def test_every_phase_has_a_form(here: City, client: Client, kind: str) -> None:
    signed_in(client, here, Role.FINANCE_PERFORMANCE, "市财政局")
    given = {"opens": "2026-09-01", "closes": "2026-10-30", "steps": ["finance_performance"]}
    assert client.get(setting(here, kind=kind)).status_code == 200
    assert client.post(setting(here, kind=kind), given).status_code == 302
    assert Phase.objects.get().kind == kind


def test_a_foreign_region_is_not_there(here: City, client: Client) -> None:
    signed_in(client, here, Role.FINANCE_PERFORMANCE, "区财政局")
    assert client.post(setting(here), GIVEN).status_code in {404, 422}
    assert not Phase.objects.exists()
    assert client.post(setting(here, "青石区"), GIVEN).status_code == 302
    signed_in(client, here, Role.UNIT_CLERK, "河道管理所")
    region = here["青石区"].pk
    assert client.get(reverse("calendar"), {"region": region}).status_code == 404
    late = reverse("calendar-ask-late", args=[Phase.objects.get().pk])
    assert client.get(late).status_code == 404


def test_late_from_request_to_decision(here: City, client: Client) -> None:
    signed_in(client, here, Role.FINANCE_PERFORMANCE, "市财政局")
    client.post(setting(here), GIVEN)
    signed_in(client, here, Role.UNIT_CLERK, "河道管理所")
    page = client.get(reverse("calendar"), {"year": 2027}).content.decode()
    late = reverse("calendar-ask-late", args=[Phase.objects.get().pk])
    assert late in page
    assert "已截止" in page
    given = {"wanted_until": "2026-12-04", "reason": "经办人住院"}
    assert client.post(late, {**given, "reason": ""}).status_code == 422
    assert client.post(late, given).status_code == 302
    signed_in(client, here, Role.FINANCE_PERFORMANCE, "市财政局")
    assert "审批逾期报送申请（1 件）" in client.get("/").content.decode()
    decide = reverse("calendar-decide-late", args=[LateSubmission.objects.get().pk])
    given = {"granted": "yes", "until": "2026-11-30", "decision": "情况属实"}
    assert client.post(decide, given).status_code == 302
    signed_in(client, here, Role.UNIT_CLERK, "河道管理所")
    page = client.get(reverse("calendar"), {"year": 2027}).content.decode()
    assert "准予逾期" in page
    assert "情况属实" in page
    assert "截止 2026-11-30" in client.get("/").content.decode()


def test_others_do_not_see_a_request(here: City, client: Client) -> None:
    signed_in(client, here, Role.FINANCE_PERFORMANCE, "市财政局")
    client.post(setting(here), GIVEN)
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所")
    LateSubmission.objects.create(
        phase=Phase.objects.get(),
        organisation=here["河道管理所"],
        reason="经办人住院",
        asked_by=clerk.person,
        wanted_until=TODAY,
    )
    for role, body in (
        (Role.UNIT_CLERK, "供水监测站"),
        (Role.DEPARTMENT_REVIEWER, "市教育局"),
        (Role.ADMINISTRATOR, "市财政局"),
        (Role.EXPERT, "市财政局"),
    ):
        signed_in(client, here, role, body)
        page = client.get(reverse("calendar"), {"year": 2027}).content.decode()
        assert "经办人住院" not in page


def test_days_are_entered_and_removed(here: City, client: Client) -> None:
    signed_in(client, here, Role.FINANCE_PERFORMANCE, "市财政局")
    days = reverse("calendar-days")
    assert "系统未收录 2027 年" in client.get(days, {"year": 2027}).content.decode()
    page = client.get(days, {"year": 2026}).content.decode()
    assert page.count('class="month"') == 12
    assert 'title="春节"' in page
    enter = reverse("calendar-enter-days", args=[here["云栖市"].pk])
    given = {"first": "2027-10-01", "last": "2027-10-07", "working": "no", "name": "国庆节"}
    assert client.post(enter, {**given, "last": "2027-09-07"}).status_code == 422
    assert client.post(enter, given).status_code == 302
    assert SpecialDay.objects.count() == 7
    remove = reverse("calendar-remove-day", args=[SpecialDay.objects.first().pk])  # type: ignore[union-attr]
    signed_in(client, here, Role.FINANCE_PERFORMANCE, "区财政局")
    client.post(remove)
    assert SpecialDay.objects.count() == 7
    signed_in(client, here, Role.FINANCE_PERFORMANCE, "市财政局")
    client.post(remove)
    assert SpecialDay.objects.count() == 6
