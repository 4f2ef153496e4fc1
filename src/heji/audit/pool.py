"""Documents inspected by several processes, in the order in which they were given.

A process that dies (out of memory, a crash in a library) takes its whole pool along. The documents
that were still to be done are then inspected one by one in processes of their own, so that the one
that kills its process is named and all others are audited.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import PurePath

from heji.audit.inspection import Fault, Outcome, Source, Wish, inspect
from heji.audit.report import DocumentEntry
from heji.documents.document import Status

#: Documents given to a process at once: enough to hide the cost of passing them, few enough that
#: the last process does not work alone for long.
LARGEST_CHUNK = 16

Job = tuple[Source, Wish]


def inspect_in_pool(jobs: Sequence[Job], workers: int) -> Iterator[Outcome]:
    """The outcome of every job, in order."""
    done = 0
    try:
        with _pool(workers) as pool:
            chunk = max(1, min(LARGEST_CHUNK, len(jobs) // (workers * 4)))
            for outcome in pool.map(_inspect, jobs, chunksize=chunk):
                done += 1
                yield outcome
    except BrokenProcessPool:
        for job in jobs[done:]:
            yield _inspect_alone(job)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Spawned, not forked: a fork of a process with threads may deadlock, and Windows has none.
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


def _inspect(job: Job) -> Outcome:
    return inspect(*job)


def _inspect_alone(job: Job) -> Outcome:
    try:
        with _pool(1) as pool:
            return pool.submit(_inspect, job).result()
    except BrokenProcessPool as error:
        return _killed(job[0], error)


def _killed(source: Source, error: BrokenProcessPool) -> Outcome:
    fault = Fault("read", f"{type(error).__name__}: {error}")
    suffix = PurePath(source.name).suffix.lstrip(".").lower()
    entry = DocumentEntry(source.id, source.name, suffix, "", Status.UNREADABLE, (fault.problem,))
    return Outcome(entry, (), 0, (fault,))
