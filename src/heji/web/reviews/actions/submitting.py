"""What those do who fill a form in: submit, withdraw, adjust what was approved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils import timezone

from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.answers.selectors import unanswered
from heji.web.calendar.models import Step
from heji.web.calendar.selectors import WindowState, window
from heji.web.filing import editing
from heji.web.filing.content import Content, as_data, from_data
from heji.web.filing.editing import EDITORS, require_editable, require_own
from heji.web.filing.keeping import content_of, records_of
from heji.web.filing.kinds import form_kind
from heji.web.filing.models import Filing, Revision, State
from heji.web.filing.selectors import approved_revision, present, present_of
from heji.web.reviews.models import Decision, Review
from heji.web.reviews.routes import STATES, due_day, way_of
from heji.web.reviews.selectors import open_review
from heji.web.rollups.keeping import keep


@dataclass(frozen=True, slots=True)
class Submit(Action[Review]):
    """Hands a form in for review; what it says now is kept as a revision."""

    filing: Filing

    name: ClassVar[str] = "reviews.submit"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """The own form, with something in it, and with a change if it is an adjustment."""
        require_editable(actor, self.filing)
        self._require_window()
        content = present(self.filing)
        if not any(each.name for each in content.indicators):
            raise Refused("review.empty")
        approved = approved_revision(self.filing)
        adjusts = self.filing.adjusted_from > 0 and approved is not None
        if adjusts and approved is not None and from_data(approved.content) == content:
            raise Refused("review.nothing-adjusted")
        if left := unanswered(self.filing, content):
            raise Refused("answer.unanswered", count=len(left), first=left[0].message)

    def _require_window(self) -> None:
        """In time the first time; a form that came in time is corrected and adjusted later too."""
        if self.filing.revision:
            return
        body, year = self.filing.organisation, self.filing.year
        found = window(body, year, form_kind(self.filing.kind).phase, timezone.localdate())
        if not found.is_open and found.phase is not None:
            too_early = found.state is WindowState.NOT_YET
            key = "review.too-early" if too_early else "review.too-late"
            raise Refused(key, first=found.phase.opens, last=found.last_day)

    def execute(self, actor: Actor) -> Outcome[Review]:
        """Keeps the revision and opens the first step."""
        filing = self.filing
        before = {"state": filing.state, "revision": filing.revision}
        own = records_of(filing)
        content = present_of(filing, own)
        if content != content_of(own):
            # What stood elsewhere until now is kept as it is handed in.
            editing.restore(filing, content)
        filing.revision += 1
        Revision.objects.create(
            filing=filing,
            number=filing.revision,
            content=as_data(content),
            is_adjustment=filing.adjusted_from > 0,
            reason=filing.adjustment_reason,
            submitted_by=actor.person,
        )
        keep(filing)
        made = open_step(filing, way_of(filing).steps[0])
        after = {"state": filing.state, "revision": filing.revision}
        return Outcome(made, filing, before, after)


def open_step(filing: Filing, step: Step) -> Review:
    """Opens a step of the present submission and puts the form into its state."""
    filing.state = STATES[step]
    filing.save(update_fields=("state", "revision", "changed_at"))
    return Review.objects.create(
        filing=filing,
        revision=filing.revision,
        step=step,
        is_adjustment=filing.adjusted_from > 0,
        due=due_day(filing, timezone.localdate()),
    )


@dataclass(frozen=True, slots=True)
class Withdraw(Action[Filing]):
    """Takes a submission back, as long as nobody has decided on it."""

    filing: Filing

    name: ClassVar[str] = "reviews.withdraw"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """The own form, on which nobody has decided: also none of several reviewers."""
        require_own(actor, self.filing)
        editing.lock(self.filing)
        found = open_review(self.filing)
        of_this = self.filing.reviews.filter(revision=self.filing.revision)
        decided = of_this.filter(decision=Decision.APPROVED).exists()
        if found is None or decided or found.assignments.exclude(approved_at=None).exists():
            raise Refused("review.not-withdrawn")

    def execute(self, actor: Actor) -> Outcome[Filing]:
        """Closes the step; the form can be filled in again."""
        filing = self.filing
        before = {"state": filing.state}
        close(open_review(filing), Decision.WITHDRAWN, actor)
        filing.state = State.ADJUSTING if filing.adjusted_from else State.DRAFT
        filing.save(update_fields=("state", "changed_at"))
        return Outcome(filing, filing, before, {"state": filing.state})


def close(review: Review | None, decision: Decision, actor: Actor, reason: str = "") -> None:
    """Ends an open step."""
    if review is None:
        return
    review.decision, review.reason = decision, reason
    review.decided_by, review.decided_at = actor.person, timezone.now()
    review.save(update_fields=("decision", "reason", "decided_by", "decided_at", "conclusion"))


@dataclass(frozen=True, slots=True)
class Adjust(Action[Filing]):
    """Opens an approved form for an adjustment, which has its own review."""

    filing: Filing
    reason: str

    name: ClassVar[str] = "reviews.adjust"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """The own approved form, for a reason."""
        require_own(actor, self.filing)
        editing.lock(self.filing)
        if self.filing.state not in (State.APPROVED, State.PUBLISHED):
            raise Refused("review.not-approved")
        if not self.reason.strip():
            raise Refused("review.no-reason")

    def execute(self, actor: Actor) -> Outcome[Filing]:
        """Opens it; edits from before the approval cannot be undone any more."""
        filing = self.filing
        before = {"state": filing.state}
        filing.state = State.ADJUSTING
        filing.adjusted_from = filing.revision
        filing.adjustment_reason = self.reason.strip()[:1000]
        filing.save(update_fields=("state", "adjusted_from", "adjustment_reason", "changed_at"))
        after = {"state": filing.state, "reason": filing.adjustment_reason}
        return Outcome(filing, filing, before, after)


@dataclass(frozen=True, slots=True)
class AbandonAdjustment(Action[Filing]):
    """Gives an adjustment up: the form says again what was approved."""

    filing: Filing

    name: ClassVar[str] = "reviews.abandon-adjustment"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """The own form, in an adjustment that is not being reviewed."""
        require_editable(actor, self.filing)
        if not self.filing.adjusted_from:
            raise Refused("review.no-adjustment")

    def execute(self, actor: Actor) -> Outcome[Filing]:
        """Brings back what was approved."""
        filing = self.filing
        approved = approved_revision(filing)
        content = from_data(approved.content) if approved is not None else Content()
        changes = editing.restore(filing, content)
        editing.keep(filing, actor.person, changes)
        filing.state = State.APPROVED
        filing.adjusted_from, filing.adjustment_reason = 0, ""
        filing.save(update_fields=("state", "adjusted_from", "adjustment_reason", "changed_at"))
        before, after = editing.said_before(changes), editing.said_after(changes)
        return Outcome(filing, filing, before, {**after, "state": State.APPROVED})
