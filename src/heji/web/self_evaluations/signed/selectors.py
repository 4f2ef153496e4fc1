"""Reads signed versions of a form that the caller was found to see."""

from __future__ import annotations

from django.db.models import QuerySet

from heji.web.filing.models import Filing
from heji.web.self_evaluations.models import SignedVersion


def signed_versions(filing: Filing) -> QuerySet[SignedVersion]:
    """All of a form, the newest first."""
    found = SignedVersion.objects.filter(filing=filing)
    return found.select_related("evidence__file", "person")


def newest(filing: Filing, paper: str) -> SignedVersion | None:
    """The last one of a paper that was not taken away."""
    return signed_versions(filing).filter(paper=paper, evidence__removed_at=None).first()
