"""What can be done with people and their roles."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import ClassVar

from django.conf import settings
from django.utils import timezone

from heji.web.accounts.models import Membership, Person
from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import EVERYBODY, GRANTERS, Role
from heji.web.organisations.models import Organisation
from heji.web.organisations.scope import seen_by

_THREE = frozenset(
    (Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR)
)


@dataclass(frozen=True, slots=True)
class GrantRole(Action[Membership]):
    """Gives a person a role in an organisation."""

    person: Person
    organisation: Organisation
    role: Role
    starts: datetime.date
    ends: datetime.date | None = None

    name: ClassVar[str] = "accounts.grant"
    roles: ClassVar[frozenset[Role]] = GRANTERS

    def check(self, actor: Actor) -> None:
        """In the own part of the tree, to somebody else, and never two of the three powers."""
        if not seen_by(actor).filter(pk=self.organisation.pk).exists():
            raise NotAllowed("organisation.not-yours", name=self.organisation.name)
        if self.person.pk == actor.person.pk:
            raise NotAllowed("account.not-yourself")
        if not self.person.is_active:
            raise Refused("account.inactive", name=self.person.name)
        three = settings.ENVIRONMENT.has_three_administrators
        if three and self.role is Role.ADMINISTRATOR:
            raise Refused("account.three-administrators")
        if three and self.role in _THREE and self._other_power():
            raise Refused("account.two-powers", name=self.person.name)

    def _other_power(self) -> bool:
        others = [each.value for each in _THREE - {self.role}]
        return self.person.memberships.filter(role__in=others, ends__isnull=True).exists()

    def execute(self, actor: Actor) -> Outcome[Membership]:
        """Gives it."""
        made = Membership.objects.create(
            person=self.person,
            organisation=self.organisation,
            role=self.role,
            starts=self.starts,
            ends=self.ends,
        )
        after = {"role": self.role.value, "organisation": self.organisation.name}
        return Outcome(made, self.person, after=after)


@dataclass(frozen=True, slots=True)
class EndRole(Action[Membership]):
    """Takes a role away, from today on."""

    membership: Membership

    name: ClassVar[str] = "accounts.end"
    roles: ClassVar[frozenset[Role]] = GRANTERS

    def check(self, actor: Actor) -> None:
        """A role that runs, in the own part of the tree."""
        if not seen_by(actor).filter(pk=self.membership.organisation_id).exists():
            raise NotAllowed("organisation.not-yours", name=self.membership.organisation.name)
        if self.membership.ends is not None:
            raise Refused("account.role-ended")

    def execute(self, actor: Actor) -> Outcome[Membership]:
        """Ends it with yesterday, so that it does not hold any more."""
        yesterday = timezone.localdate() - datetime.timedelta(days=1)
        self.membership.ends = max(yesterday, self.membership.starts)
        self.membership.save(update_fields=("ends",))
        after = {"ends": self.membership.ends.isoformat()}
        return Outcome(self.membership, self.membership.person, {"ends": None}, after)


@dataclass(frozen=True, slots=True)
class ChangePassword(Action[Person]):
    """Sets the own password."""

    new_password: str

    name: ClassVar[str] = "accounts.change-password"
    roles: ClassVar[frozenset[Role]] = EVERYBODY

    def check(self, actor: Actor) -> None:
        """The rules of the installation."""
        from django.contrib.auth.password_validation import validate_password
        from django.core.exceptions import ValidationError

        try:
            validate_password(self.new_password, actor.person)
        except ValidationError as error:
            raise Refused("account.weak-password", reason=" ".join(error.messages)) from error

    def execute(self, actor: Actor) -> Outcome[Person]:
        """Sets it; the log holds that it was changed, never what it is."""
        actor.person.set_password(self.new_password)
        actor.person.must_change_password = False
        actor.person.save(update_fields=("password", "must_change_password"))
        return Outcome(actor.person, actor.person)
