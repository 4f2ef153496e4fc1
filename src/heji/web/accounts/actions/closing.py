"""Closing accounts and opening them again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils import timezone

from heji.web.accounts import sessions
from heji.web.accounts.actions.reach import require_known, require_own
from heji.web.accounts.models import Person
from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import GRANTERS, Role


@dataclass(frozen=True, slots=True)
class CloseAccount(Action[Person]):
    """Closes an account: its roles, sessions and links end at once. Nothing is deleted."""

    person: Person

    name: ClassVar[str] = "accounts.close"
    roles: ClassVar[frozenset[Role]] = GRANTERS

    def check(self, actor: Actor) -> None:
        """An open account of the own part of the tree."""
        require_own(actor, self.person)
        if not self.person.is_active:
            raise Refused("accounts.closed", name=self.person.name)

    def execute(self, actor: Actor) -> Outcome[Person]:
        """Closes it."""
        person = self.person
        person.is_active = False
        person.save(update_fields=("is_active",))
        running = person.memberships.overlapping(timezone.localdate(), None)
        ended = [f"{each.role} · {each.organisation}" for each in running]
        running.update(ended_at=timezone.now())
        person.links.filter(used_at=None).delete()
        sessions.end_all(person)
        return Outcome(person, person, {"is_active": True, "roles": ended}, {"is_active": False})


@dataclass(frozen=True, slots=True)
class ReopenAccount(Action[Person]):
    """Opens a closed account again, without any role."""

    person: Person

    name: ClassVar[str] = "accounts.reopen"
    roles: ClassVar[frozenset[Role]] = GRANTERS

    def check(self, actor: Actor) -> None:
        """A closed account of the own part of the tree."""
        require_known(actor, self.person)
        if self.person.is_active:
            raise Refused("accounts.not-closed", name=self.person.name)

    def execute(self, actor: Actor) -> Outcome[Person]:
        """Opens it; the old password does not count any more."""
        person = self.person
        person.is_active = True
        person.set_unusable_password()
        person.save(update_fields=("is_active", "password"))
        return Outcome(person, person, {"is_active": False}, {"is_active": True})
