"""Submitting many forms: each by the one act, with its checks and its entry in the log."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import QuerySet

from heji.web.acting.action import NotAllowed, perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.filing.editing import EDITORS
from heji.web.filing.models import EDITABLE, Filing
from heji.web.jobs.kinds.forms import form_of
from heji.web.jobs.kinds.registry import Done, JobKind
from heji.web.jobs.models import JobItem
from heji.web.organisations.selectors import line_of
from heji.web.reviews.actions.submitting import Submit


class SubmitForms(JobKind):
    """Hands many forms in for review."""

    name: ClassVar[str] = "submit"
    roles: ClassVar[frozenset[Role]] = EDITORS
    changes: ClassVar[bool] = True

    def items(self, actor: Actor | None, chosen: QuerySet[Filing]) -> QuerySet[Filing]:
        """The own ones that are being filled in."""
        if actor is None:
            return chosen.none()
        own = line_of(actor.organisation)
        return chosen.filter(state__in=sorted(EDITABLE), organisation__in=own)

    def do(self, actor: Actor | None, item: JobItem) -> Done:
        """Submits one as the person would on its page."""
        if actor is None:
            raise NotAllowed("filing.not-yours")
        review = perform(Submit(form_of(actor, item)), actor)
        return Done("jobs.submitted", {"number": review.revision})
