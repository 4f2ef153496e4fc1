"""What the bureau records: acts outside of the system that concern a form."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import ClassVar

from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import FINANCE, Role
from heji.web.declarations.models import Declaration, State
from heji.web.declarations.selectors import declarations
from heji.web.reviews.models import Recording


@dataclass(frozen=True, slots=True)
class Record(Action[Recording]):
    """Records when congress deliberated, or the budget was granted, and by which document."""

    declaration: Declaration
    what: Recording.What
    on: datetime.date
    document: str

    name: ClassVar[str] = "reviews.record"
    roles: ClassVar[frozenset[Role]] = FINANCE

    def check(self, actor: Actor) -> None:
        """An approved form of the own part of the tree, and a document."""
        if not declarations(actor).filter(pk=self.declaration.pk).exists():
            raise NotAllowed("declaration.not-yours")
        if self.declaration.state not in (State.APPROVED, State.ADJUSTING, State.PUBLISHED):
            raise Refused("review.not-approved")
        if not self.document.strip():
            raise Refused("review.no-document")
        if Recording.objects.filter(declaration=self.declaration, what=self.what).exists():
            raise Refused("review.recorded")

    def execute(self, actor: Actor) -> Outcome[Recording]:
        """Records it."""
        made = Recording.objects.create(
            declaration=self.declaration,
            what=self.what,
            on=self.on,
            document=self.document.strip()[:200],
            person=actor.person,
        )
        after = {"what": made.what, "on": made.on.isoformat(), "document": made.document}
        return Outcome(made, self.declaration, after=after)
