"""Proposes entries, and changes of entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils import timezone

from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.library.actions import requiring
from heji.web.library.content import columns_of, differences, said_by
from heji.web.library.models import DECIDED, RETURNED, LibraryEntry, Status


@dataclass(frozen=True, slots=True)
class ProposeEntry(Action[LibraryEntry]):
    """Proposes an indicator that the library does not have; it gets its code."""

    columns: Mapping[str, Any]  #: what it says, by columns of the database
    reason: str

    name: ClassVar[str] = "library.propose"
    roles: ClassVar[frozenset[Role]] = requiring.PROPOSING

    def check(self, actor: Actor) -> None:
        """A fit entry under a free name, with a reason."""
        requiring.require_reason(self.reason)
        requiring.require_free_name(actor, requiring.require_fit(self.columns))

    def execute(self, actor: Actor) -> Outcome[LibraryEntry]:
        """Proposes it for the actor's region."""
        area, kind = self.columns["area"], self.columns["type"]
        made = proposed(actor, requiring.next_code(area, kind), self.columns, self.reason)
        return Outcome(made, made, after={"version": made.version, **said_by(made)})


@dataclass(frozen=True, slots=True)
class ChangeEntry(Action[LibraryEntry]):
    """Proposes a new version of an entry in force, or mends the own proposal."""

    entry: LibraryEntry
    columns: Mapping[str, Any]
    reason: str

    name: ClassVar[str] = "library.change"
    roles: ClassVar[frozenset[Role]] = requiring.PROPOSING

    def check(self, actor: Actor) -> None:
        """Something fit that differs; of one code one proposal at a time."""
        now = requiring.as_it_is(actor, self.entry)
        requiring.require_reason(self.reason)
        given = requiring.require_fit(self.columns, now.code)
        requiring.require_free_name(actor, given, now.code)
        if now.status in DECIDED:
            requiring.require_in_force(actor, now)
        elif now.proposed_by_id != actor.person.pk:
            raise NotAllowed("library.not-your-proposal", code=now.code)
        others = LibraryEntry.objects.filter(
            organisation=requiring.own_region(actor), code=now.code, status=Status.PROPOSED
        )
        if others.exclude(pk=now.pk).exists():
            raise Refused("library.proposed-already", code=now.code)
        is_same = not differences(said_by(now), columns_of(given))
        if is_same and now.status not in RETURNED:
            raise Refused("library.nothing-changed")

    def execute(self, actor: Actor) -> Outcome[LibraryEntry]:
        """A version in force stays as it is beside the new one; a proposal is changed itself."""
        now = requiring.as_it_is(actor, self.entry)
        before = said_by(now)
        if now.status in DECIDED:
            made = proposed(actor, now.code, self.columns, self.reason)
        else:
            made = _mended(actor, now, self.columns, self.reason)
        after = said_by(made)
        changed = differences(before, after)
        told = {name: before[name] for name in changed}
        new = {"version": made.version, **{name: after[name] for name in changed}}
        return Outcome(made, made, told, new)


def proposed(actor: Actor, code: str, columns: Mapping[str, Any], reason: str) -> LibraryEntry:
    """A new proposal for the actor's region."""
    region = requiring.own_region(actor)
    return LibraryEntry.objects.create(
        organisation=region,
        code=code,
        version=requiring.next_version(code, region),
        status=Status.PROPOSED,
        reason=reason.strip(),
        proposed_by=actor.person,
        proposed_from=actor.organisation,
        **columns_of(requiring.require_fit(columns, code)),
    )


@dataclass(frozen=True, slots=True)
class WithdrawProposal(Action[LibraryEntry]):
    """Takes the own proposal back before somebody decides on it; it can be mended and sent again."""

    entry: LibraryEntry
    reason: str = ""

    name: ClassVar[str] = "library.withdraw"
    roles: ClassVar[frozenset[Role]] = requiring.PROPOSING

    def check(self, actor: Actor) -> None:
        """An own proposal that waits for a decision."""
        now = requiring.require_proposal(actor, self.entry)
        if now.proposed_by_id != actor.person.pk:
            raise NotAllowed("library.not-your-proposal", code=now.code)
        if len(self.reason) > requiring.LONGEST_REASON:
            raise Refused("library.no-reason", most=requiring.LONGEST_REASON)

    def execute(self, actor: Actor) -> Outcome[LibraryEntry]:
        """Withdraws it; the opinions that it met with stay beside it."""
        now = requiring.as_it_is(actor, self.entry)
        now.status, now.decision = Status.WITHDRAWN, self.reason.strip()
        now.decided_by, now.decided_at = actor.person, timezone.now()
        now.save()
        after = {"status": now.status, "reason": now.decision}
        return Outcome(now, now, {"status": Status.PROPOSED.value}, after)


def _mended(
    actor: Actor, now: LibraryEntry, columns: Mapping[str, Any], reason: str
) -> LibraryEntry:
    for name, value in columns_of(requiring.require_fit(columns, now.code)).items():
        setattr(now, name, value)
    now.status, now.reason = Status.PROPOSED, reason.strip()
    now.decision, now.decided_by, now.decided_at = "", None, None
    now.proposed_at = timezone.now()
    later = LibraryEntry.objects.filter(
        organisation=now.organisation, code=now.code, version__gt=now.version
    )
    if later.exists():  # meanwhile somebody else's version came into force
        now.version = requiring.next_version(now.code, requiring.own_region(actor))
    now.save()
    return now
