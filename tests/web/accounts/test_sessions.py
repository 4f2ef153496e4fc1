"""Sessions that end: by idling, after a working day, from another place."""

from __future__ import annotations

import datetime
import time

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from heji.web.accounts.models import OpenSession
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from tests.web.accounts.steps import as_actor, entries, page_of, sign_in
from tests.web.building import City, city

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> City:
    return city()


@pytest.fixture
def clerk(here: City) -> Actor:
    return here.actor(Role.UNIT_CLERK, "河道管理所")


def later(monkeypatch: pytest.MonkeyPatch, **by: int) -> None:
    shifted = time.time() + datetime.timedelta(**by).total_seconds()
    monkeypatch.setattr("heji.web.accounts.sessions.time.time", lambda: shifted)


def test_idling_ends_it_and_says_so(clerk: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    client = as_actor(clerk)
    later(monkeypatch, minutes=29)
    assert client.get("/organisations/").status_code == 200
    later(monkeypatch, minutes=30)
    assert client.get("/").status_code == 302
    assert "较长时间" in page_of(client.get("/sign-in/?ended=idle"))
    assert [each.after["reason"] for each in entries("accounts.sign-out")] == ["idle"]
    assert not OpenSession.objects.exists()


def test_use_keeps_it_alive_up_to_a_working_day(
    clerk: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = as_actor(clerk)
    now = time.time()
    for minutes in range(20, 8 * 60, 20):
        monkeypatch.undo()
        monkeypatch.setattr(time, "time", lambda minutes=minutes: now + minutes * 60)
        assert client.get("/role/").status_code == 200
    monkeypatch.setattr(time, "time", lambda: now + 8 * 60 * 60)
    asked = client.get("/organisations/")["Location"]
    assert asked == "/sign-in/?next=%2Forganisations%2F&ended=longest"


def test_a_part_of_a_page_leads_the_whole_page_to_the_door(
    clerk: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = as_actor(clerk)
    later(monkeypatch, hours=1)
    answer = client.get("/organisations/", headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert answer["HX-Redirect"].startswith(reverse("sign-in"))


def test_own_sessions_are_listed_and_ended(clerk: Actor) -> None:
    here = as_actor(clerk)
    elsewhere = as_actor(clerk)
    assert page_of(here.get(reverse("own-account"))).count('scope="row"') == 2
    other = OpenSession.objects.exclude(key=here.session.session_key).get()
    assert here.post(reverse("end-session", args=(other.pk,))).status_code == 302
    assert elsewhere.get("/").status_code == 302
    assert here.get("/").status_code == 200
    assert len(entries("accounts.end-session")) == 1


def test_nobody_ends_the_session_of_another(here: City, clerk: Actor) -> None:
    client = as_actor(here.actor(Role.UNIT_APPROVER, "河道管理所"))
    stays = as_actor(clerk)
    foreign = OpenSession.objects.get(person=clerk.person)
    assert client.post(reverse("end-session", args=(foreign.pk,))).status_code == 404
    assert stays.get("/").status_code == 200


def test_signing_out_forgets_it(clerk: Actor) -> None:
    client = as_actor(clerk)
    client.post(reverse("sign-out"))
    assert not OpenSession.objects.exists()


def test_a_page_within_a_minute_writes_nothing(clerk: Actor, client: Client) -> None:
    browser = as_actor(clerk)
    browser.get("/organisations/")
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as seen:
        browser.get(reverse("choose-role"))
    assert not [each for each in seen.captured_queries if not each["sql"].startswith("SELECT")]


def test_a_browser_that_was_closed_is_not_listed_for_ever(clerk: Actor) -> None:
    as_actor(clerk)
    OpenSession.objects.update(last_seen_at=timezone.now() - datetime.timedelta(hours=1))
    client = as_actor(clerk)
    assert page_of(client.get(reverse("own-account"))).count('scope="row"') == 1
    assert OpenSession.objects.count() == 1


def test_another_person_in_the_same_browser_ends_the_session_before(
    here: City, clerk: Actor
) -> None:
    client = as_actor(clerk)
    other = here.actor(Role.UNIT_APPROVER, "河道管理所").person
    sign_in(client, other.username)
    assert [each.person for each in OpenSession.objects.all()] == [other]
