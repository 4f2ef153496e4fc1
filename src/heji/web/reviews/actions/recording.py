"""What the bureau records: acts outside of the system that concern a form."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import ClassVar

from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import FINANCE, Role
from heji.web.filing.models import Filing, State
from heji.web.filing.selectors import approved_revision, filings
from heji.web.reviews.models import Recording


@dataclass(frozen=True, slots=True)
class Record(Action[Recording]):
    """Records when congress deliberated, or the budget was granted, and by which document.

    Once for what was approved; an adjustment that was approved has its own.
    """

    filing: Filing
    what: Recording.What
    on: datetime.date
    document: str

    name: ClassVar[str] = "reviews.record"
    roles: ClassVar[frozenset[Role]] = FINANCE

    def check(self, actor: Actor) -> None:
        """An approved form of the own part of the tree, and a document."""
        if not filings(actor).filter(pk=self.filing.pk).exists():
            raise NotAllowed("filing.not-yours")
        if self.filing.state not in (State.APPROVED, State.ADJUSTING, State.PUBLISHED):
            raise Refused("review.not-approved")
        if not self.document.strip():
            raise Refused("review.no-document")
        same = Recording.objects.filter(filing=self.filing, what=self.what)
        if same.filter(revision=_approved(self.filing)).exists():
            raise Refused("review.recorded")

    def execute(self, actor: Actor) -> Outcome[Recording]:
        """Records it."""
        made = Recording.objects.create(
            filing=self.filing,
            revision=_approved(self.filing),
            what=self.what,
            on=self.on,
            document=self.document.strip()[:200],
            person=actor.person,
        )
        after = {"what": made.what, "on": made.on.isoformat(), "document": made.document}
        return Outcome(made, self.filing, after=after)


@dataclass(frozen=True, slots=True)
class CorrectRecording(Action[Recording]):
    """Corrects a day or a document that was recorded wrongly; the log keeps what stood there."""

    recording: Recording
    on: datetime.date
    document: str

    name: ClassVar[str] = "reviews.correct-recording"
    roles: ClassVar[frozenset[Role]] = FINANCE

    def check(self, actor: Actor) -> None:
        """Of a form of the own part of the tree; something else than what stands there."""
        if not filings(actor).filter(pk=self.recording.filing_id).exists():
            raise NotAllowed("filing.not-yours")
        if not self.document.strip():
            raise Refused("review.no-document")
        now = Recording.objects.select_for_update().get(pk=self.recording.pk)
        if (now.on, now.document) == (self.on, self.document.strip()[:200]):
            raise Refused("review.recorded")

    def execute(self, actor: Actor) -> Outcome[Recording]:
        """Corrects it."""
        made = self.recording
        before = {"what": made.what, "on": made.on.isoformat(), "document": made.document}
        made.on, made.document = self.on, self.document.strip()[:200]
        made.save(update_fields=("on", "document"))
        after = {"what": made.what, "on": made.on.isoformat(), "document": made.document}
        return Outcome(made, made.filing, before, after)


def _approved(filing: Filing) -> int:
    """The number of the submission that was approved last; 0 before."""
    found = approved_revision(filing)
    return 0 if found is None else found.number
