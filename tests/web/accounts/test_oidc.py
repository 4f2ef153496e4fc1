"""Single sign-on with a provider of our own on localhost."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlparse

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from heji.web.accounts.actions.closing import CloseAccount
from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.sign_in_settings import SingleSignOn, providers
from tests.web.accounts.steps import entries, logged, page_of, with_sign_in
from tests.web.building import City, city

pytestmark = pytest.mark.django_db
CLIENT, SECRET = "heji-client", "heji-client-secret"


class Provider(ThreadingHTTPServer):
    """A provider that knows one person."""

    daemon_threads = True
    claims: dict[str, Any]
    asked: list[str]
    fails = False

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Answers(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        path = urlparse(self.path).path
        here = self.server.address
        if path.endswith("openid-configuration"):
            self.answer(
                {
                    "issuer": here,
                    "authorization_endpoint": f"{here}/authorize",
                    "token_endpoint": f"{here}/token",
                    "userinfo_endpoint": f"{here}/userinfo",
                    "jwks_uri": f"{here}/keys",
                }
            )
        elif path == "/userinfo":
            self.answer(self.server.claims)

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        given = parse_qs(self.rfile.read(length).decode())
        self.server.asked.append(given["code"][0])
        right = given["client_secret"] == [SECRET] and given["code_verifier"]
        if self.server.fails or not right:
            self.answer({"error": "invalid_grant"}, 400)
            return
        token = {"access_token": "opaque-token", "token_type": "Bearer", "expires_in": 60}
        self.answer(token)

    def answer(self, content: dict[str, Any], status: int = 200) -> None:
        written = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(written)))
        self.end_headers()
        self.wfile.write(written)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def here() -> City:
    return city()


@pytest.fixture
def clerk(here: City) -> Actor:
    return here.actor(Role.UNIT_CLERK, "河道管理所")


@pytest.fixture
def provider(clerk: Actor, settings: Any) -> Iterator[Provider]:
    server = Provider(("127.0.0.1", 0), Answers)
    server.claims = {"sub": "subject-7", "preferred_username": clerk.person.username}
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found = SingleSignOn(server.address, CLIENT, SECRET, "政务统一认证", "preferred_username")
    settings.ENVIRONMENT = with_sign_in(single_sign_on=found)
    settings.SOCIALACCOUNT_PROVIDERS = providers(settings.ENVIRONMENT.sign_in)
    yield server
    server.shutdown()
    server.server_close()


def go(client: Client, target: str = "") -> dict[str, list[str]]:
    """To the provider; what it is asked."""
    answer = client.post("/sign-in/sso/", {"next": target})
    assert answer.status_code == 302
    return parse_qs(urlparse(answer["Location"]).query)


def come_back(client: Client, asked: dict[str, list[str]]) -> Any:
    return client.get("/sign-in/sso/back/", {"code": "c0de", "state": asked["state"][0]})


def test_without_settings_nothing_is_shown(client: Client) -> None:
    assert "/sign-in/sso/" not in page_of(client.get("/sign-in/"))
    assert client.post("/sign-in/sso/").status_code == 404
    assert client.get("/sign-in/sso/back/").status_code == 404


def test_somebody_comes_in_and_is_bound_to_the_lasting_identity(
    provider: Provider, clerk: Actor, client: Client
) -> None:
    assert "政务统一认证" in page_of(client.get("/sign-in/"))
    asked = go(client, "/organisations/")
    assert asked["client_id"] == [CLIENT]
    assert asked["code_challenge_method"] == ["S256"]
    assert come_back(client, asked)["Location"] == "/organisations/"
    assert client.get("/organisations/").status_code == 200
    assert SocialAccount.objects.get().uid == "subject-7"
    assert entries("accounts.sign-in")[0].after["means"] == "oidc"
    assert len(entries("accounts.bind-identity")) == 1
    assert "opaque-token" not in logged()


def test_afterwards_the_identity_counts_and_not_the_name(
    provider: Provider, clerk: Actor, client: Client
) -> None:
    come_back(client, go(client))
    provider.claims["preferred_username"] = "renamed-over-there"
    again = Client()
    assert come_back(again, go(again))["Location"] == "/"
    assert len(entries("accounts.bind-identity")) == 1
    provider.claims.update(sub="subject-8", preferred_username=clerk.person.username)
    other = Client()
    assert come_back(other, go(other))["Location"] == "/sign-in/"
    assert "另一个统一认证身份" in page_of(other.get("/sign-in/"))


def test_somebody_without_an_account_stays_outside(provider: Provider, client: Client) -> None:
    provider.claims = {"sub": "subject-9", "preferred_username": "stranger"}
    assert come_back(client, go(client))["Location"] == "/sign-in/"
    assert "没有与之对应的账号" in page_of(client.get("/sign-in/"))
    assert client.get("/").status_code == 302


def test_a_closed_account_stays_closed(
    provider: Provider, here: City, clerk: Actor, client: Client
) -> None:
    come_back(client, go(client))
    perform(CloseAccount(clerk.person), here.actor(Role.ADMINISTRATOR, "市财政局"))
    again = Client()
    assert come_back(again, go(again))["Location"] == "/sign-in/"


def test_a_forged_or_failed_answer_lets_nobody_in(provider: Provider, client: Client) -> None:
    asked = go(client)
    forged = client.get("/sign-in/sso/back/", {"code": "c0de", "state": "forged"})
    assert forged["Location"] == "/sign-in/"
    assert provider.asked == []
    provider.fails = True
    assert come_back(client, asked)["Location"] == "/sign-in/"
    assert client.get("/sign-in/sso/back/", {"error": "access_denied"})["Location"] == "/sign-in/"
    assert client.get("/").status_code == 302


def test_an_unsigned_claim_in_the_address_is_nothing(provider: Provider, client: Client) -> None:
    claims = base64.urlsafe_b64encode(json.dumps({"sub": "x"}).encode()).decode()
    answer = client.get("/sign-in/sso/back/", {"id_token": f"e30.{claims}.", "code": "1"})
    assert answer["Location"] == "/sign-in/"
