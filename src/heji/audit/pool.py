"""Documents inspected by several processes, in the order in which they were given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from heji.audit.inspection import Fault, Outcome, Source, Wish, inspect
from heji.audit.report import DocumentEntry
from heji.documents.document import Status
from heji.parallel import in_pool

Job = tuple[Source, Wish]


def inspect_in_pool(jobs: Sequence[Job], workers: int) -> Iterator[Outcome]:
    """The outcome of every job, in order; one whose process died is unreadable and says why."""
    return in_pool(_inspect, jobs, workers, _killed)


def _inspect(job: Job) -> Outcome:
    return inspect(*job)


def _killed(job: Job, error: BaseException) -> Outcome:
    source = job[0]
    fault = Fault("read", f"{type(error).__name__}: {error}")
    suffix = PurePath(source.name).suffix.lstrip(".").lower()
    entry = DocumentEntry(source.id, source.name, suffix, "", Status.UNREADABLE, (fault.problem,))
    return Outcome(entry, (), 0, (fault,))
