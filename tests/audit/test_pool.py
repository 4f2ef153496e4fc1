from __future__ import annotations

from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from heji import parallel
from heji.audit import pool
from heji.audit.inspection import Source, Wish
from heji.documents.document import Status


class DyingPool:
    """A pool whose process dies over one file, as the kernel kills one that takes all memory."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def __enter__(self) -> DyingPool:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def map(self, work: Any, jobs: Any, chunksize: int) -> Any:
        for job in jobs:
            if "bad" in job[0].name:
                raise BrokenProcessPool("a process died")
            yield work(job)

    def submit(self, work: Any, job: Any) -> Future[Any]:
        future: Future[Any] = Future()
        if "bad" in job[0].name:
            future.set_exception(BrokenProcessPool("a process died"))
        else:
            future.set_result(work(job))
        return future


def test_a_file_that_kills_its_process_is_named_and_the_others_are_audited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "_pool", DyingPool)
    names = ["a.txt", "bad.txt", "c.txt"]
    for name in names:
        (tmp_path / name).write_text("一、基本情况\n", encoding="utf-8")
    jobs = [
        (Source(f"d{number}", name, tmp_path / name), Wish())
        for number, name in enumerate(names, start=1)
    ]
    outcomes = list(pool.inspect_in_pool(jobs, 2))
    entries = [each.entry for each in outcomes if each.entry]
    assert [each.id for each in entries] == ["d1", "d2", "d3"]
    assert [each.status for each in entries] == [Status.READ, Status.UNREADABLE, Status.READ]
    assert "died" in outcomes[1].faults[0].error
