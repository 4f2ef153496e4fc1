"""Who is sent what on a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.db.models import QuerySet

from heji.language import DEFAULT_LANGUAGE
from heji.web.accounts.models import Membership, Person
from heji.web.accounts.selectors import current_memberships
from heji.web.acting.middleware import actor_of
from heji.web.calendar.selectors import working_days_of
from heji.web.notices.composing import Letter, Part
from heji.web.notices.knowing import forget_done, known_of
from heji.web.notices.models import Choice, Digest, DigestState, Mails
from heji.web.notices.reminding import is_owed
from heji.web.notices.waiting import waiting


def wanting(today: datetime.date) -> QuerySet[Person]:
    """The people with a role today who want mails."""
    running = Membership.objects.running(today).values("person")
    found = Person.objects.filter(is_active=True, pk__in=running)
    return found.exclude(notice_choice__mails=Mails.NONE)


def recipients(today: datetime.date) -> QuerySet[Person]:
    """Of them those with an e-mail address who were not sent anything today."""
    found = wanting(today).exclude(email="").select_related("notice_choice").order_by("pk")
    sent = Digest.objects.filter(day=today, state=DigestState.SENT)
    return found.exclude(pk__in=sent.values("person"))


def letter_to(person: Person, today: datetime.date) -> Letter | None:
    """What a person is to be sent on a day; None when nothing has to be told.

    A role whose body does not work on the day waits for its next working day.
    """
    choice = choice_of(person)
    parts = tuple(_parts(person, Mails(choice.mails), today))
    return Letter(person, parts, choice.language) if parts else None


def choice_of(person: Person) -> Choice:
    """What a person wants; the usual unless they said otherwise."""
    found = getattr(person, "notice_choice", None)
    return found or Choice(person=person, language=DEFAULT_LANGUAGE)


def _parts(person: Person, mails: Mails, today: datetime.date) -> Iterator[Part]:
    is_owing = False
    parts = []
    for membership in current_memberships(person):
        days = working_days_of(membership.organisation)
        if not days.is_working(today):
            continue
        found = waiting(actor_of(membership), today, days)
        known = known_of(membership)
        forget_done(membership, found, known)
        open_ones = tuple(each for each in found if not each.due.is_coming)
        told = open_ones
        if mails == Mails.URGENT:
            told = tuple(each for each in open_ones if each.is_pressing)
        is_owing |= any(is_owed(each, known.get(each.due.reference), today, days) for each in told)
        if told:
            parts.append(Part(membership, told, len(open_ones) - len(told)))
    return iter(parts if is_owing else ())
