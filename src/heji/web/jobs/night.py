"""The night's run: every form is audited again, as nobody in particular asks for it."""

from __future__ import annotations

from django.db import transaction

from heji.web.filing.models import Filing
from heji.web.jobs.kinds.registry import job_kind
from heji.web.jobs.models import ENDED, Job
from heji.web.jobs.queueing import queue

KIND = "reaudit"


def ask_for_reaudit() -> Job | None:
    """The job of auditing every form; None when the one of the night before is still going."""
    with transaction.atomic():
        before = Job.objects.filter(kind=KIND, person=None).exclude(state__in=sorted(ENDED))
        if before.exists():
            return None
        return queue(job_kind(KIND), None, job_kind(KIND).items(None, Filing.objects.all()), {})
