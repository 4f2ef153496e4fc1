"""The second factor: codes count once, recovery codes too, roles may ask for it."""

from __future__ import annotations

import re

import pyotp
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from heji.web.accounts import second_factor
from heji.web.accounts.actions.factors import (
    DropSecondFactor,
    RemoveSecondFactor,
    RenewRecoveryCodes,
    SetUpSecondFactor,
)
from heji.web.accounts.models import RecoveryCode, SecondFactor
from heji.web.acting.action import Refused, perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from tests.web.accounts.steps import as_actor, entries, logged, page_of, sign_in, with_sign_in
from tests.web.building import City, city

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 - of tests alone


@pytest.fixture
def here() -> City:
    return city()


@pytest.fixture
def clerk(here: City) -> Actor:
    return here.actor(Role.UNIT_CLERK, "河道管理所")


def code(steps: int = 0) -> str:
    import time

    return pyotp.TOTP(SECRET).at(int(time.time()) + 30 * steps)


def set_up(actor: Actor) -> list[str]:
    return perform(SetUpSecondFactor(SECRET, code(-1)), actor)


def test_the_secret_and_the_codes_cannot_be_read_in_the_database(clerk: Actor) -> None:
    codes = set_up(clerk)
    kept = SecondFactor.objects.get()
    assert SECRET not in kept.secret
    assert second_factor.decrypted(kept.secret) == SECRET
    plain = {each.replace("-", "") for each in codes}
    assert len(plain) == 10
    assert not plain & set(RecoveryCode.objects.values_list("digest", flat=True))
    assert len(entries("accounts.set-up-second-factor")) == 1
    assert SECRET not in logged()
    assert not any(each in logged() for each in codes)


def test_signing_in_takes_both_factors(clerk: Actor, client: Client) -> None:
    set_up(clerk)
    assert sign_in(client, clerk.person.username)["Location"] == reverse("sign-in-code")
    assert client.get("/").status_code == 302  # not in yet
    assert client.post(reverse("sign-in-code"), {"code": "000000"}).status_code == 200
    assert client.post(reverse("sign-in-code"), {"code": code()})["Location"] == "/"
    assert client.get("/").status_code == 200
    assert entries("accounts.sign-in")[0].after["means"] == "password+code"


def test_a_code_counts_once(clerk: Actor) -> None:
    set_up(clerk)
    given = code()
    assert second_factor.accepts(clerk.person, given)
    assert not second_factor.accepts(clerk.person, given)
    assert not second_factor.accepts(clerk.person, code(-1))  # nor an older one
    assert second_factor.accepts(clerk.person, code(1))


def test_a_recovery_code_counts_once_however_it_is_typed(clerk: Actor) -> None:
    first = set_up(clerk)[0]
    typed = first.upper().replace("-", " ")
    assert second_factor.accepts(clerk.person, typed)
    assert not second_factor.accepts(clerk.person, first)
    assert clerk.person.recovery_codes.filter(used_at=None).count() == 9


def test_a_recovery_code_of_somebody_else_is_nothing(here: City, clerk: Actor) -> None:
    codes = set_up(clerk)
    other = here.actor(Role.UNIT_APPROVER, "河道管理所")
    perform(SetUpSecondFactor(SECRET, code(-1)), other)
    assert not second_factor.accepts(other.person, codes[0])


def test_wrong_codes_lock_like_wrong_passwords(clerk: Actor, client: Client) -> None:
    set_up(clerk)
    sign_in(client, clerk.person.username)
    for _ in range(settings.AXES_FAILURE_LIMIT):
        answer = client.post(reverse("sign-in-code"), {"code": "000000"})
    assert answer.status_code == 429
    assert client.post(reverse("sign-in-code"), {"code": code()}).status_code == 429
    assert sign_in(Client(), clerk.person.username).status_code == 429


def test_nobody_gives_a_code_before_a_password(client: Client) -> None:
    assert client.post(reverse("sign-in-code"), {"code": "1"})["Location"] == reverse("sign-in")


def test_a_code_is_awaited_for_five_minutes(
    clerk: Actor, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    set_up(clerk)
    sign_in(client, clerk.person.username)
    late = time.time() + 301
    monkeypatch.setattr("heji.web.accounts.doors.time.time", lambda: late)
    assert client.get(reverse("sign-in-code"))["Location"] == reverse("sign-in")


def test_a_role_asks_for_it(clerk: Actor, settings: object) -> None:
    settings.ENVIRONMENT = with_sign_in(second_factor_roles=frozenset({"unit_clerk"}))  # type: ignore[attr-defined]
    client = as_actor(clerk)
    assert client.get("/")["Location"] == reverse("second-factor")
    shown = page_of(client.get(reverse("second-factor")))
    assert "<svg" in shown
    secret = re.search(r"<code>([A-Z2-7 ]+)</code>", shown)
    assert secret is not None
    answer = client.post(
        reverse("second-factor"), {"code": pyotp.TOTP(secret[1].replace(" ", "")).now()}
    )
    assert page_of(answer).count("<li><code>") == 10
    assert answer["Cache-Control"] == "no-store"
    assert client.get("/").status_code == 200
    with pytest.raises(Refused, match="factor-needed"):
        perform(DropSecondFactor("000000"), clerk)


def test_it_is_renewed_and_dropped_with_a_code_alone(clerk: Actor) -> None:
    old = set_up(clerk)
    for action in (RenewRecoveryCodes("000000"), DropSecondFactor("000000")):
        with pytest.raises(Refused, match="wrong-code"):
            perform(action, clerk)
    new = perform(RenewRecoveryCodes(code()), clerk)
    assert not set(old) & set(new)
    perform(DropSecondFactor(new[0]), clerk)
    assert not SecondFactor.objects.exists()
    assert not RecoveryCode.objects.exists()


def test_a_lost_one_is_removed_by_an_administrator(here: City, clerk: Actor) -> None:
    set_up(clerk)
    perform(RemoveSecondFactor(clerk.person), here.actor(Role.ADMINISTRATOR, "市财政局"))
    assert not SecondFactor.objects.exists()
    assert len(entries("accounts.remove-second-factor")) == 1
