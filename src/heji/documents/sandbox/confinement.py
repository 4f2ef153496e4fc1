"""What holds a child process: no network, no writing outside its folder, limits of memory and time."""

from __future__ import annotations

import resource
from pathlib import Path

from heji.documents.limits import Limits
from heji.documents.sandbox.files import write_only_below
from heji.documents.sandbox.system_calls import close_network


def confine(folder: Path, limits: Limits) -> None:
    """Confines this process and all that it starts; there is no way back.

    Args:
        folder: the only place that may be written.
        limits: how much memory, time and space it may take.

    Raises:
        NotConfined: the kernel cannot; nothing must be read then.
    """
    _limit(resource.RLIMIT_AS, limits.memory_bytes)
    _limit(resource.RLIMIT_CPU, limits.seconds, spare=1)
    _limit(resource.RLIMIT_FSIZE, limits.memory_bytes)
    _limit(resource.RLIMIT_CORE, 0)
    close_network()
    write_only_below(folder)


def _limit(kind: int, most: int, spare: int = 0) -> None:
    """Sets a limit for good; `spare` lies between the signal and the end."""
    _, hard = resource.getrlimit(kind)
    allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
    highest = allowed + spare if hard == resource.RLIM_INFINITY else min(allowed + spare, hard)
    resource.setrlimit(kind, (allowed, highest))
