"""Who acts: a person in one role of one organisation, from one address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heji.web.acting.role import Role

if TYPE_CHECKING:
    from heji.web.accounts.models import Person
    from heji.web.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person with the role chosen for this session."""

    person: Person
    role: Role
    organisation: Organisation
    address: str = ""  #: network address, for the log

    def has(self, roles: frozenset[Role]) -> bool:
        """Whether the role is one of these."""
        return self.role in roles
