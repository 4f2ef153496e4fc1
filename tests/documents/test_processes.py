"""Ending a process with all that it has started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from heji.documents.processes import end_group

_SLEEP = "import time; time.sleep(60)"
#: A program that starts another one and says its number.
_PARENT = f"""
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", {_SLEEP!r}])
print(child.pid, flush=True)
time.sleep(60)
"""


def started(code: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", code]
    return subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True)


@pytest.mark.skipif(os.name != "posix", reason="no groups of processes")
def test_what_a_process_has_started_ends_with_it() -> None:
    with started(_PARENT) as process:
        assert process.stdout is not None
        assert int(process.stdout.readline())
        end_group(process)
        # The pipe is open as long as anybody writes into it, and the child of the child could.
        assert process.stdout.read() == b""
    assert process.returncode == -signal.SIGKILL


def test_a_process_that_has_ended_keeps_its_answer() -> None:
    with started("raise SystemExit(3)") as process:
        process.wait()
        end_group(process)
    assert process.returncode == 3
