"""Ends sessions in time, and keeps people at what they owe: a new password, a second factor."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from heji.web.accounts import sessions
from heji.web.accounts.actions.signing import SignOut
from heji.web.accounts.models import Person
from heji.web.accounts.selectors import own_actor
from heji.web.acting.action import perform
from heji.web.acting.addresses import address_of

Respond = Callable[[HttpRequest], HttpResponse]
#: What stays open to somebody who owes something.
_ALWAYS = ("sign-out", "choose-language")


class SessionEndMiddleware:
    """Signs out who was away for too long; place it after Django's authentication."""

    def __init__(self, respond: Respond) -> None:
        self._respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Ends the session, or notes that it is in use."""
        person = request.user
        if not isinstance(person, Person):
            return self._respond(request)
        ending = sessions.ending_of(request)
        if ending is None:
            sessions.see(request)
            return self._respond(request)
        actor = own_actor(person, address_of(request))
        if actor is not None:
            perform(SignOut(request.session.session_key, ending), actor)
        logout(request)
        return _to_sign_in(request, ending)


class OwingMiddleware:
    """Leads people to what they must do before anything else."""

    def __init__(self, respond: Respond) -> None:
        self._respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Redirects while something is owed."""
        owed = _owed(request)
        if owed is None or request.path in {reverse(each) for each in (owed, *_ALWAYS)}:
            return self._respond(request)
        return redirect(owed)


def _owed(request: HttpRequest) -> str | None:
    person = request.user
    if not isinstance(person, Person):
        return None
    if person.must_change_password:
        return "change-password"
    return "second-factor" if request.session.get(sessions.OWES) else None


def _to_sign_in(request: HttpRequest, ending: str) -> HttpResponse:
    asked = request.get_full_path() if request.method == "GET" else "/"
    address = f"{reverse('sign-in')}?{urlencode({'next': asked, 'ended': ending})}"
    if request.headers.get("HX-Request"):
        # A part of a page cannot show another page: htmx is told to go there.
        return HttpResponse(status=401, headers={"HX-Redirect": address})
    return redirect(address)
