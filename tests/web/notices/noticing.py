"""An office with mail for tests: a phase of the calendar, people with addresses."""

from __future__ import annotations

import dataclasses
import datetime

from django.conf import settings

from heji.web.acting.actor import Actor
from heji.web.calendar.models import Phase
from heji.web.mail_settings import mail_settings
from tests.web.building import City

MAIL = mail_settings(
    {
        "HEJI_SMTP_SERVER": "mail.example",
        "HEJI_SMTP_PASSWORD": "not to be seen",
        "HEJI_MAIL_FROM": "heji@example.gov.cn",
        "HEJI_ADDRESS": "https://jixiao.example.gov.cn/",
    }
)


def with_mail() -> object:
    """The settings of an installation that sends."""
    return dataclasses.replace(settings.ENVIRONMENT, mail=MAIL)


def day(words: str) -> datetime.date:
    return datetime.date.fromisoformat(words)


def phase(here: City, opens: str, closes: str, kind: str = "monitoring", year: int = 2026) -> Phase:
    return Phase.objects.create(
        region=here["云栖市"], year=year, kind=kind, opens=day(opens), closes=day(closes)
    )


def reachable(actor: Actor, email: str = "someone@example.gov.cn") -> Actor:
    """The same with an e-mail address."""
    actor.person.email = email
    actor.person.save()
    return actor
