"""Whose word counts on where a request comes from."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from django.test import Client, RequestFactory

from heji.web.acting.addresses import ProxyMiddleware, address_of
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.variables import networks
from tests.web.building import city


@pytest.fixture
def behind(settings: Any) -> None:
    """A server behind proxies of the house."""
    listed = networks({"X": "127.0.0.1, 10.1.0.0/16, 2001:db8::/32"}, "X")
    settings.ENVIRONMENT = dataclasses.replace(settings.ENVIRONMENT, proxies=listed)
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")


def seen(connected: str, **headers: str) -> tuple[str, bool]:
    """The address and whether it is https, as views see them."""
    found: list[tuple[str, bool]] = []

    def view(request: Any) -> Any:
        found.append((address_of(request), request.is_secure()))

    given = {f"HTTP_X_FORWARDED_{name.upper()}": value for name, value in headers.items()}
    ProxyMiddleware(view)(RequestFactory().get("/", REMOTE_ADDR=connected, **given))
    return found[0]


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("6.6.6.6, 192.0.2.7", "192.0.2.7"),  # what comes first is the client's own word
        ("192.0.2.7, 10.1.2.3", "192.0.2.7"),  # two proxies
        ("192.0.2.7:4711", "192.0.2.7"),
        ("[2001:db9::7]:4711", "2001:db9::7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("10.1.2.3, 10.1.9.9", "10.1.2.3"),
        ("192.0.2.7, unknown, 10.1.2.3", "10.1.2.3"),
        ("<script>", "127.0.0.1"),
        ("", "127.0.0.1"),
    ],
)
def test_a_listed_proxy_is_believed(behind: None, forwarded: str, address: str) -> None:
    assert seen("127.0.0.1", **{"for": forwarded, "proto": "https"}) == (address, True)


def test_anybody_else_is_not(behind: None) -> None:
    given = {"for": "127.0.0.1", "proto": "https"}
    assert seen("192.0.2.66", **given) == ("192.0.2.66", False)


def test_without_a_list_nobody_is() -> None:
    assert seen("127.0.0.1", **{"for": "192.0.2.7", "proto": "https"}) == ("127.0.0.1", False)


@pytest.mark.django_db
def test_the_log_and_the_lock_take_the_address_of_the_client(behind: None) -> None:
    from axes.models import AccessAttempt

    person = city().actor(Role.UNIT_CLERK, "河道管理所").person
    client = Client(REMOTE_ADDR="10.1.2.3", HTTP_X_FORWARDED_FOR="192.0.2.7")
    client.post("/sign-in/", {"username": person.username, "password": "wrong"})
    assert AccessAttempt.objects.get().ip_address == "192.0.2.7"
    client.post("/sign-in/", {"username": person.username, "password": "long enough 1"})
    assert LogEntry.objects.get(action="accounts.sign-in").address == "192.0.2.7"
    assert person.open_sessions.get().address == "192.0.2.7"
