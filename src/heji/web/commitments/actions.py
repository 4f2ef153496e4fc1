"""Confirming what a form promises, or dropping it for a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.commitments.judging import promised
from heji.web.commitments.models import Commitment, State
from heji.web.commitments.reading import Proposal
from heji.web.commitments.selectors import CONFIRMING, OVERSEEING, evaluated, proposed
from heji.web.filing import editing
from heji.web.filing.figures import SIGNS
from heji.web.filing.models import Filing

_LONGEST = 2000
_LONGEST_NAME = 400
_LAST_YEAR = 2100


def _require(actor: Actor, filing: Filing, proposal: Proposal) -> Commitment | None:
    """What was decided on a proposal that the form makes and the actor may decide on."""
    if not evaluated(actor).filter(pk=filing.pk).exists():
        raise NotAllowed("commitment.not-yours")
    editing.lock(filing)
    if proposal not in proposed(filing):
        raise Refused("commitment.not-proposed")
    return _present(filing, proposal)


def _present(filing: Filing, proposal: Proposal) -> Commitment | None:
    found = Commitment.objects.filter(filing=filing, cell=proposal.cell, start=proposal.start)
    return found.first()


def _keep(filing: Filing, proposal: Proposal, actor: Actor, **said: object) -> Commitment:
    made, _ = Commitment.objects.update_or_create(
        filing=filing,
        cell=proposal.cell,
        start=proposal.start,
        defaults={
            "label": proposal.name,
            "quote": proposal.quote,
            "value": proposal.value,
            "places": proposal.places,
            "unit": proposal.unit,
            "decided_by": actor.person,
            **said,
        },
    )
    return made


@dataclass(frozen=True, slots=True)
class ConfirmCommitment(Action[Commitment]):
    """Says that a form promises a figure: for which year, and which indicator answers it."""

    filing: Filing
    proposal: Proposal
    measured: str  #: name of an indicator; "" where none measures it
    sign: str
    year: int

    name: ClassVar[str] = "commitments.confirm"
    roles: ClassVar[frozenset[Role]] = CONFIRMING

    def check(self, actor: Actor) -> None:
        """A proposal of an approved form of the own office, for a later year."""
        present = _require(actor, self.filing, self.proposal)
        if present is not None and present.state == State.TRACKED:
            raise Refused("commitment.decided-so")
        if self.sign not in SIGNS or len(self.measured) > _LONGEST_NAME:
            raise Refused("commitment.no-sign")
        if not self.filing.year < self.year <= _LAST_YEAR:
            raise Refused("commitment.wrong-year", year=self.filing.year)

    def execute(self, actor: Actor) -> Outcome[Commitment]:
        """Keeps it; from now on it is followed."""
        before = _present(self.filing, self.proposal)
        measured = self.measured.strip()
        kept = {"measured": measured, "sign": self.sign, "year": self.year}
        made = _keep(
            self.filing, self.proposal, actor, **kept, state=State.TRACKED.value, reason=""
        )
        after = {"state": made.state, "text": made.quote, "value": promised(made)}
        after |= {"year": str(made.year), "target": measured}
        return Outcome(made, self.filing, {} if before is None else {"state": before.state}, after)


@dataclass(frozen=True, slots=True)
class DropCommitment(Action[Commitment]):
    """Says that a figure is no commitment, with a reason; that it was proposed stays to be seen."""

    filing: Filing
    proposal: Proposal
    reason: str

    name: ClassVar[str] = "commitments.drop"
    roles: ClassVar[frozenset[Role]] = OVERSEEING

    def check(self, actor: Actor) -> None:
        """By those above who promised."""
        present = _require(actor, self.filing, self.proposal)
        if present is not None and present.state == State.DROPPED:
            raise Refused("commitment.decided-so")
        if not 0 < len(self.reason.strip()) <= _LONGEST:
            raise Refused("commitment.no-reason", most=_LONGEST)

    def execute(self, actor: Actor) -> Outcome[Commitment]:
        """Keeps why."""
        before, found = _present(self.filing, self.proposal), self.proposal
        kept = {"measured": found.measured, "sign": found.sign, "year": found.year}
        reason = self.reason.strip()
        made = _keep(self.filing, found, actor, **kept, state=State.DROPPED.value, reason=reason)
        after = {"state": made.state, "text": made.quote, "reason": reason}
        return Outcome(made, self.filing, {} if before is None else {"state": before.state}, after)
