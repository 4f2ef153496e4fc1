"""Makes a job with its items."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from heji.web.acting.actor import Actor
from heji.web.filing.models import Filing
from heji.web.jobs.kinds.registry import JobKind
from heji.web.jobs.models import Job, JobItem

_AT_ONCE = 500  #: rows of one statement


def queue(
    kind: JobKind, actor: Actor | None, filings: QuerySet[Filing], parameters: Mapping[str, Any]
) -> Job:
    """A job that waits for a worker, an item for each form; call it inside a transaction.

    Args:
        kind: what is to be done.
        actor: who asks; None: the installation itself.
        filings: with which forms, in the order of their list.
        parameters: of the kind.
    """
    job = Job.objects.create(kind=kind.name, parameters=dict(parameters), **_asked_by(actor))
    keys: list[int | None] = list(filings.values_list("pk", flat=True))
    if kind.closes:
        keys.append(None)
    items = (JobItem(job=job, position=n, filing_id=key) for n, key in enumerate(keys, start=1))
    JobItem.objects.bulk_create(items, _AT_ONCE)
    return job


def _asked_by(actor: Actor | None) -> dict[str, Any]:
    if actor is None:
        return {}
    return {
        "person": actor.person,
        "role": actor.role.value,
        "organisation": actor.organisation,
        "address": actor.address,
    }
