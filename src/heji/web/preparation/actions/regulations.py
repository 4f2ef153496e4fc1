"""Keeps the register of regulations."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import ClassVar

from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.organisations.models import Organisation
from heji.web.preparation.actions.requiring import KEEPING, require_business, require_text
from heji.web.preparation.models import Regulation, RegulationKind


@dataclass(frozen=True, slots=True)
class AddRegulation(Action[Regulation]):
    """Enters a regulation with its validity."""

    organisation: Organisation
    kind: RegulationKind
    title: str
    issued_on: datetime.date
    valid_from: datetime.date
    valid_to: datetime.date | None = None
    number: str = ""
    published_at: str = ""

    name: ClassVar[str] = "preparation.add-regulation"
    roles: ClassVar[frozenset[Role]] = KEEPING

    def check(self, actor: Actor) -> None:
        """Of an own body, once, with days in order."""
        require_business(actor, self.organisation)
        require_text(self.title)
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise Refused("preparation.wrong-days")
        same = self.organisation.regulations.filter(name=self.title.strip(), number=self.number)
        if same.exists():
            raise Refused("preparation.there-already", name=self.title.strip())

    def execute(self, actor: Actor) -> Outcome[Regulation]:
        """Enters it."""
        made = Regulation.objects.create(
            organisation=self.organisation,
            kind=self.kind,
            name=self.title.strip(),
            number=self.number,
            issued_on=self.issued_on,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            published_at=self.published_at,
        )
        after = {
            "name": made.name,
            "number": made.number,
            "valid_from": made.valid_from.isoformat(),
            "valid_to": None if made.valid_to is None else made.valid_to.isoformat(),
        }
        return Outcome(made, made, after=after)


@dataclass(frozen=True, slots=True)
class RepealRegulation(Action[Regulation]):
    """Says from which day on a regulation does not hold any more."""

    regulation: Regulation
    repealed_on: datetime.date

    name: ClassVar[str] = "preparation.repeal"
    roles: ClassVar[frozenset[Role]] = KEEPING

    def check(self, actor: Actor) -> None:
        """One of an own body that has not been repealed."""
        require_business(actor, self.regulation.organisation)
        if self.regulation.repealed_on is not None:
            raise Refused("preparation.ended", name=self.regulation.name)
        if self.repealed_on < self.regulation.valid_from:
            raise Refused("preparation.wrong-days")

    def execute(self, actor: Actor) -> Outcome[Regulation]:
        """Repeals it."""
        self.regulation.repealed_on = self.repealed_on
        self.regulation.save(update_fields=("repealed_on",))
        after = {"repealed_on": self.repealed_on.isoformat()}
        return Outcome(self.regulation, self.regulation, {"repealed_on": None}, after)
