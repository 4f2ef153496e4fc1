"""Keeping the signed version of a self-evaluation, with what came of reading it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.conf import settings

from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.evidence.actions import attach, keep_file
from heji.web.evidence.models import Evidence
from heji.web.evidence.receiving import Received
from heji.web.evidence.subjects import find
from heji.web.filing.editing import EDITORS, require_own
from heji.web.filing.models import Filing, State
from heji.web.self_evaluations.models import SignedVersion
from heji.web.self_evaluations.signed.examining import Examined

_SUBJECT = "filing.filing"


@dataclass(frozen=True, slots=True)
class AddSignedVersion(Action[SignedVersion]):
    """Keeps a signed form or report as evidence; a difference refuses nothing, and stays."""

    filing: Filing
    examined: Examined
    received: Received

    name: ClassVar[str] = "self-evaluations.add-signed"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """Of the own form, in whatever state it is: papers are also signed after the review."""
        require_signing(actor, self.filing)

    def execute(self, actor: Actor) -> Outcome[SignedVersion]:
        """Keeps the file and the result."""
        subject = find(actor, _SUBJECT, str(self.filing.pk))
        if subject is None:
            raise NotAllowed("evidence.no-subject")
        stored, found = keep_file(self.received), self.examined
        made = SignedVersion.objects.create(
            filing=self.filing,
            paper=found.paper,
            evidence=attach(actor, subject, stored, self.received.name),
            revision=self.filing.revision,
            sha256=stored.sha256,
            heji=found.heji,
            is_read=found.is_read,
            facts=dict(found.facts),
            differences=[list(each) for each in found.differences],
            findings=list(found.findings),
            beside=found.beside,
            person=actor.person,
        )
        after = {
            "file": self.received.name,
            "sha256": stored.sha256,
            "paper": found.paper,
            "is_read": found.is_read,
            "differences": len(found.differences),
            "conflicts": sum(1 for each in found.findings if each["is_across"]),
        }
        return Outcome(made, self.filing, after=after)


def require_signing(actor: Actor, filing: Filing) -> None:
    """Refuses who may not add a signed version, or one more than there is room for."""
    require_own(actor, filing)
    if filing.state == State.VOID:
        raise Refused("filing.not-editable", state=filing.state)
    there = Evidence.objects.filter(
        subject_type=_SUBJECT, subject_id=str(filing.pk), removed_at=None
    )
    most = settings.ENVIRONMENT.evidence.files
    if there.count() >= most:
        raise Refused("evidence.too-many", most=most)
