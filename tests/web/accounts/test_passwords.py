"""Passwords: rules, links that work once and in time, resets; and no secret in the log."""

from __future__ import annotations

import datetime
import itertools
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from heji.web.accounts.actions.passwords import ChangePassword, MakeLink, UseLink
from heji.web.accounts.actions.people import AddPerson
from heji.web.accounts.models import OneTimeLink, PastPassword, Person
from heji.web.accounts.one_time import link_of, one_time_password
from heji.web.accounts.passwords import LENGTH, WeakPassword, require_strong, rules
from heji.web.accounts.selectors import own_actor
from heji.web.acting.action import NotAllowed, Refused, perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from tests.web.accounts.steps import (
    DETAILS,
    NEW_PASSWORD,
    PASSWORD,
    as_actor,
    entries,
    grant,
    logged,
    page_of,
    sign_in,
)
from tests.web.building import City, city

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> City:
    return city()


@pytest.fixture
def clerk(here: City) -> Actor:
    return here.actor(Role.UNIT_CLERK, "河道管理所")


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("short 1", "password_too_short"),
        ("82736455019283", "password_entirely_numeric"),
        ("password123", "password_too_common"),
        ("zhangshuilin1", "password_too_similar"),
    ],
)
def test_a_weak_password_is_refused_with_the_rule(password: str, code: str) -> None:
    with pytest.raises(WeakPassword) as refused:
        require_strong(password, Person(username="zhangshuilin", name="张水林"))
    assert code in refused.value.codes


def test_the_rules_that_are_told_are_those_that_are_kept() -> None:
    assert len(rules("zh")) == len(settings.AUTH_PASSWORD_VALIDATORS)
    (length,) = (
        each["OPTIONS"]["min_length"]
        for each in settings.AUTH_PASSWORD_VALIDATORS
        if "MinimumLength" in each["NAME"]
    )
    assert length == LENGTH


def test_the_last_passwords_are_not_used_again(clerk: Actor) -> None:
    count = settings.ENVIRONMENT.sign_in.old_passwords
    used = [PASSWORD, *(f"{NEW_PASSWORD} {number}" for number in range(count))]
    for old, new in itertools.pairwise(used):
        perform(ChangePassword(old, new), clerk)
    for old in used[-count:]:
        with pytest.raises(WeakPassword) as refused:
            perform(ChangePassword(used[-1], old), clerk)
        assert refused.value.codes == ("password_used_before",)
    assert PastPassword.objects.filter(person=clerk.person).count() == count
    perform(ChangePassword(used[-1], used[0]), clerk)


def test_a_change_needs_the_present_password_and_is_logged_without_any(clerk: Actor) -> None:
    with pytest.raises(Refused, match="wrong-password"):
        perform(ChangePassword("not mine", NEW_PASSWORD), clerk)
    assert not entries("accounts.change-password")
    perform(ChangePassword(PASSWORD, NEW_PASSWORD), clerk)
    assert len(entries("accounts.change-password")) == 1
    assert NEW_PASSWORD not in logged()
    assert clerk.person.password not in logged()


def test_a_change_ends_the_sessions_in_other_places_and_not_this_one(clerk: Actor) -> None:
    here, elsewhere = as_actor(clerk), as_actor(clerk)
    given = {"old_password": PASSWORD, "new_password": NEW_PASSWORD, "again": NEW_PASSWORD}
    assert here.post(reverse("change-password"), given)["Location"] == reverse("own-account")
    assert here.get("/").status_code == 200
    assert elsewhere.get("/").status_code == 302
    assert clerk.person.open_sessions.count() == 1


def test_the_page_tells_the_rules_before_and_every_broken_one_after(clerk: Actor) -> None:
    client = as_actor(clerk)
    words = [each.words for each in rules("zh")]
    shown = page_of(client.get(reverse("change-password")))
    assert all(each in shown for each in words)
    given = {"old_password": PASSWORD, "new_password": "qwerty", "again": "qwerty"}
    shown = page_of(client.post(reverse("change-password"), given))
    assert shown.count("✗") == 2  # short, common


def invited(here: City) -> tuple[Person, str]:
    actor = here.actor(Role.ADMINISTRATOR, "市财政局")
    added = perform(AddPerson("wang", DETAILS, grant(here)), actor)
    return added.person, added.token


def set_by(client: Client, token: str, password: str = NEW_PASSWORD) -> Any:
    return client.post(
        reverse("welcome", args=(token,)), {"new_password": password, "again": password}
    )


def test_an_invited_person_sets_the_password_and_comes_in(here: City, client: Client) -> None:
    _, token = invited(here)
    shown = client.get(reverse("welcome", args=(token,)))
    assert "王小雨" in page_of(shown)
    assert shown["Cache-Control"] == "no-store"
    assert set_by(client, token)["Location"] == reverse("sign-in")
    assert sign_in(client, "wang", NEW_PASSWORD)["Location"] == "/"
    assert len(entries("accounts.use-link")) == 1
    assert token not in logged()


def test_a_link_works_once(here: City, client: Client) -> None:
    person, token = invited(here)
    link = link_of(token)
    set_by(client, token)
    assert set_by(client, token, "another long sentence").status_code == 410
    actor = own_actor(person)
    assert link is not None and actor is not None
    with pytest.raises(Refused, match="link-used"):
        perform(UseLink(link, "another long sentence"), actor)
    person.refresh_from_db()
    assert person.check_password(NEW_PASSWORD)


def test_a_link_expires(here: City, client: Client) -> None:
    _, token = invited(here)
    past = timezone.now() - datetime.timedelta(days=8)
    OneTimeLink.objects.update(made_at=past, expires_at=past + datetime.timedelta(days=7))
    assert client.get(reverse("welcome", args=(token,))).status_code == 410


def test_a_weak_password_leaves_the_link_as_it_was(here: City, client: Client) -> None:
    _, token = invited(here)
    assert "✗" in page_of(set_by(client, token, "short"))
    assert set_by(client, token).status_code == 302


def test_a_link_is_for_its_own_person(here: City, clerk: Actor) -> None:
    link = link_of(invited(here)[1])
    assert link is not None
    with pytest.raises(NotAllowed):
        perform(UseLink(link, NEW_PASSWORD), clerk)


def test_a_reset_ends_the_old_password_the_sessions_and_the_link_before(
    here: City, clerk: Actor, client: Client
) -> None:
    browser = as_actor(clerk)
    administrator = here.actor(Role.ADMINISTRATOR, "市财政局")
    first = perform(MakeLink(clerk.person), administrator)
    second = perform(MakeLink(clerk.person), administrator)
    assert browser.get("/").status_code == 302
    assert sign_in(Client(), clerk.person.username).status_code == 200
    assert link_of(first) is None
    assert set_by(client, second).status_code == 302
    assert [each.after["purpose"] for each in entries("accounts.make-link")] == ["reset", "reset"]


def test_one_time_passwords_are_strong_and_different() -> None:
    made = {one_time_password() for _ in range(50)}
    assert len(made) == 50
    for each in made:
        require_strong(each, Person(username="x", name="某人"))


def test_who_has_a_one_time_password_changes_it_first(clerk: Actor) -> None:
    Person.objects.update(must_change_password=True)
    client = as_actor(clerk)
    assert client.get("/organisations/")["Location"] == reverse("change-password")
    given = {"old_password": PASSWORD, "new_password": NEW_PASSWORD, "again": NEW_PASSWORD}
    client.post(reverse("change-password"), given)
    assert client.get("/organisations/").status_code == 200
