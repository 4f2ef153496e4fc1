"""Wrong tries: counted by django-axes, and until when an account is locked by them."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.db.models import Max, Sum
from django.http import HttpRequest
from django.utils import timezone

from heji.web.accounts.models import Person


def count_wrong(request: HttpRequest, person: Person) -> None:
    """Counts a wrong code, or a wrong present password, like a wrong password at the door."""
    user_login_failed.send(
        sender=__name__, credentials={"username": person.username}, request=request
    )


def is_locked(request: HttpRequest, username: str) -> bool:
    """Whether this name is locked for the place that asks."""
    from axes.handlers.proxy import AxesProxyHandler

    return not AxesProxyHandler.is_allowed(request, {"username": username})


def locked_until(username: str, address: str | None = None) -> datetime.datetime | None:
    """When a locked name opens again; None if it is not locked.

    Args:
        username: as it was typed.
        address: network address that asks; without one, the last of all addresses.
    """
    from axes.models import AccessAttempt

    lasts = datetime.timedelta(hours=settings.AXES_COOLOFF_TIME)
    found = AccessAttempt.objects.filter(username=username, attempt_time__gt=timezone.now() - lasts)
    if address is not None:
        found = found.filter(ip_address=address)
    counted = found.values("ip_address").annotate(
        tries=Sum("failures_since_start"), last=Max("attempt_time")
    )
    locked: list[Any] = [
        each["last"] for each in counted if each["tries"] >= settings.AXES_FAILURE_LIMIT
    ]
    return max(locked) + lasts if locked else None
