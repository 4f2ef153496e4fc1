"""Whether a server works on a data folder: nobody restores under its feet."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

NAME = "serving.lock"


class Occupied(Exception):
    """Another process works on the folder."""


@contextlib.contextmanager
def occupied(folder: Path) -> Iterator[None]:
    """Holds the folder while the block runs; the system lets go of it however the process ends.

    Raises:
        Occupied: somebody else holds it.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(descriptor)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise Occupied from error
