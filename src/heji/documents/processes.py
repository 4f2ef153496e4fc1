"""Ends a child process with everything that it has started."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess


def end_group(process: subprocess.Popen[bytes]) -> None:
    """Ends a process and all that it started, and waits until it has ended.

    A program may be a script that starts the real one, which would go on without it. Where there
    are no groups of processes (Windows) only the process itself is ended.

    Args:
        process: started with `start_new_session=True`; it may have ended already.

    >>> import sys
    >>> sleeper = [sys.executable, "-c", "import time; time.sleep(60)"]
    >>> process = subprocess.Popen(sleeper, start_new_session=True)
    >>> end_group(process)
    >>> process.returncode is None
    False
    """
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):  # all of them have ended
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
