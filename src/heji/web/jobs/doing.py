"""One item: what is done with it and that it is done are there together, or neither is."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from contextlib import nullcontext as _nothing
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import DatabaseError, transaction

from heji.web.accounts.selectors import current_memberships
from heji.web.acting.action import NotAllowed, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.evidence.models import StoredFile
from heji.web.evidence.receiving import Received
from heji.web.jobs.clock import Clock
from heji.web.jobs.kinds.registry import Done, JobKind, job_kind
from heji.web.jobs.leases import is_still_ours
from heji.web.jobs.models import ItemState, Job, JobFile, JobItem, JobState
from heji.web.jobs.storing import placed

#: An item whose worker died so often is left: it would end the next one as well.
MOST_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class _Result:
    state: ItemState
    done: Done


def actor_of(job: Job) -> Actor | None:
    """Who asked, in the role that they asked in; None: the installation itself.

    Raises:
        NotAllowed: the person does not have that role any more.
    """
    if job.person is None:
        return None
    held = current_memberships(job.person).filter(role=job.role, organisation=job.organisation)
    found = held.first() if job.person.is_active else None
    if found is None:
        raise NotAllowed("jobs.no-role")
    return Actor(job.person, Role(job.role), found.organisation, job.address)


def carry_out(item: JobItem, now: Clock) -> bool:
    """Does an item that was claimed, and marks it.

    Work that changes nothing is done before the transaction, which then holds up nobody; its result
    counts only if the item is still ours. Work that changes the database is done inside.

    Returns:
        Whether it counts. If not, the job was paused or cancelled, or another worker has it.
    """
    kind = job_kind(item.job.kind)
    result = None if kind.changes else _tried(kind, item)
    files = [(each, placed(each)) for each in result.done.files] if result else []
    with transaction.atomic():
        if not is_still_ours(item):
            return False
        if result is None:
            result = _tried(kind, item)
        _mark(item, result, now)
        for each, received in files:
            JobFile.objects.create(
                item=item,
                file=_stored(received),
                name=each.name,
                open_findings=each.open_findings,
            )
        _end_if_done(item.job, now)
    return True


def _tried(kind: JobKind, item: JobItem) -> _Result:
    """What came of it; what went wrong is a result as well, and what it began is taken back."""
    if item.attempts > MOST_ATTEMPTS:
        return _failed("jobs.gave-up", {"count": MOST_ATTEMPTS})
    try:
        with transaction.atomic() if kind.changes else _nothing():
            actor = actor_of(item.job)
            do = kind.close if item.filing_id is None else kind.do
            return _Result(ItemState.DONE, do(actor, item))
    except Refused as refusal:
        return _failed(refusal.key, refusal.values)
    except DatabaseError:
        raise  # the database is away or busy: the item is tried again when its lease has ended
    except Exception as error:
        logging.getLogger("heji.jobs").exception("job item %s", item)
        return _failed("jobs.trouble", {"error": type(error).__name__})


def _failed(key: str, values: Mapping[str, Any]) -> _Result:
    return _Result(ItemState.FAILED, Done(key, values))


def _mark(item: JobItem, result: _Result, now: Clock) -> None:
    item.state, item.key, item.done_at = result.state, result.done.key, now()
    item.values = json.loads(json.dumps(dict(result.done.values), cls=DjangoJSONEncoder))
    item.counts, item.leased_until = dict(result.done.counts), None
    item.save(update_fields=("state", "key", "values", "counts", "done_at", "leased_until"))


def _end_if_done(job: Job, now: Clock) -> None:
    """The last item ends the job; `is_still_ours` holds it, so that there is only one last."""
    if not job.items.filter(state=ItemState.WAITING).exists():
        Job.objects.filter(pk=job.pk).update(state=JobState.DONE, ended_at=now())


def _stored(received: Received) -> StoredFile:
    stored, _ = StoredFile.objects.get_or_create(
        sha256=received.sha256, defaults={"bytes": received.bytes, "form": received.form}
    )
    return stored
