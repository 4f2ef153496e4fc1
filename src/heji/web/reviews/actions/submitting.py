"""What those do who fill a form in: submit, withdraw, adjust what was approved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils import timezone

from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.calendar.models import PhaseKind, Step
from heji.web.calendar.selectors import WindowState, window
from heji.web.declarations import editing
from heji.web.declarations.content import Content, as_data, from_data
from heji.web.declarations.editing import EDITORS, require_editable, require_own
from heji.web.declarations.keeping import load
from heji.web.declarations.models import Declaration, Revision, State
from heji.web.declarations.selectors import approved_revision
from heji.web.reviews.models import Decision, Review
from heji.web.reviews.routes import STATES, due_day, way_of
from heji.web.reviews.selectors import open_review


@dataclass(frozen=True, slots=True)
class Submit(Action[Review]):
    """Hands a form in for review; what it says now is kept as a revision."""

    declaration: Declaration

    name: ClassVar[str] = "reviews.submit"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """The own form, with something in it, and with a change if it is an adjustment."""
        require_editable(actor, self.declaration)
        self._require_window()
        content = load(self.declaration)
        if not any(each.name for each in content.indicators):
            raise Refused("review.empty")
        approved = approved_revision(self.declaration)
        adjusts = self.declaration.adjusted_from > 0 and approved is not None
        if adjusts and approved is not None and from_data(approved.content) == content:
            raise Refused("review.nothing-adjusted")

    def _require_window(self) -> None:
        """In time the first time; a form that came in time is corrected and adjusted later too."""
        if self.declaration.revision:
            return
        body, year = self.declaration.organisation, self.declaration.year
        found = window(body, year, PhaseKind.DECLARATION, timezone.localdate())
        if not found.is_open and found.phase is not None:
            too_early = found.state is WindowState.NOT_YET
            key = "review.too-early" if too_early else "review.too-late"
            raise Refused(key, first=found.phase.opens, last=found.last_day)

    def execute(self, actor: Actor) -> Outcome[Review]:
        """Keeps the revision and opens the first step."""
        declaration = self.declaration
        before = {"state": declaration.state, "revision": declaration.revision}
        declaration.revision += 1
        Revision.objects.create(
            declaration=declaration,
            number=declaration.revision,
            content=as_data(load(declaration)),
            is_adjustment=declaration.adjusted_from > 0,
            reason=declaration.adjustment_reason,
            submitted_by=actor.person,
        )
        made = open_step(declaration, way_of(declaration).steps[0])
        after = {"state": declaration.state, "revision": declaration.revision}
        return Outcome(made, declaration, before, after)


def open_step(declaration: Declaration, step: Step) -> Review:
    """Opens a step of the present submission and puts the form into its state."""
    declaration.state = STATES[step]
    declaration.save(update_fields=("state", "revision", "changed_at"))
    return Review.objects.create(
        declaration=declaration,
        revision=declaration.revision,
        step=step,
        is_adjustment=declaration.adjusted_from > 0,
        due=due_day(declaration, timezone.localdate()),
    )


@dataclass(frozen=True, slots=True)
class Withdraw(Action[Declaration]):
    """Takes a submission back, as long as nobody has decided on it."""

    declaration: Declaration

    name: ClassVar[str] = "reviews.withdraw"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """The own form, on which nobody has decided: also none of several reviewers."""
        require_own(actor, self.declaration)
        editing.lock(self.declaration)
        found = open_review(self.declaration)
        of_this = self.declaration.reviews.filter(revision=self.declaration.revision)
        decided = of_this.filter(decision=Decision.APPROVED).exists()
        if found is None or decided or found.assignments.exclude(approved_at=None).exists():
            raise Refused("review.not-withdrawn")

    def execute(self, actor: Actor) -> Outcome[Declaration]:
        """Closes the step; the form can be filled in again."""
        declaration = self.declaration
        before = {"state": declaration.state}
        close(open_review(declaration), Decision.WITHDRAWN, actor)
        declaration.state = State.ADJUSTING if declaration.adjusted_from else State.DRAFT
        declaration.save(update_fields=("state", "changed_at"))
        return Outcome(declaration, declaration, before, {"state": declaration.state})


def close(review: Review | None, decision: Decision, actor: Actor, reason: str = "") -> None:
    """Ends an open step."""
    if review is None:
        return
    review.decision, review.reason = decision, reason
    review.decided_by, review.decided_at = actor.person, timezone.now()
    review.save(update_fields=("decision", "reason", "decided_by", "decided_at", "conclusion"))


@dataclass(frozen=True, slots=True)
class Adjust(Action[Declaration]):
    """Opens an approved form for an adjustment, which has its own review."""

    declaration: Declaration
    reason: str

    name: ClassVar[str] = "reviews.adjust"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """The own approved form, for a reason."""
        require_own(actor, self.declaration)
        editing.lock(self.declaration)
        if self.declaration.state not in (State.APPROVED, State.PUBLISHED):
            raise Refused("review.not-approved")
        if not self.reason.strip():
            raise Refused("review.no-reason")

    def execute(self, actor: Actor) -> Outcome[Declaration]:
        """Opens it; edits from before the approval cannot be undone any more."""
        declaration = self.declaration
        before = {"state": declaration.state}
        declaration.state = State.ADJUSTING
        declaration.adjusted_from = declaration.revision
        declaration.adjustment_reason = self.reason.strip()[:1000]
        declaration.save(
            update_fields=("state", "adjusted_from", "adjustment_reason", "changed_at")
        )
        after = {"state": declaration.state, "reason": declaration.adjustment_reason}
        return Outcome(declaration, declaration, before, after)


@dataclass(frozen=True, slots=True)
class AbandonAdjustment(Action[Declaration]):
    """Gives an adjustment up: the form says again what was approved."""

    declaration: Declaration

    name: ClassVar[str] = "reviews.abandon-adjustment"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """The own form, in an adjustment that is not being reviewed."""
        require_editable(actor, self.declaration)
        if not self.declaration.adjusted_from:
            raise Refused("review.no-adjustment")

    def execute(self, actor: Actor) -> Outcome[Declaration]:
        """Brings back what was approved."""
        declaration = self.declaration
        approved = approved_revision(declaration)
        content = from_data(approved.content) if approved is not None else Content()
        changes = editing.restore(declaration, content)
        editing.keep(declaration, actor.person, changes)
        declaration.state = State.APPROVED
        declaration.adjusted_from, declaration.adjustment_reason = 0, ""
        declaration.save(
            update_fields=("state", "adjusted_from", "adjustment_reason", "changed_at")
        )
        before, after = editing.said_before(changes), editing.said_after(changes)
        return Outcome(declaration, declaration, before, {**after, "state": State.APPROVED})
