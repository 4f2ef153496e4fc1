"""The mail of a person: plain text with links, in their language, without any secret."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from heji.language import text
from heji.web.accounts.models import Membership, Person
from heji.web.notices.waiting import Urgency, Waiting


@dataclass(frozen=True, slots=True)
class Part:
    """What waits for a person in one of their roles."""

    membership: Membership
    found: tuple[Waiting, ...]
    others: int = 0  #: things that wait, too, and are left out because they do not press


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail before it is sent."""

    person: Person
    parts: tuple[Part, ...]
    language: str

    @property
    def found(self) -> tuple[Waiting, ...]:
        """All that it tells of."""
        return tuple(each for part in self.parts for each in part.found)

    def subject(self) -> str:
        """How many things wait, and how many of them press; no names."""
        pressing = sum(each.is_pressing for each in self.found)
        key = "notice.mail.subject-urgent" if pressing else "notice.mail.subject"
        return text(key, self.language, count=len(self.found), pressing=pressing)

    def body(self, address: str) -> str:
        """The text.

        Args:
            address: how people call the server; empty: the mail has no links.
        """
        return "\n".join(self._lines(address)) + "\n"

    def _lines(self, address: str) -> Iterator[str]:
        words = self._words
        yield words("greeting", name=self.person.name)
        for part in self.parts:
            role = text(f"role.{part.membership.role}", self.language)
            yield f"\n{part.membership.organisation} · {role}"
            for number, each in enumerate(part.found, start=1):
                yield from self._item(number, each, address)
            if part.others:
                yield "\n" + words("others", count=part.others)
        yield ""
        if address:
            yield words("all", address=address + reverse("notices"))
        yield words("why")

    def _item(self, number: int, each: Waiting, address: str) -> Iterator[str]:
        yield f"\n{number}. {_one_line(each.due.said(self.language))}"
        deadline = deadline_said(each, self.language)
        if deadline:
            yield f"   {deadline}"
        if address:
            yield f"   {address}{each.due.address}"

    def _words(self, key: str, /, **values: object) -> str:
        return text(f"notice.mail.{key}", self.language, **values)


def deadline_said(each: Waiting, language: str) -> str:
    """By when it has to be done, and how much time is left; nothing without a last day."""
    last_day = each.due.last_day
    if last_day is None:
        return ""
    if each.due.is_coming:
        return text("notice.until", language, day=last_day.isoformat())
    key = "notice.over" if each.urgency is Urgency.OVERDUE else "notice.left"
    count = each.days_over if each.urgency is Urgency.OVERDUE else each.days_left
    if count == 0:
        key += "-none"
    elif count == 1:
        key += "-one"
    return text(key, language, day=last_day.isoformat(), count=count)


def references_of(parts: Sequence[Part]) -> list[str]:
    """What a mail told of, for the record."""
    return [f"{part.membership.pk}/{each.due.reference}" for part in parts for each in part.found]


def _one_line(words: str) -> str:
    """A sentence whose names, typed by people, cannot begin a line of their own."""
    return " ".join(words.split())
