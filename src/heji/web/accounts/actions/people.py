"""Adding people and keeping their details."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from heji.web.accounts.actions.reach import require_own
from heji.web.accounts.actions.roles import Grant
from heji.web.accounts.models import Person, Purpose
from heji.web.accounts.one_time import make_link
from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import EVERYBODY, GRANTERS, Role

_USERNAME = re.compile(r"[\w.@+-]{1,150}")
_NAME, _TELEPHONE = 60, 40


@dataclass(frozen=True, slots=True)
class Details:
    """What an account says of a person."""

    name: str
    email: str = ""
    telephone: str = ""

    def check(self) -> None:
        """Whether they can be kept.

        Raises:
            Refused: which one cannot.
        """
        if not 0 < len(self.name) <= _NAME:
            raise Refused("accounts.wrong-name", length=_NAME)
        if len(self.telephone) > _TELEPHONE:
            raise Refused("accounts.wrong-telephone", length=_TELEPHONE)
        try:
            if self.email:
                validate_email(self.email)
        except ValidationError as error:
            raise Refused("accounts.wrong-email", email=self.email) from error


def check_new_username(username: str) -> None:
    """Whether somebody new can be called so.

    Raises:
        Refused: the name is not well formed, or somebody has it.
    """
    if not _USERNAME.fullmatch(username):
        raise Refused("accounts.wrong-username", username=username)
    # Two names that differ in case alone would be mistaken for one another.
    if Person.objects.filter(username__iexact=username).exists():
        raise Refused("accounts.username-taken", username=username)


@dataclass(frozen=True, slots=True)
class Added:
    """Somebody new, and the token of the link that invites them."""

    person: Person
    token: str


@dataclass(frozen=True, slots=True)
class AddPerson(Action[Added]):
    """Adds a person with a first role, and makes the link that invites them."""

    username: str
    details: Details
    grant: Grant

    name: ClassVar[str] = "accounts.add"
    roles: ClassVar[frozenset[Role]] = GRANTERS

    def check(self, actor: Actor) -> None:
        """A new user name, and a role that can be given."""
        check_new_username(self.username)
        self.details.check()
        self.grant.check(actor)

    def execute(self, actor: Actor) -> Outcome[Added]:
        """Adds them; there is no password before they set one themselves."""
        made = self.add()
        return Outcome(made, made.person, after=self.written())

    def add(self) -> Added:
        """The person, the role and the link."""
        person = Person(username=self.username, **asdict(self.details))
        person.set_unusable_password()
        person.save()
        self.grant.give(person)
        return Added(person, make_link(person, Purpose.INVITATION))

    def written(self) -> Mapping[str, Any]:
        """What the log says."""
        return {"username": self.username, "name": self.details.name, **self.grant.written()}


@dataclass(frozen=True, slots=True)
class ChangePerson(Action[Person]):
    """Corrects what an account says of somebody."""

    person: Person
    details: Details

    name: ClassVar[str] = "accounts.change"
    roles: ClassVar[frozenset[Role]] = GRANTERS

    def check(self, actor: Actor) -> None:
        """Somebody of the own part of the tree."""
        require_own(actor, self.person)
        self.details.check()

    def execute(self, actor: Actor) -> Outcome[Person]:
        """Changes it; the log holds what was changed."""
        return _changed(self.person, self.details)


@dataclass(frozen=True, slots=True)
class ChangeOwnDetails(Action[Person]):
    """Says how one can be reached; the name is kept by the administrators."""

    email: str
    telephone: str

    name: ClassVar[str] = "accounts.change-own"
    roles: ClassVar[frozenset[Role]] = EVERYBODY

    def check(self, actor: Actor) -> None:
        """Well formed."""
        Details(actor.person.name, self.email, self.telephone).check()

    def execute(self, actor: Actor) -> Outcome[Person]:
        """Changes it."""
        return _changed(actor.person, Details(actor.person.name, self.email, self.telephone))


def _changed(person: Person, details: Details) -> Outcome[Person]:
    given = asdict(details)
    before = {key: getattr(person, key) for key in given if getattr(person, key) != given[key]}
    after = {key: given[key] for key in before}
    for key, value in after.items():
        setattr(person, key, value)
    person.save(update_fields=tuple(given))
    return Outcome(person, person, before, after)
