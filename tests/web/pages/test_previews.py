"""What a preview showed comes back as it was, from the person who saw it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.signing import BadSignature, SignatureExpired
from django.http import HttpRequest
from django.utils import timezone

from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.pages.previews import sealed, unsealed
from tests.web.building import City, city

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> City:
    """The small city."""
    return city()


def asked(actor: Actor, signed: str = "") -> HttpRequest:
    """A request of somebody."""
    request = HttpRequest()
    request.actor = actor  # type: ignore[attr-defined]
    request.POST = request.POST.copy()
    request.POST["signed"] = signed
    return request


def test_it_comes_back_as_it_was(here: City) -> None:
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所")
    content = [[["一", "二"]], "reason", 3]
    assert unsealed(asked(clerk, sealed(asked(clerk), "a", content)), "a") == content


def test_it_is_no_use_for_somebody_else_or_for_another_preview(here: City) -> None:
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所")
    other = here.actor(Role.UNIT_CLERK, "供水监测站")
    signed = sealed(asked(clerk), "a", ["content"])
    with pytest.raises(BadSignature):
        unsealed(asked(other, signed), "a")
    with pytest.raises(BadSignature):
        unsealed(asked(clerk, signed), "b")
    with pytest.raises(BadSignature):
        unsealed(asked(clerk, signed[:-1]), "a")


def test_after_an_hour_it_is_void(here: City, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所")
    signed = sealed(asked(clerk), "a", ["content"])
    later = (timezone.now() + timedelta(minutes=61)).timestamp()
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    with pytest.raises(SignatureExpired):
        unsealed(asked(clerk, signed), "a")
