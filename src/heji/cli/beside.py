"""The worker that `heji serve` starts beside itself: `heji work`, started again should it die.

It ends when the server does, however that ends: the server holds the other end of this process's
standard input, and the system closes it. So a killed server leaves no worker behind, on no system.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

#: Seconds between two looks whether the worker is there.
_LOOK = 2


@contextmanager
def worker_beside() -> Iterator[None]:
    """A worker on the same data while the block runs; the form that it is at is finished."""
    command = [sys.executable, "-m", __name__]
    process = subprocess.Popen(command, stdin=subprocess.PIPE)  # noqa: S603 - our own program
    try:
        yield
    finally:
        if process.stdin is not None:
            process.stdin.close()
        process.wait()


def main() -> None:
    """Keeps a worker going until the server is gone."""
    ending = Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        # The server gets them too, and says when it is over. They are not ignored outright: a
        # worker would inherit that, and not be ended while it still starts.
        signal.signal(each, lambda *_: None)
    Thread(target=_wait, args=(ending,), daemon=True).start()
    while not ending.is_set():
        process = subprocess.Popen([sys.executable, "-m", "heji", "work"], stdin=subprocess.DEVNULL)
        while process.poll() is None and not ending.wait(_LOOK):
            pass
        process.terminate()
        process.wait()
        ending.wait(_LOOK)


def _wait(ending: Event) -> None:
    sys.stdin.read()
    ending.set()


if __name__ == "__main__":
    main()
