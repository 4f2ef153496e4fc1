"""Proposing and deciding on the pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.library.forms import as_typed
from heji.web.library.models import LibraryEntry, Status
from tests.web.building import City, city
from tests.web.library.proposing import REASON, approved, columns, proposal

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def here() -> City:
    return city()


def signed_in(client: Client, here: City, role: Role, body: str) -> Any:
    actor = here.actor(role, body)
    client.force_login(actor.person, BACKEND)
    return actor


def typed(**changed: Any) -> dict[str, Any]:
    return {**as_typed(columns()), "reason": REASON, **changed}


def test_an_indicator_is_proposed_and_what_was_typed_stays(here: City, client: Client) -> None:
    signed_in(client, here, Role.UNIT_CLERK, "河道管理所")
    address = reverse("library-propose")
    assert client.get(address).status_code == 200
    wrong = client.post(address, typed(unit="斗斛"))
    assert wrong.status_code == 422
    assert "未知的计量单位“斗斛”" in wrong.content.decode()
    assert "雨污分流改造长度" in wrong.content.decode()
    sent = client.post(address, typed(evidence="验收报告\n现场照片；竣工图"))
    entry = LibraryEntry.objects.get()
    assert sent["Location"] == reverse("library-entry", args=[entry.pk])
    assert entry.evidence == ["验收报告", "现场照片", "竣工图"]
    assert "须由他人审核" in client.get(sent["Location"]).content.decode()


def test_a_change_shows_what_differs(here: City, client: Client) -> None:
    entry = approved(here)
    signed_in(client, here, Role.UNIT_CLERK, "河道管理所")
    address = reverse("library-change", args=[entry.pk])
    assert "雨污分流改造长度" in client.get(address).content.decode()
    client.post(address, typed(unit="米", reason="工程量以米计"))
    made = LibraryEntry.objects.get(version=2)
    signed_in(client, here, Role.FINANCE_PERFORMANCE, "市财政局")
    page = client.get(reverse("library-entry", args=[made.pk])).content.decode()
    assert "与现行版本的差异" in page
    assert "工程量以米计" in page
    client.post(reverse("library-decide", args=[made.pk]), {"is_approved": "yes"})
    assert LibraryEntry.objects.get(version=2).status == Status.APPROVED
    assert LibraryEntry.objects.get(version=1).status == Status.RETIRED


def test_opinion_refusal_and_mending(here: City, client: Client) -> None:
    clerk = signed_in(client, here, Role.UNIT_CLERK, "河道管理所")
    client.post(reverse("library-propose"), typed())
    entry = LibraryEntry.objects.get()
    signed_in(client, here, Role.DEPARTMENT_REVIEWER, "市水务局")
    client.post(
        reverse("library-review", args=[entry.pk]), {"is_supported": "no", "opinion": "口径不清"}
    )
    signed_in(client, here, Role.FINANCE_PERFORMANCE, "市财政局")
    assert "口径不清" in client.get(reverse("library-entry", args=[entry.pk])).content.decode()
    client.post(
        reverse("library-decide", args=[entry.pk]), {"is_approved": "no", "decision": "请写明口径"}
    )
    client.force_login(clerk.person, BACKEND)
    assert "请写明口径" in client.get(reverse("library-proposals")).content.decode()
    client.post(reverse("library-change", args=[entry.pk]), typed(explanation="按竣工图计。"))
    entry.refresh_from_db()
    assert (entry.status, entry.explanation) == (Status.PROPOSED, "按竣工图计。")
    assert LogEntry.objects.count() == 4


def test_several_are_approved_each_as_an_act(
    here: City, client: Client, django_assert_max_num_queries: Any
) -> None:
    entries = [proposal(here, f"第{number}类管网改造长度") for number in range(3)]
    signed_in(client, here, Role.FINANCE_PERFORMANCE, "市财政局")
    with django_assert_max_num_queries(10):
        assert client.get(reverse("library-proposals")).status_code == 200
    ticked = [str(each.pk) for each in entries[:2]]
    client.post(reverse("library-approve-several"), {"ids": [*ticked, "x", "99999"]})
    approved_now = LibraryEntry.objects.filter(status=Status.APPROVED)
    assert [str(each.pk) for each in approved_now] == ticked
    assert LogEntry.objects.filter(action="library.approve").count() == 2


def test_retiring_leads_to_the_version_that_says_so(here: City, client: Client) -> None:
    entry = approved(here)
    signed_in(client, here, Role.FINANCE_PERFORMANCE, "市财政局")
    address = reverse("library-retire", args=[entry.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, {"decision": ""}).status_code == 422
    assert client.post(address, {"decision": "不再使用"}).status_code == 302
    entry.refresh_from_db()
    assert entry.status == Status.RETIRED
    assert "不再使用" in client.get(reverse("library-entry", args=[entry.pk])).content.decode()


def test_a_foreign_proposal_is_not_there(here: City, client: Client) -> None:
    entry = proposal(here)
    signed_in(client, here, Role.UNIT_CLERK, "第一中学")
    for name in ("library-entry", "library-change"):
        assert client.get(reverse(name, args=[entry.pk])).status_code == 404
    approved_one = approved(here, "供水管网改造长度")
    assert client.get(reverse("library-entry", args=[approved_one.pk])).status_code == 200
