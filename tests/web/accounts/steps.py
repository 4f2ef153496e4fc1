"""What tests of accounts do again and again."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.test import Client
from django.utils import timezone

from heji.web.accounts.actions.people import Details
from heji.web.accounts.actions.roles import Grant
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from tests.web.building import City

PASSWORD = "long enough 1"  # noqa: S105 - of everybody in `building`
NEW_PASSWORD = "paper lantern over the river"  # noqa: S105 - of tests alone
DETAILS = Details("王小雨", "wang@example.org", "0571-1234")
BACKEND = "django.contrib.auth.backends.ModelBackend"


def today() -> datetime.date:
    return timezone.localdate()


def grant(here: City, role: Role = Role.UNIT_CLERK, body: str = "河道管理所", **days: Any) -> Grant:
    return Grant(here[body], role, days.get("starts", today()), days.get("ends"))


def entries(action: str) -> list[LogEntry]:
    return list(LogEntry.objects.filter(action=action))


def logged() -> str:
    """All that the log says, to look for secrets in it."""
    return "\n".join(
        f"{each.subject} {each.before} {each.after} {each.address}"
        for each in LogEntry.objects.all()
    )


def sign_in(client: Client, username: str, password: str = PASSWORD, **more: Any) -> Any:
    return client.post("/sign-in/", {"username": username, "password": password, **more})


def as_actor(actor: Actor) -> Client:
    """A browser in which the actor has signed in."""
    client = Client()
    assert sign_in(client, actor.person.username).status_code == 302
    return client


def with_sign_in(**changed: Any) -> Any:
    """The environment with other settings of signing in."""
    now = settings.ENVIRONMENT
    return dataclasses.replace(now, sign_in=dataclasses.replace(now.sign_in, **changed))


def with_three() -> Any:
    return dataclasses.replace(settings.ENVIRONMENT, has_three_administrators=True)


def page_of(answer: Any) -> str:
    content: str = answer.content.decode()
    return content


def form(**given: str) -> Mapping[str, str]:
    return given
