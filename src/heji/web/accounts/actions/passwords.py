"""Passwords: changed by their owners, set by a one-time link, taken away by a reset."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils import timezone

from heji.web.accounts import sessions
from heji.web.accounts.actions.reach import require_own
from heji.web.accounts.models import OneTimeLink, PastPassword, Person, Purpose
from heji.web.accounts.one_time import make_link
from heji.web.accounts.passwords import require_strong, set_password
from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import EVERYBODY, GRANTERS, Role


@dataclass(frozen=True, slots=True)
class ChangePassword(Action[Person]):
    """Sets the own password; the sessions in other places end."""

    old_password: str
    new_password: str
    session: str | None = None  #: key of the session that goes on

    name: ClassVar[str] = "accounts.change-password"
    roles: ClassVar[frozenset[Role]] = EVERYBODY

    def check(self, actor: Actor) -> None:
        """The present password, and the rules of the installation."""
        if not actor.person.check_password(self.old_password):
            raise Refused("accounts.wrong-password")
        require_strong(self.new_password, actor.person)

    def execute(self, actor: Actor) -> Outcome[Person]:
        """Sets it; the log holds that it was changed, never what it is."""
        set_password(actor.person, self.new_password)
        ended = sessions.end_all(actor.person, but=self.session)
        return Outcome(actor.person, actor.person, after={"sessions_ended": ended})


@dataclass(frozen=True, slots=True)
class UseLink(Action[Person]):
    """Sets the own password with a one-time link."""

    link: OneTimeLink
    new_password: str

    name: ClassVar[str] = "accounts.use-link"
    roles: ClassVar[frozenset[Role]] = EVERYBODY

    def check(self, actor: Actor) -> None:
        """The own link, not used before, in time; and the rules of the installation."""
        if self.link.person_id != actor.person.pk:
            raise NotAllowed("accounts.link-not-yours")
        require_strong(self.new_password, actor.person)

    def execute(self, actor: Actor) -> Outcome[Person]:
        """Claims the link and sets the password; whoever comes second finds the link used."""
        now = timezone.now()
        usable = OneTimeLink.objects.filter(pk=self.link.pk, used_at=None, expires_at__gt=now)
        if not usable.update(used_at=now):
            raise Refused("accounts.link-used")
        set_password(actor.person, self.new_password)
        ended = sessions.end_all(actor.person)
        after = {"purpose": self.link.purpose, "sessions_ended": ended}
        return Outcome(actor.person, actor.person, after=after)


@dataclass(frozen=True, slots=True)
class MakeLink(Action[str]):
    """Invites again, or resets a password: a new one-time link; the old password ends at once."""

    person: Person

    name: ClassVar[str] = "accounts.make-link"
    roles: ClassVar[frozenset[Role]] = GRANTERS

    def check(self, actor: Actor) -> None:
        """An open account of the own part of the tree."""
        require_own(actor, self.person)
        if not self.person.is_active:
            raise Refused("accounts.closed", name=self.person.name)

    def execute(self, actor: Actor) -> Outcome[str]:
        """Makes the link; its token is in no log."""
        person = self.person
        purpose = _purpose(person)
        person.set_unusable_password()
        person.must_change_password = False
        person.save(update_fields=("password", "must_change_password"))
        ended = sessions.end_all(person)
        after = {"purpose": purpose.value, "sessions_ended": ended}
        return Outcome(make_link(person, purpose), person, after=after)


def _purpose(person: Person) -> Purpose:
    """An invitation as long as the person never had a password."""
    had = person.has_usable_password() or PastPassword.objects.filter(person=person).exists()
    reset = OneTimeLink.objects.filter(person=person, purpose=Purpose.RESET).exists()
    return Purpose.RESET if had or reset else Purpose.INVITATION
