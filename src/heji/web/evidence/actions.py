"""What can be done with evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.conf import settings
from django.utils import timezone

from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import FINANCE, UNIT, Role
from heji.web.evidence import storage
from heji.web.evidence.models import Evidence, StoredFile
from heji.web.evidence.receiving import Received
from heji.web.evidence.selectors import evidence_seen_by
from heji.web.evidence.subjects import Subject, find
from heji.web.organisations.models import Organisation

#: An expert attaches to what is open to them, and removes only what they attached.
ATTACHING = UNIT | FINANCE | {Role.DEPARTMENT_REVIEWER, Role.EXPERT}


@dataclass(frozen=True, slots=True)
class AttachEvidence(Action[Evidence]):
    """Attaches a file to something."""

    received: Received
    subject_type: str
    subject_id: str

    name: ClassVar[str] = "evidence.attach"
    roles: ClassVar[frozenset[Role]] = ATTACHING

    def check(self, actor: Actor) -> None:
        """To what is there, seen and open, not twice, and not without end."""
        _require_open(find(actor, self.subject_type, self.subject_id))
        there = Evidence.objects.filter(
            subject_type=self.subject_type, subject_id=self.subject_id, removed_at=None
        )
        if there.filter(file__sha256=self.received.sha256).exists():
            raise Refused("evidence.there-already")
        most = settings.ENVIRONMENT.evidence.files
        if there.count() >= most:
            raise Refused("evidence.too-many", most=most)

    def execute(self, actor: Actor) -> Outcome[Evidence]:
        """Keeps the file first: a row never speaks of a file that is not there."""
        subject = find(actor, self.subject_type, self.subject_id)
        assert subject is not None, "checked before"  # noqa: S101
        stored = keep_file(self.received)
        made = attach(actor, subject, stored, self.received.name)
        after = {
            "file": made.name,
            "sha256": stored.sha256,
            "bytes": stored.bytes,
            "attached_to": subject.name,
            "attached_to_id": f"{subject.type} {subject.id}",
        }
        return Outcome(made, made, after=after)


def keep_file(received: Received) -> StoredFile:
    """Keeps a file for good, each content once; call it inside of an act."""
    storage.keep(received)
    stored, _ = StoredFile.objects.get_or_create(
        sha256=received.sha256, defaults={"bytes": received.bytes, "form": received.form}
    )
    return stored


def attach(actor: Actor, subject: Subject, stored: StoredFile, name: str) -> Evidence:
    """Attaches a kept file to a subject as part of an act; what is attached already stays so."""
    made, _ = Evidence.objects.get_or_create(
        file=stored,
        subject_type=subject.type,
        subject_id=subject.id,
        removed_at=None,
        defaults={
            "organisation": subject.organisation,
            "subject": subject.name[:400],
            "name": name,
            "attached_by": actor.person,
            "attached_in": actor.organisation,
            "attached_at": timezone.now(),
        },
    )
    return made


@dataclass(frozen=True, slots=True)
class RemoveEvidence(Action[Evidence]):
    """Marks a piece as removed; the file stays, and so does the row."""

    evidence: Evidence
    reason: str

    name: ClassVar[str] = "evidence.remove"
    roles: ClassVar[frozenset[Role]] = ATTACHING

    def check(self, actor: Actor) -> None:
        """By the organisation that attached it, while the subject is open, with a reason."""
        if not evidence_seen_by(actor).filter(pk=self.evidence.pk).exists():
            raise NotAllowed("evidence.not-yours", name=self.evidence.name)
        if self.evidence.attached_in_id != actor.organisation.pk:
            raise NotAllowed("evidence.of-others", name=self.evidence.attached_in.name)
        if actor.role is Role.EXPERT and self.evidence.attached_by_id != actor.person.pk:
            raise NotAllowed("evidence.of-others", name=self.evidence.attached_by.name)
        if self.evidence.removed_at is not None:
            raise Refused("evidence.removed-already")
        if not self.reason.strip():
            raise Refused("evidence.no-reason")
        _require_open(find(actor, self.evidence.subject_type, self.evidence.subject_id))

    def execute(self, actor: Actor) -> Outcome[Evidence]:
        """Marks it."""
        piece = self.evidence
        piece.removed_by, piece.removed_at = actor.person, timezone.now()
        piece.reason = self.reason.strip()[:400]
        piece.save(update_fields=("removed_by", "removed_at", "reason"))
        after = {"removed": True, "reason": piece.reason}
        return Outcome(piece, piece, {"removed": False}, after)


@dataclass(frozen=True, slots=True)
class RefuseFile(Action[None]):
    """Notes that the scanner refused a file: security wants to know who brought what."""

    file_name: str
    said: str
    organisation: Organisation

    name: ClassVar[str] = "evidence.refuse"
    roles: ClassVar[frozenset[Role]] = ATTACHING

    def check(self, actor: Actor) -> None:
        """Nothing speaks against a note."""

    def execute(self, actor: Actor) -> Outcome[None]:
        """The entry of the log is all."""
        after = {"file": self.file_name[:200], "reason": self.said}
        return Outcome(None, self.organisation, after=after)


def _require_open(subject: Subject | None) -> None:
    if subject is None:
        raise NotAllowed("evidence.no-subject")
    if not subject.is_open:
        raise Refused("evidence.closed", name=subject.name)
