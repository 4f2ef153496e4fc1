"""The way in: from a proved password or identity to a session, over the second factor."""

from __future__ import annotations

import time
from dataclasses import dataclass

from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from heji.web.accounts import sessions
from heji.web.accounts.actions.signing import SignIn
from heji.web.accounts.models import Person, SecondFactor
from heji.web.accounts.selectors import own_actor
from heji.web.acting.action import perform
from heji.web.acting.addresses import address_of

_HALF = "half-way"  #: key of the session: who has proved the first factor
_PATIENCE = 5 * 60  #: seconds to fetch the authenticator
_BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True, slots=True)
class HalfWay:
    """Somebody who proved the first factor and not yet the second."""

    person: Person
    means: str
    target: str


def enter(request: HttpRequest, person: Person, means: str, target: str) -> HttpResponse:
    """Lets a person in who proved the first factor, or asks for the second.

    Args:
        request: of the browser.
        person: who it is.
        means: how it was proved: `password` or `oidc`.
        target: the page that was asked for.
    """
    if SecondFactor.objects.filter(person=person).exists():
        request.session[_HALF] = [person.pk, means, target, int(time.time())]
        return redirect("sign-in-code")
    return _open(request, person, means, target)


def half_way(request: HttpRequest) -> HalfWay | None:
    """Who is expected to give a code, if the first factor was proved not long ago."""
    kept = request.session.get(_HALF)
    if kept is None:
        return None
    pk, means, target, since = kept
    person = Person.objects.filter(pk=pk, is_active=True).first()
    if person is None or time.time() - since > _PATIENCE:
        del request.session[_HALF]
        return None
    return HalfWay(person, means, target)


def enter_fully(request: HttpRequest, half: HalfWay) -> HttpResponse:
    """Lets a person in who proved both factors."""
    request.session.pop(_HALF, None)
    return _open(request, half.person, f"{half.means}+code", half.target)


def safe_target(request: HttpRequest, target: str) -> str:
    """The page to go to, if it is one of ours; else the first page."""
    hosts = {request.get_host()}
    is_ours = url_has_allowed_host_and_scheme(target, hosts, require_https=request.is_secure())
    return target if is_ours else "/"


def _open(request: HttpRequest, person: Person, means: str, target: str) -> HttpResponse:
    actor = own_actor(person, address_of(request))
    with transaction.atomic():
        sessions.forget(request.session.session_key)  # of whoever was signed in here before
        login(request, person, _BACKEND)  # also notes the session: `apps.AccountsConfig`
        if actor is not None:
            perform(SignIn(means), actor)
    return redirect(safe_target(request, target))
