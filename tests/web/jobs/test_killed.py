"""A worker that is killed: the next one goes on where it was, and nothing is done twice."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.installation import Installation
from tests.web.postgresql import database, started

COUNT = 4
#: Forms that are submitted before the worker is killed at the next one.
BEFORE = 2
OFFICE = f"""
import django; django.setup()
from tests.web.jobs.working import forms, started
made, chosen = forms({COUNT})
started(made.clerk, "submit", chosen)
"""
#: A worker that stands still when a form is submitted and not yet marked, so that it is killed there.
STANDS_STILL = f"""
import sys
import django; django.setup()
from heji.web.jobs import doing
from heji.web.jobs.worker import Worker
mark, seen = doing._mark, []
def marked(*given):
    seen.append(given)
    if len(seen) > {BEFORE}:
        print("here", flush=True)
        sys.stdin.read()
    mark(*given)
doing._mark = marked
Worker().work_off()
"""
#: The lease of the dead ends.
LATER = """
import django; django.setup()
from django.utils import timezone
from heji.web.jobs.models import JobItem
JobItem.objects.exclude(leased_until=None).update(leased_until=timezone.now())
"""
STATE = """
import json
import django; django.setup()
from heji.web.audit_log.models import LogEntry
from heji.web.filing.models import Revision
from heji.web.jobs.models import Job, JobItem
print(json.dumps({
    "items": list(JobItem.objects.values_list("state", "attempts")),
    "job": Job.objects.get().state,
    "submitted": sorted(LogEntry.objects.filter(action="reviews.submit")
        .values_list("subject_id", flat=True)),
    "revisions": Revision.objects.count(),
}))
"""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    folder = tempfile.mkdtemp(prefix="heji-jobs-killed-")
    yield started(folder)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def installation(request: pytest.FixtureRequest, tmp_path: Path) -> Installation:
    if request.param == "sqlite":
        return Installation(tmp_path).migrated()
    return database(request.getfixturevalue("server"), "jobs_killed", tmp_path).migrated()


def state(installation: Installation) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(installation.python(STATE))
    return found


def test_the_next_worker_goes_on_and_does_nothing_twice(installation: Installation) -> None:
    installation.python(OFFICE)
    _killed_at_a_form(installation)
    found = state(installation)
    assert found["job"] == "running"
    assert found["items"] == [["done", 1]] * BEFORE + [["waiting", 1], ["waiting", 0]]
    assert len(found["submitted"]) == found["revisions"] == BEFORE
    installation.python(LATER)
    done = installation.heji("work", "--once")
    assert done.returncode == 0, done.stderr
    found = state(installation)
    assert found["job"] == "done"
    assert found["items"] == [["done", 1]] * BEFORE + [["done", 2], ["done", 1]]
    assert len(found["submitted"]) == len(set(found["submitted"])) == COUNT
    assert found["revisions"] == COUNT
    assert installation.heji("verify-log").returncode == 0


def _killed_at_a_form(installation: Installation) -> None:
    worker = subprocess.Popen(
        [sys.executable, "-c", STANDS_STILL],
        env=installation.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert worker.stdout is not None
    assert worker.stdin is not None
    assert worker.stdout.readline() == "here\n"
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()
    worker.stdin.close()
    worker.stdout.close()
