"""Opinions on proposals, decisions on them, and the end of entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils import timezone

from heji.web.acting.action import Action, NotAllowed, Outcome
from heji.web.acting.actor import Actor
from heji.web.acting.duties import require_other_hands
from heji.web.acting.role import Role
from heji.web.library.actions import requiring
from heji.web.library.content import said_by
from heji.web.library.models import LibraryEntry, Opinion, Status


@dataclass(frozen=True, slots=True)
class ReviewEntry(Action[Opinion]):
    """Says for whoever decides what somebody thinks of a proposal."""

    entry: LibraryEntry
    is_supported: bool
    opinion: str

    name: ClassVar[str] = "library.review"
    roles: ClassVar[frozenset[Role]] = requiring.REVIEWING

    def check(self, actor: Actor) -> None:
        """A proposal of somebody else, with words."""
        now = requiring.require_proposal(actor, self.entry)
        require_other_hands(actor, _hands(now))
        requiring.require_reason(self.opinion)

    def execute(self, actor: Actor) -> Outcome[Opinion]:
        """Keeps it beside the proposal."""
        made = Opinion.objects.create(
            entry=self.entry,
            person=actor.person,
            organisation=actor.organisation,
            is_supported=self.is_supported,
            text=self.opinion.strip(),
        )
        after = {"is_supported": made.is_supported, "opinion": made.text}
        return Outcome(made, self.entry, after=after)


@dataclass(frozen=True, slots=True)
class ApproveEntry(Action[LibraryEntry]):
    """Puts a proposal in force; the region's version before it ends."""

    entry: LibraryEntry
    decision: str = ""

    name: ClassVar[str] = "library.approve"
    roles: ClassVar[frozenset[Role]] = requiring.DECIDING

    def check(self, actor: Actor) -> None:
        """A proposal of somebody else for the own region."""
        _require_to_decide(actor, self.entry)

    def execute(self, actor: Actor) -> Outcome[LibraryEntry]:
        """Approves it."""
        now = requiring.as_it_is(actor, self.entry)
        before = LibraryEntry.objects.filter(
            organisation=now.organisation, code=now.code, status=Status.APPROVED
        )
        before.update(status=Status.RETIRED)
        return _decided(actor, now, Status.APPROVED, self.decision)


@dataclass(frozen=True, slots=True)
class RefuseEntry(Action[LibraryEntry]):
    """Refuses a proposal, with a reason; who proposed it may mend it."""

    entry: LibraryEntry
    decision: str

    name: ClassVar[str] = "library.refuse"
    roles: ClassVar[frozenset[Role]] = requiring.DECIDING

    def check(self, actor: Actor) -> None:
        """A proposal of somebody else for the own region, and a reason."""
        _require_to_decide(actor, self.entry)
        requiring.require_reason(self.decision)

    def execute(self, actor: Actor) -> Outcome[LibraryEntry]:
        """Refuses it."""
        now = requiring.as_it_is(actor, self.entry)
        return _decided(actor, now, Status.REFUSED, self.decision)


@dataclass(frozen=True, slots=True)
class RetireEntry(Action[LibraryEntry]):
    """Ends an entry for the own region; what ships, or holds above, stays for the others."""

    entry: LibraryEntry
    decision: str

    name: ClassVar[str] = "library.retire"
    roles: ClassVar[frozenset[Role]] = requiring.DECIDING

    def check(self, actor: Actor) -> None:
        """An entry in force, and a reason."""
        requiring.require_in_force(actor, self.entry)
        requiring.require_reason(self.decision)

    def execute(self, actor: Actor) -> Outcome[LibraryEntry]:
        """Ends the region's own version, or writes down that it does not use the one from above."""
        now, region = requiring.as_it_is(actor, self.entry), requiring.own_region(actor)
        if now.organisation_id == region.pk:
            return _decided(actor, now, Status.RETIRED, self.decision)
        made = LibraryEntry(
            organisation=region,
            code=now.code,
            version=requiring.next_version(now.code, region),
            proposed_by=actor.person,
            proposed_from=actor.organisation,
            **said_by(now),
        )
        return _decided(actor, made, Status.RETIRED, self.decision, before=now.status)


def _hands(entry: LibraryEntry) -> list[int]:
    return [] if entry.proposed_by_id is None else [entry.proposed_by_id]


def _require_to_decide(actor: Actor, entry: LibraryEntry) -> None:
    now = requiring.require_proposal(actor, entry)
    if now.organisation_id != requiring.own_region(actor).pk:
        raise NotAllowed("library.other-region", code=now.code)
    require_other_hands(actor, _hands(now))


def _decided(
    actor: Actor, entry: LibraryEntry, status: Status, decision: str, before: str = ""
) -> Outcome[LibraryEntry]:
    before = before or entry.status
    entry.status, entry.decision = status, decision.strip()
    entry.decided_by, entry.decided_at = actor.person, timezone.now()
    entry.save()
    after = {"status": status.value, "version": entry.version, "decision": entry.decision}
    return Outcome(entry, entry, {"status": str(before)}, after)
