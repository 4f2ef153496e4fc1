"""Every address × every role: what opens, what does not. A new address without a row fails."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from heji.web.acting.role import ADMINISTRATION, EVERYBODY, GRANTERS, KEEPERS, LOG_READERS, Role
from tests.web.building import city

pytestmark = pytest.mark.django_db

PUBLIC = None
#: name of the address -> who may open it
TABLE = {
    "home": EVERYBODY,
    "choose-language": PUBLIC,
    "sign-in": PUBLIC,
    "sign-out": PUBLIC,
    "choose-role": PUBLIC,
    "people": GRANTERS | KEEPERS,
    "organisations": EVERYBODY,
    "organisation": EVERYBODY,
    "log": LOG_READERS,
}


def addresses(resolver: URLResolver) -> Iterator[URLPattern]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from addresses(each)
        else:
            yield each


def test_every_address_has_a_row() -> None:
    found = {
        each.name: getattr(each.callback, "open_to", "missing")
        for each in addresses(get_resolver())
    }
    assert found == TABLE


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("name", [name for name, roles in TABLE.items() if roles is not PUBLIC])
def test_a_page_opens_to_its_roles_alone(role: Role, name: str, client: Client) -> None:
    here = city()
    actor = here.actor(role, "市财政局")
    client.force_login(actor.person, "django.contrib.auth.backends.ModelBackend")
    arguments = {"id": actor.organisation.pk} if name == "organisation" else {}
    status = client.get(reverse(name, kwargs=arguments)).status_code
    roles = TABLE[name]
    assert roles is not None
    hidden = name == "organisation" and role is Role.EXPERT
    assert status == (404 if hidden else 200 if role in roles else 403)


@pytest.mark.parametrize("name", [name for name, roles in TABLE.items() if roles is not PUBLIC])
def test_strangers_are_sent_to_sign_in(name: str, client: Client) -> None:
    arguments = {"id": 1} if name == "organisation" else {}
    answer = client.get(reverse(name, kwargs=arguments))
    assert answer.status_code == 302
    assert reverse("sign-in") in answer["Location"]


@pytest.mark.parametrize("role", [Role.UNIT_CLERK, Role.DEPARTMENT_REVIEWER])
def test_a_foreign_organisation_is_not_there(role: Role, client: Client) -> None:
    here = city()
    actor = here.actor(role, "市水务局")
    client.force_login(actor.person, "django.contrib.auth.backends.ModelBackend")
    foreign = reverse("organisation", kwargs={"id": here["第一中学"].pk})
    assert client.get(foreign).status_code == 404


def test_administrators_are_known() -> None:
    assert len(ADMINISTRATION) == 4
