"""Work shared among several processes, its results in the order in which it was given.

A process that dies (out of memory, a crash in a library) takes its whole pool along. What was still
to be done is then done piece by piece in processes of their own, so that the piece that kills its
process is named and all others are done.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

#: Pieces given to a process at once: enough to hide the cost of passing them, few enough that the
#: last process does not work alone for long.
LARGEST_CHUNK = 16

_Job = TypeVar("_Job")
_Result = TypeVar("_Result")


def in_pool(
    work: Callable[[_Job], _Result],
    jobs: Sequence[_Job],
    workers: int,
    killed: Callable[[_Job, BaseException], _Result],
) -> Iterator[_Result]:
    """The result of every job, in order.

    Args:
        work: a function of a module, so that another process finds it.
        jobs: what it is called with, one by one; plain data.
        workers: processes at once.
        killed: the result for a job whose process died.
    """
    done = 0
    try:
        with _pool(workers) as pool:
            chunk = max(1, min(LARGEST_CHUNK, len(jobs) // (workers * 4)))
            for result in pool.map(work, jobs, chunksize=chunk):
                done += 1
                yield result
    except BrokenProcessPool:
        for job in jobs[done:]:
            yield _alone(work, job, killed)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Spawned, not forked: a fork of a process with threads may deadlock, and Windows has none.
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


def _alone(
    work: Callable[[_Job], _Result], job: _Job, killed: Callable[[_Job, BaseException], _Result]
) -> _Result:
    try:
        with _pool(1) as pool:
            return pool.submit(work, job).result()
    except BrokenProcessPool as error:
        return killed(job, error)
