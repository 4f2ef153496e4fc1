"""Sessions that end: by idling, after a working day, from another place, with the account."""

from __future__ import annotations

import time
from datetime import timedelta
from enum import StrEnum

from django.conf import settings
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

from heji.web.accounts.browsers import browser_named
from heji.web.accounts.models import OpenSession, Person
from heji.web.accounts.selectors import current_memberships, own_sessions
from heji.web.acting.addresses import address_of

BEGAN, SEEN, OWES = "began", "seen", "owes-second-factor"  #: keys of the session
_EXACT = 60  #: seconds between two writes of when a session was last seen


class Ending(StrEnum):
    """Why a session ends."""

    IDLE = "idle"
    LONGEST = "longest"


def begin(request: HttpRequest, person: Person) -> None:
    """Notes a new session; the session of Django has its final key by now."""
    now = timezone.now()
    request.session[BEGAN] = request.session[SEEN] = int(time.time())
    request.session[OWES] = owes_second_factor(person)
    if request.session.session_key is None:  # somebody else was signed in here before
        request.session.save()
    # Browsers that were closed never sign out: what has run out is forgotten here.
    person.open_sessions.exclude(pk__in=own_sessions(person).values("pk")).delete()
    OpenSession.objects.update_or_create(
        key=request.session.session_key or "",
        defaults={
            "person": person,
            "began_at": now,
            "last_seen_at": now,
            "address": address_of(request),
            "browser": browser_named(request.META.get("HTTP_USER_AGENT", "")),
        },
    )


def ending_of(request: HttpRequest) -> Ending | None:
    """Why the session of a request is over, or None while it lasts."""
    lasting, now = settings.ENVIRONMENT.sign_in, int(time.time())
    if _is_over(request.session.get(SEEN), lasting.idle, now):
        return Ending.IDLE
    return Ending.LONGEST if _is_over(request.session.get(BEGAN), lasting.longest, now) else None


def see(request: HttpRequest) -> None:
    """Notes that the session is in use; writes at most once a minute."""
    now = int(time.time())
    if now - request.session.get(SEEN, 0) < _EXACT:
        return
    request.session[SEEN] = now
    seen = OpenSession.objects.filter(key=request.session.session_key)
    seen.update(last_seen_at=timezone.now())


def forget(key: str | None) -> None:
    """Removes a session that was signed out of."""
    if key:
        OpenSession.objects.filter(key=key).delete()


def end(session: OpenSession) -> None:
    """Ends a session in whichever browser it is: its next request is a stranger's."""
    Session.objects.filter(session_key=session.key).delete()
    session.delete()


def end_all(person: Person, but: str | None = None) -> int:
    """Ends the sessions of a person, but one; says how many."""
    ended = list(person.open_sessions.exclude(key=but or ""))
    for each in ended:
        end(each)
    return len(ended)


def owes_second_factor(person: Person) -> bool:
    """Whether one of the roles of today asks for a second factor that is not set up yet."""
    roles = settings.ENVIRONMENT.sign_in.second_factor_roles
    if not roles or hasattr(person, "second_factor"):
        return False
    return current_memberships(person).filter(role__in=roles).exists()


def _is_over(since: int | None, lasts: timedelta, now: int) -> bool:
    return since is None or now - since >= lasts.total_seconds()
