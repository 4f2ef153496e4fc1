"""Coming in and going out: logged, locked after wrong tries, with a word of until when."""

from __future__ import annotations

from typing import Any

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from heji.web.accounts.actions.signing import Unlock
from heji.web.accounts.models import Membership
from heji.web.accounts.tries import locked_until
from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from tests.web.accounts.steps import PASSWORD, as_actor, entries, logged, page_of, sign_in
from tests.web.building import BEGUN, City, city

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> City:
    return city()


@pytest.fixture
def clerk(here: City) -> Actor:
    return here.actor(Role.UNIT_CLERK, "河道管理所")


def lock(client: Client, username: str) -> Any:
    return [sign_in(client, username, "wrong") for _ in range(settings.AXES_FAILURE_LIMIT)][-1]


def test_coming_in_and_going_out_are_one_entry_each(clerk: Actor) -> None:
    client = as_actor(clerk)
    (entry,) = entries("accounts.sign-in")
    assert (entry.person, entry.address) == (clerk.person.username, "127.0.0.1")
    assert entry.after == {"means": "password", "roles": ["unit_clerk · 河道管理所"]}
    client.post(reverse("sign-out"))
    assert len(entries("accounts.sign-out")) == 1
    assert client.get("/").status_code == 302


def test_the_page_that_was_asked_for_follows(clerk: Actor, client: Client) -> None:
    asked = client.get("/organisations/")["Location"]
    assert asked == "/sign-in/?next=/organisations/"
    answer = sign_in(client, clerk.person.username, next="/organisations/")
    assert answer["Location"] == "/organisations/"


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:1"])
def test_nobody_is_sent_elsewhere(clerk: Actor, client: Client, target: str) -> None:
    assert sign_in(client, clerk.person.username, next=target)["Location"] == "/"


def test_wrong_tries_lock_the_account_and_the_page_says_until_when(
    clerk: Actor, client: Client
) -> None:
    answer = lock(client, clerk.person.username)
    assert answer.status_code == 429
    until = locked_until(clerk.person.username)
    assert until is not None
    assert f"{timezone.localtime(until):%Y-%m-%d %H:%M}" in page_of(answer)
    assert sign_in(client, clerk.person.username).status_code == 429  # the right one, too
    assert locked_until(clerk.person.username) == until  # and that puts nothing off


def test_a_lock_is_one_entry(clerk: Actor, client: Client) -> None:
    lock(client, clerk.person.username)
    sign_in(client, clerk.person.username)
    (entry,) = entries("accounts.locked")
    assert entry.subject == clerk.person.name


def test_a_lock_of_a_name_that_nobody_has_tells_nothing(client: Client) -> None:
    known, unknown = lock(Client(), "nobody"), lock(client, "nobody-else")
    assert known.status_code == unknown.status_code == 429
    assert not entries("accounts.locked")


def test_wrong_passwords_are_kept_nowhere(clerk: Actor, client: Client) -> None:
    sign_in(client, clerk.person.username, "my mistyped password")
    kept = "".join(f"{each.post_data}{each.get_data}" for each in AccessAttempt.objects.all())
    assert "mistyped" not in kept + logged()


def test_an_administrator_unlocks(here: City, clerk: Actor, client: Client) -> None:
    lock(client, clerk.person.username)
    perform(Unlock(clerk.person), here.actor(Role.ADMINISTRATOR, "市财政局"))
    assert sign_in(client, clerk.person.username).status_code == 302
    assert len(entries("accounts.unlock")) == 1


def test_the_role_is_chosen_and_the_page_that_was_asked_for_follows(
    here: City, clerk: Actor
) -> None:
    second = Membership.objects.create(
        person=clerk.person,
        organisation=here["市水务局"],
        role=Role.DEPARTMENT_REVIEWER,
        starts=BEGUN,
    )
    client = as_actor(clerk)
    asked = client.get("/organisations/")["Location"]
    assert asked == f"{reverse('choose-role')}?next=%2Forganisations%2F"
    given = {"membership": second.pk, "next": "/organisations/"}
    assert client.post(reverse("choose-role"), given)["Location"] == "/organisations/"
    shown = page_of(client.get(reverse("choose-role")))
    assert shown.count('aria-current="true"') == 1


def test_strangers_are_sent_from_the_own_account_to_the_door(client: Client) -> None:
    for name in ("own-account", "change-password", "second-factor"):
        assert client.get(reverse(name))["Location"].startswith(reverse("sign-in"))
    for name in ("recovery-codes", "drop-second-factor"):
        assert client.post(reverse(name))["Location"].startswith(reverse("sign-in"))
    end = reverse("end-session", args=(1,))
    assert client.post(end)["Location"].startswith(reverse("sign-in"))


def test_somebody_whose_roles_have_ended_still_keeps_the_own_account(clerk: Actor) -> None:
    Membership.objects.update(ended_at=timezone.now())
    client = as_actor(clerk)
    assert client.get("/")["Location"] == reverse("choose-role")
    assert client.get(reverse("own-account")).status_code == 200
    assert PASSWORD not in logged()
