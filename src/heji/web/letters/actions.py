"""Writing a letter."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import ClassVar

from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.letters.lines import About, listed
from heji.web.letters.models import Letter
from heji.web.letters.selectors import writable
from heji.web.rectification.selectors import ISSUING, demanded_of

_LONGEST = 80
_YEARS = range(2000, 2101)


@dataclass(frozen=True, slots=True)
class WriteLetter(Action[Letter]):
    """Writes a letter to a body of the own office; what it lists is kept as it is now."""

    kind: str
    about: About
    number: str
    dated: datetime.date

    name: ClassVar[str] = "letters.write"
    roles: ClassVar[frozenset[Role]] = ISSUING

    def check(self, actor: Actor) -> None:
        """With a number of its own, and something to list."""
        require_letter(actor, self.kind, self.about)
        if not 0 < len(self.number.strip()) <= _LONGEST:
            raise Refused("letter.no-number", most=_LONGEST)
        same = Letter.objects.filter(issued_in=actor.organisation, number=self.number.strip())
        if same.exists():
            raise Refused("letter.number-taken", number=self.number.strip())
        if not listed(actor, self.kind, self.about).lines:
            raise Refused("letter.nothing")

    def execute(self, actor: Actor) -> Outcome[Letter]:
        """Keeps it."""
        made = drafted(actor, self.kind, self.about, self.dated, self.number.strip())
        made.save()
        after = {"kind": made.kind, "number": made.number, "year": str(made.year)}
        after |= {"organisation": made.recipient_name, "count": str(len(made.lines))}
        return Outcome(made, made, after=after)


def require_letter(actor: Actor, kind: str, about: About) -> None:
    """Refuses a kind that the actor does not write, and a body that is not of their office."""
    if kind not in {each.name for each in writable(actor)}:
        raise NotAllowed("letter.no-kind")
    if not demanded_of(actor).filter(pk=about.recipient.pk).exists():
        raise NotAllowed("rectification.not-theirs", name=about.recipient.name)
    if about.year not in _YEARS:
        raise Refused("rectification.wrong-day")


def drafted(
    actor: Actor, kind: str, about: About, dated: datetime.date, number: str = ""
) -> Letter:
    """A letter as it would be written now; it is not kept."""
    found = listed(actor, kind, about)
    return Letter(
        kind=kind,
        number=number,
        year=about.year,
        recipient=about.recipient,
        recipient_name=about.recipient.name,
        issued_in=actor.organisation,
        sender_name=actor.organisation.name,
        dated=dated,
        due=found.due,
        lines=list(found.lines),
        written_by=actor.person,
    )
