"""The second factor: set up, renewed and removed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.conf import settings
from django.utils import timezone

from heji.web.accounts import sessions
from heji.web.accounts.actions.reach import require_own
from heji.web.accounts.models import Person, SecondFactor
from heji.web.accounts.second_factor import accepts, encrypted, new_recovery_codes, step_of
from heji.web.accounts.selectors import current_memberships
from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import EVERYBODY, GRANTERS, Role


def _has_factor(person: Person) -> bool:
    return SecondFactor.objects.filter(person=person).exists()


@dataclass(frozen=True, slots=True)
class SetUpSecondFactor(Action[list[str]]):
    """Sets the own second factor up; gives the recovery codes."""

    secret: str
    code: str

    name: ClassVar[str] = "accounts.set-up-second-factor"
    roles: ClassVar[frozenset[Role]] = EVERYBODY

    def check(self, actor: Actor) -> None:
        """There is none yet, and the authenticator gives the right code."""
        if _has_factor(actor.person):
            raise Refused("accounts.factor-there")
        if step_of(self.secret, self.code) is None:
            raise Refused("accounts.wrong-code")

    def execute(self, actor: Actor) -> Outcome[list[str]]:
        """Keeps the secret, encrypted; the code just given is used up."""
        SecondFactor.objects.create(
            person=actor.person,
            secret=encrypted(self.secret),
            set_up_at=timezone.now(),
            last_step=step_of(self.secret, self.code) or 0,
        )
        codes = new_recovery_codes(actor.person)
        return Outcome(codes, actor.person, after={"second_factor": True})


@dataclass(frozen=True, slots=True)
class RenewRecoveryCodes(Action[list[str]]):
    """Makes new recovery codes; the old ones end."""

    code: str

    name: ClassVar[str] = "accounts.renew-recovery-codes"
    roles: ClassVar[frozenset[Role]] = EVERYBODY

    def check(self, actor: Actor) -> None:
        """There is a second factor."""
        if not _has_factor(actor.person):
            raise Refused("accounts.no-factor", name=actor.person.name)

    def execute(self, actor: Actor) -> Outcome[list[str]]:
        """Uses the code up and makes them."""
        _use_up(actor.person, self.code)
        return Outcome(new_recovery_codes(actor.person), actor.person)


@dataclass(frozen=True, slots=True)
class DropSecondFactor(Action[Person]):
    """Does without the own second factor, where no role asks for one."""

    code: str

    name: ClassVar[str] = "accounts.drop-second-factor"
    roles: ClassVar[frozenset[Role]] = EVERYBODY

    def check(self, actor: Actor) -> None:
        """No role of today needs it."""
        needing = settings.ENVIRONMENT.sign_in.second_factor_roles
        if current_memberships(actor.person).filter(role__in=needing).exists():
            raise Refused("accounts.factor-needed")

    def execute(self, actor: Actor) -> Outcome[Person]:
        """Uses the code up and removes the factor with its recovery codes."""
        _use_up(actor.person, self.code)
        return _removed(actor.person)


@dataclass(frozen=True, slots=True)
class RemoveSecondFactor(Action[Person]):
    """Removes the second factor of somebody who lost it; their sessions end."""

    person: Person

    name: ClassVar[str] = "accounts.remove-second-factor"
    roles: ClassVar[frozenset[Role]] = GRANTERS

    def check(self, actor: Actor) -> None:
        """Somebody of the own part of the tree who has one."""
        require_own(actor, self.person)
        if not _has_factor(self.person):
            raise Refused("accounts.no-factor", name=self.person.name)

    def execute(self, actor: Actor) -> Outcome[Person]:
        """Removes it with its recovery codes."""
        sessions.end_all(self.person)
        return _removed(self.person)


def _use_up(person: Person, code: str) -> None:
    if not accepts(person, code):
        raise Refused("accounts.wrong-code")


def _removed(person: Person) -> Outcome[Person]:
    SecondFactor.objects.filter(person=person).delete()
    person.recovery_codes.all().delete()
    return Outcome(person, person, {"second_factor": True}, {"second_factor": False})
