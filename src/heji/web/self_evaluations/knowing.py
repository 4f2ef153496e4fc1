"""What the rules for self-evaluations need besides the form: its declaration and its scores."""

from __future__ import annotations

from dataclasses import dataclass

from heji.web.declarations.approved import approved, declared_content
from heji.web.filing.content import Content
from heji.web.filing.models import Filing
from heji.web.self_evaluations.proposing import Proposal, proposals
from heji.web.self_evaluations.scoring import Scored, scored


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a self-evaluation."""

    declared: Content | None  #: as it was approved last; None where it no longer is
    scored: Scored
    proposals: tuple[Proposal, ...] = ()  #: for bonus and malus rows


def known(filing: Filing, content: Content) -> Known:
    """The declaration of the same thing and year, and the scores."""
    revision = approved(filing.organisation, filing.project, filing.year)
    return Known(declared_content(revision), scored(filing, content), proposals(filing, content))
