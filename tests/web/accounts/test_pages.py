"""The pages of people: who reads, who keeps, how many queries a list takes."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from heji.web.accounts.models import Membership, Person
from heji.web.acting.actor import Actor
from heji.web.acting.role import GRANTERS, KEEPERS, Role
from tests.web.accounts.steps import as_actor, entries, page_of, today
from tests.web.building import City, city

pytestmark = pytest.mark.django_db
ACTS = (
    *("change-person", "grant-role", "make-link", "close-account", "reopen-account", "unlock"),
    "remove-second-factor",
)


@pytest.fixture
def here() -> City:
    return city()


@pytest.fixture
def clerk(here: City) -> Actor:
    return here.actor(Role.UNIT_CLERK, "河道管理所")


def new_person(here: City, **changed: Any) -> dict[str, Any]:
    given = {
        "username": "wang",
        "name": "王小雨",
        "organisation": here["河道管理所"].pk,
        "role": "unit_clerk",
        "starts": today().isoformat(),
    }
    return given | changed


def test_somebody_is_added_and_the_link_is_shown_once(here: City) -> None:
    client = as_actor(here.actor(Role.ADMINISTRATOR, "市财政局"))
    answer = client.post(reverse("add-person"), new_person(here))
    assert "http://testserver/welcome/" in page_of(answer)
    person = Person.objects.get(username="wang")
    assert "/welcome/" not in page_of(client.get(reverse("person", args=(person.pk,))))


def test_what_was_typed_stays_when_it_is_refused(here: City) -> None:
    client = as_actor(here.actor(Role.ADMINISTRATOR, "市财政局"))
    answer = client.post(reverse("add-person"), new_person(here, username="a b"))
    assert answer.status_code == 422
    assert 'value="王小雨"' in page_of(answer)
    foreign = new_person(here, organisation=987654)
    assert client.post(reverse("add-person"), foreign).status_code == 422


def test_a_district_does_not_even_offer_the_city(here: City) -> None:
    client = as_actor(here.actor(Role.ADMINISTRATOR, "区财政局"))
    shown = page_of(client.get(reverse("add-person")))
    assert "区水务局" in shown
    assert "河道管理所" not in shown
    assert client.post(reverse("add-person"), new_person(here)).status_code == 422


@pytest.mark.parametrize("name", ["person", *ACTS])
def test_people_of_elsewhere_are_not_there(here: City, clerk: Actor, name: str) -> None:
    client = as_actor(here.actor(Role.ADMINISTRATOR, "区财政局"))
    address = reverse(name, args=(clerk.person.pk,))
    answer = client.get(address) if name == "person" else client.post(address)
    assert answer.status_code == 404


def test_a_role_of_elsewhere_is_not_there(here: City, clerk: Actor) -> None:
    client = as_actor(here.actor(Role.ADMINISTRATOR, "区财政局"))
    held = Membership.objects.get(person=clerk.person)
    assert client.post(reverse("end-role", args=(held.pk,))).status_code == 404


@pytest.mark.parametrize("role", sorted(KEEPERS - GRANTERS))
def test_who_only_reads_is_offered_nothing(here: City, clerk: Actor, role: Role) -> None:
    client = as_actor(here.actor(role, "市财政局"))
    shown = page_of(client.get(reverse("person", args=(clerk.person.pk,))))
    assert 'method="post" action="/people/' not in shown
    assert reverse("add-person") not in page_of(client.get(reverse("people")))


@pytest.mark.parametrize("name", ["make-link", "close-account"])
def test_an_act_of_a_page_is_one_entry(here: City, clerk: Actor, name: str) -> None:
    client = as_actor(here.actor(Role.ADMINISTRATOR, "市财政局"))
    client.post(reverse(name, args=(clerk.person.pk,)))
    assert len(entries(f"accounts.{name.removesuffix('-account')}")) == 1


def test_a_role_is_given_and_ended_on_the_page(here: City, clerk: Actor) -> None:
    client = as_actor(here.actor(Role.ADMINISTRATOR, "市财政局"))
    given = new_person(here, role="unit_approver")
    client.post(reverse("grant-role", args=(clerk.person.pk,)), given)
    made = Membership.objects.get(person=clerk.person, role="unit_approver")
    client.post(reverse("end-role", args=(made.pk,)))
    made.refresh_from_db()
    assert made.ended_at is not None
    again = client.post(reverse("grant-role", args=(clerk.person.pk,)), {"role": "unit_clerk"})
    assert again.status_code == 422


def test_no_person_costs_a_query(
    here: City, django_assert_num_queries: Any, client: Client
) -> None:
    browser = as_actor(here.actor(Role.ADMINISTRATOR, "市财政局"))
    browser.get(reverse("people"))
    for number in range(40):
        here.actor(Role.UNIT_CLERK if number % 2 else Role.UNIT_APPROVER, "河道管理所")
    with django_assert_num_queries(6):  # session, person, roles, count, people, their roles
        shown = page_of(browser.get(reverse("people")))
    assert shown.count('scope="row"') == 41


def test_the_own_account_shows_roles_password_factor_and_sessions(clerk: Actor) -> None:
    client = as_actor(clerk)
    shown = page_of(client.get(reverse("own-account")))
    for name in ("change-password", "second-factor"):
        assert reverse(name) in shown
    given = {"email": "me@example.org", "telephone": "1"}
    assert client.post(reverse("own-account"), given).status_code == 302
    assert len(entries("accounts.change-own")) == 1
