"""Adding many people at once: all of them, or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from heji.web.accounts.actions.people import Added, AddPerson
from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import GRANTERS, Role


@dataclass(frozen=True, slots=True)
class ImportPeople(Action[list[Added]]):
    """Adds the people of a list, each with a role and an invitation."""

    people: tuple[AddPerson, ...]

    name: ClassVar[str] = "accounts.import"
    roles: ClassVar[frozenset[Role]] = GRANTERS

    def check(self, actor: Actor) -> None:
        """Each of them as if they were added alone, and none twice."""
        names = [each.username.lower() for each in self.people]
        if not names or len(set(names)) < len(names):
            raise Refused("accounts.no-rows")
        for each in self.people:
            each.check(actor)

    def execute(self, actor: Actor) -> Outcome[list[Added]]:
        """Adds them; one entry names them all."""
        added = [each.add() for each in self.people]
        after = {"people": [each.written() for each in self.people]}
        return Outcome(added, actor.organisation, after=after)
