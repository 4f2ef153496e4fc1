"""Who works on which item: a worker takes the next one for some time, and nobody else meanwhile.

A lease only saves work. That nothing is done twice does not rest on it but on the transaction that
marks an item done (`doing.py`): it locks the job and looks whether the item is still its own.
"""

from __future__ import annotations

import datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from heji.web.jobs.models import GOING, ItemState, Job, JobItem, JobState

#: How long an item belongs to a worker that says nothing: longer than the longest form takes.
LEASE = datetime.timedelta(minutes=2)


def claim(now: datetime.datetime, lease: datetime.timedelta = LEASE) -> JobItem | None:
    """Takes the next item that nobody has.

    The first items of all jobs come before the second ones: a short job does not wait until a long
    one is through.

    Args:
        now: by the clock that all workers share.
        lease: for how long it is taken.

    Returns:
        The item, its `attempts` counted up; None when there is nothing to do.
    """
    if not _free(now).exists():
        return None  # looking for work locks nothing
    with transaction.atomic():
        locked = _free(now).select_for_update(skip_locked=True, of=("self",))
        related = locked.select_related("job__person", "job__organisation")
        found: JobItem | None = related.order_by("position", "job_id").first()
        if found is None:
            return None
        found.attempts, found.leased_until = found.attempts + 1, now + lease
        found.save(update_fields=("attempts", "leased_until"))
    going = Job.objects.filter(pk=found.job_id, state=JobState.WAITING)
    going.update(state=JobState.RUNNING, begun_at=now)
    return found


def is_still_ours(item: JobItem) -> bool:
    """Locks the job; whether it still goes on and nobody else has taken the item meanwhile.

    Call it first in the transaction that marks the item done.
    """
    job = Job.objects.select_for_update().get(pk=item.job_id)
    ours = JobItem.objects.filter(pk=item.pk, state=ItemState.WAITING, attempts=item.attempts)
    if job.state in GOING:
        return ours.exists()
    ours.update(leased_until=None, attempts=F("attempts") - 1)
    return False


def is_anything_left() -> bool:
    """Whether there is an item to be done, now or when the lease of another worker ends."""
    return JobItem.objects.filter(state=ItemState.WAITING, job__state__in=sorted(GOING)).exists()


def _free(now: datetime.datetime) -> QuerySet[JobItem]:
    """The items that a worker may take."""
    nobody = Q(leased_until__isnull=True) | Q(leased_until__lt=now)
    others = JobItem.objects.filter(
        job=OuterRef("job"), state=ItemState.WAITING, filing__isnull=False
    )
    can_close = Q(filing__isnull=False) | ~Exists(others)
    waiting = JobItem.objects.filter(state=ItemState.WAITING, job__state__in=sorted(GOING))
    return waiting.filter(nobody, can_close)
