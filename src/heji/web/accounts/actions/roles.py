"""Giving and ending roles."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils import timezone

from heji.web.accounts.actions.reach import require_known, require_organisation
from heji.web.accounts.models import Membership, Person
from heji.web.accounts.placing import can_be_held_in, conflict, grantable_roles
from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import GRANTERS, Role
from heji.web.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Grant:
    """A role to be given, from a day to a day."""

    organisation: Organisation
    role: Role
    starts: datetime.date
    ends: datetime.date | None = None

    def check(self, actor: Actor) -> None:
        """Whether this role can be given there and then, to anybody.

        Raises:
            Refused: it cannot.
        """
        require_organisation(actor, self.organisation)
        if self.role not in grantable_roles():
            raise Refused("accounts.three-administrators")
        if not can_be_held_in(self.role, self.organisation):
            raise Refused("accounts.wrong-place", name=self.organisation.name)
        if self.ends is not None and self.ends < self.starts:
            raise Refused("accounts.ends-before-start")
        if self.ends is not None and self.ends < timezone.localdate():
            raise Refused("accounts.ends-in-past")

    def give(self, person: Person) -> Membership:
        """Gives it."""
        return Membership.objects.create(
            person=person,
            organisation=self.organisation,
            role=self.role,
            starts=self.starts,
            ends=self.ends,
        )

    def written(self) -> Mapping[str, Any]:
        """What the log says."""
        return {
            "role": self.role.value,
            "organisation": self.organisation.name,
            "starts": self.starts.isoformat(),
            "ends": self.ends.isoformat() if self.ends else None,
        }


@dataclass(frozen=True, slots=True)
class GrantRole(Action[Membership]):
    """Gives a person a role in an organisation."""

    person: Person
    grant: Grant

    name: ClassVar[str] = "accounts.grant"
    roles: ClassVar[frozenset[Role]] = GRANTERS

    def check(self, actor: Actor) -> None:
        """In the own part of the tree, to somebody else, never twice, never two of the three."""
        require_known(actor, self.person)
        if not self.person.is_active:
            raise Refused("accounts.closed", name=self.person.name)
        grant = self.grant
        grant.check(actor)
        same = self.person.memberships.overlapping(grant.starts, grant.ends)
        if same.filter(organisation=grant.organisation, role=grant.role).exists():
            raise Refused("accounts.has-role", name=self.person.name)
        other = conflict(self.person, grant.role, grant.starts, grant.ends)
        if other is not None:
            raise Refused("accounts.two-powers", name=self.person.name)

    def execute(self, actor: Actor) -> Outcome[Membership]:
        """Gives it."""
        return Outcome(self.grant.give(self.person), self.person, after=self.grant.written())


@dataclass(frozen=True, slots=True)
class EndRole(Action[Membership]):
    """Takes a role away, from this moment on."""

    membership: Membership

    name: ClassVar[str] = "accounts.end"
    roles: ClassVar[frozenset[Role]] = GRANTERS

    def check(self, actor: Actor) -> None:
        """A role that runs or is to come, of somebody else, in the own part of the tree."""
        require_organisation(actor, self.membership.organisation)
        require_known(actor, self.membership.person)
        if not self.membership.is_to_come(timezone.localdate()):
            raise Refused("accounts.role-ended")

    def execute(self, actor: Actor) -> Outcome[Membership]:
        """Ends it; the days for which it was granted stay as they were."""
        ended = self.membership
        ended.ended_at = timezone.now()
        ended.save(update_fields=("ended_at",))
        before = {"role": ended.role, "organisation": ended.organisation.name, "ended_at": None}
        return Outcome(ended, ended.person, before, {"ended_at": ended.ended_at.isoformat()})
