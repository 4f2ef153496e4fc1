"""Sends the notices of a day: one mail per person at most, whoever else sends at the same time.

Whoever sends a mail first takes the row of its person and day; the database lets one of several
processes do that. What fails is tried again by the next run. What was taken by a process that
ended in the middle is tried again after a while: a mail may then come twice, none is lost.
"""

from __future__ import annotations

import contextlib
import datetime
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone

from heji.web.notices.composing import Letter, references_of
from heji.web.notices.knowing import note_told
from heji.web.notices.models import Digest, DigestState, Run
from heji.web.notices.recipients import letter_to, recipients

#: How long a process may be at one mail: far longer than a mail server has to answer.
_ENDED = datetime.timedelta(minutes=10)
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Failure:
    """A mail that could not be sent."""

    person: str  #: user name
    email: str
    problem: str


def send_notices(today: datetime.date) -> tuple[Run, list[Failure]]:
    """Sends what is owed on a day, and notes what came of it.

    Args:
        today: the day it is.

    Returns:
        The run, with its problem when the mail server could not be reached; and the mails that it
        refused. Both are tried again by the next run.
    """
    run = Run.objects.create(began_at=timezone.now())
    failures: list[Failure] = []
    connection = get_connection()
    try:
        for person in recipients(today).iterator(chunk_size=200):
            letter = letter_to(person, today)
            if letter is None:
                continue
            connection.open()  # stays open from one mail to the next
            digest = _take(letter, today)
            if digest is None:
                continue
            problem = _send(letter, digest, connection)
            if problem:
                failures.append(Failure(person.username, person.email, problem))
            else:
                run.sent += 1
    except OSError as error:  # of the connection, smtplib's own errors included
        run.problem = _said(error)
    _close(connection)
    run.failed, run.ended_at = len(failures), timezone.now()
    run.save()
    return run, failures


def _take(letter: Letter, today: datetime.date) -> Digest | None:
    """The row of a mail, if nobody else has it or has sent it."""
    now = timezone.now()
    given: dict[str, Any] = {
        "state": DigestState.SENDING,
        "taken_at": now,
        "email": letter.person.email,
        "references": references_of(letter.parts),
        "problem": "",
    }
    try:
        with transaction.atomic():
            return Digest.objects.create(person=letter.person, day=today, **given)
    except IntegrityError:
        pass
    own = Digest.objects.filter(person=letter.person, day=today)
    ended = Q(state=DigestState.SENDING, taken_at__lt=now - _ENDED)
    free = own.filter(Q(state=DigestState.FAILED) | ended)
    is_taken = free.update(**given, tries=F("tries") + 1)
    return own.get() if is_taken else None


def _send(letter: Letter, digest: Digest, connection: Any) -> str:
    """Sends a mail; what went wrong, or nothing."""
    message = EmailMessage(
        letter.subject(),
        letter.body(settings.ENVIRONMENT.mail.address),
        to=[letter.person.email],
        headers={"Auto-Submitted": "auto-generated"},
        connection=connection,
    )
    try:
        message.send()
    except (OSError, ValueError) as error:  # the server's word, or an address that is none
        _close(connection)
        digest.state, digest.problem = DigestState.FAILED, _said(error)
        digest.save(update_fields=("state", "problem"))
        return digest.problem
    with transaction.atomic():
        digest.state, digest.sent_at = DigestState.SENT, timezone.now()
        digest.save(update_fields=("state", "sent_at"))
        for part in letter.parts:
            note_told(part.membership, part.found, digest.day)
    return ""


def _close(connection: Any) -> None:
    """Hangs up; a server that is gone need not be told."""
    with contextlib.suppress(OSError):
        connection.close()


def _said(error: Exception) -> str:
    """What went wrong, without the text of the mail."""
    return f"{type(error).__name__}: {error}"[:_LONGEST]
