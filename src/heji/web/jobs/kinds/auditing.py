"""Auditing many forms, or every one: how many findings of which severity each has."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

from django.db.models import QuerySet

from heji.language import DEFAULT_LANGUAGE
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.filing.findings import findings
from heji.web.filing.models import Filing, State
from heji.web.filing.selectors import case
from heji.web.filing.views.listing import READERS
from heji.web.jobs.kinds.forms import content_of, form_of
from heji.web.jobs.kinds.registry import Done, JobKind
from heji.web.jobs.models import JobItem

#: What a finding can be, the worst first.
TONES = ("error", "warning", "note", "undecided")


class AuditForms(JobKind):
    """Audits many forms."""

    name: ClassVar[str] = "audit"
    roles: ClassVar[frozenset[Role]] = READERS

    def items(self, actor: Actor | None, chosen: QuerySet[Filing]) -> QuerySet[Filing]:
        """All but what was put aside."""
        return chosen.exclude(state=State.VOID)

    def do(self, actor: Actor | None, item: JobItem) -> Done:
        """Counts the findings of one form as its page shows them."""
        form = form_of(actor, item)
        found = findings(case(form, content_of(actor, form)), DEFAULT_LANGUAGE)
        counted = Counter(each.tone for each in found)
        counts = {tone: counted[tone] for tone in TONES if counted[tone]}
        return Done("" if counts else "filing.findings-none", counts=counts)


class AuditEverything(AuditForms):
    """Audits every form again: rules and library may have changed since it was filled in."""

    name: ClassVar[str] = "reaudit"
    roles: ClassVar[frozenset[Role]] = frozenset((Role.FINANCE_PERFORMANCE,))
    is_of_everything: ClassVar[bool] = True
