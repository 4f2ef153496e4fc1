"""What keeps notices from reaching people, for those who can mend it. No business is in it."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils import timezone

from heji.web.accounts.models import Person
from heji.web.accounts.selectors import people_seen_by
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.calendar.selectors import working_days_of
from heji.web.calendar.working_days import add_working_days
from heji.web.notices.due import Due
from heji.web.notices.models import Digest, DigestState, Run
from heji.web.notices.recipients import wanting

#: Who sees to the mail server, and who to the addresses of people.
SERVER = frozenset((Role.ADMINISTRATOR, Role.SYSTEM_ADMINISTRATOR))
ADDRESSES = frozenset((Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR))
#: Who may look at the sending.
LOOKING = SERVER | ADDRESSES
_PATIENCE = 2  #: working days without a run until somebody has to look


def due(actor: Actor, today: datetime.date) -> list[Due]:
    """Mails that failed, a command that is not run, people who cannot be reached."""
    if not settings.ENVIRONMENT.mail.is_on or not actor.has(LOOKING):
        return []
    address = reverse("notices-sending")
    found = []
    if actor.has(SERVER):
        if is_late(actor, today):
            found.append(Due("notices.run", "notice.due.run", address))
        run = last_run()
        if run is not None and run.problem:
            found.append(Due("notices.server", "notice.due.server", address, newest=run.pk))
    counted = [
        ("failed", failed(actor), SERVER),
        ("addresses", without_address(actor, today), ADDRESSES),
    ]
    for name, people, roles in counted:
        count = people.count() if actor.has(roles) else 0
        if count:
            values = {"count": count}
            key = f"notice.due.{name}"
            found.append(Due(f"notices.{name}", key, address, values, newest=count))
    return found


def last_run() -> Run | None:
    """The last time that notices were sent."""
    return Run.objects.filter(ended_at__isnull=False).first()


def is_late(actor: Actor, today: datetime.date) -> bool:
    """Whether nobody has sent notices for longer than a weekend or a holiday explains."""
    run = last_run()
    if run is None:
        return True
    days = working_days_of(actor.organisation)
    return timezone.localdate(run.began_at) < add_working_days(today, -_PATIENCE, days)


def failed(actor: Actor) -> QuerySet[Digest]:
    """The last mail of each person in the actor's part of the tree, where it has failed."""
    seen = Digest.objects.filter(person__in=people_seen_by(actor).values("pk"))
    last = seen.order_by().values("person").annotate(last=Max("pk")).values("last")
    return Digest.objects.filter(pk__in=last, state=DigestState.FAILED).select_related("person")


def without_address(actor: Actor, today: datetime.date) -> QuerySet[Person]:
    """The people in the actor's part of the tree who want mails and have no address."""
    seen = people_seen_by(actor).values("pk")
    return wanting(today).filter(email="", pk__in=seen).order_by("name", "username")
