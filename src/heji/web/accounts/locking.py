"""What happens when django-axes locks an account: an entry of the log, and a page that says until when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from heji.web.accounts.actions.signing import Locked
from heji.web.accounts.models import Person
from heji.web.accounts.selectors import own_actor
from heji.web.accounts.tries import locked_until
from heji.web.acting.action import perform
from heji.web.acting.addresses import address_of


def log_lock(request: HttpRequest, username: str) -> None:
    """Logs the try that locked an account, and none of those that come after it."""
    counted = getattr(request, "axes_failures_since_start", None)  # None: it was locked before
    if counted is None or counted < settings.AXES_FAILURE_LIMIT:
        return
    person = Person.objects.filter(username=username).first()
    address = address_of(request)
    actor = None if person is None else own_actor(person, address)
    until = locked_until(username, address)
    if actor is not None and until is not None:
        perform(Locked(until.isoformat()), actor)


def locked_page(
    request: HttpRequest, response: HttpResponse | None, credentials: Mapping[str, Any] | None
) -> HttpResponse:
    """Says until when the account is locked (AXES_LOCKOUT_CALLABLE)."""
    username = (credentials or {}).get("username") or ""
    until = locked_until(username, address_of(request))
    shown = {
        "until": None if until is None else timezone.localtime(until),
        "limit": settings.AXES_FAILURE_LIMIT,
    }
    return render(request, "accounts/locked.html", shown, status=429)
