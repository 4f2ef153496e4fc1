"""Watches what a reader does: no file outside one folder, no connection, no program.

Python tells every hook (PEP 578) which file is opened, which connection made, which program
started. A hook stays until the process ends, so it is set once and looks only where it is asked to.
What libraries in C do is not told; `tests/documents/sandbox/long_run.py` has the kernel tell it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
#: Events that change files: where each tells a path, and where the folder it is relative to (-1 for
#: the current one).
_CHANGING: dict[str, tuple[tuple[int, int | None], ...]] = {
    **dict.fromkeys(("os.remove", "os.rmdir"), ((0, 1),)),
    **dict.fromkeys(("os.mkdir", "os.chmod"), ((0, 2),)),
    **dict.fromkeys(("os.rename", "os.link"), ((0, 2), (1, 3))),
    "os.symlink": ((1, 2),),
    "os.truncate": ((0, None),),
}
_STARTING = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile")
_CONNECTING = ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo")


class EscapedError(AssertionError):
    """A reader did what none may do."""


@contextmanager
def watched(
    folder: Path, starts_programs: bool = False, besides: tuple[str, ...] = ()
) -> Iterator[None]:
    """Raises where the block has left its folder.

    Args:
        folder: the only place that may be written.
        starts_programs: whether it may start programs, as a conversion does.
        besides: how paths begin that may be changed, too.

    Raises:
        EscapedError: the first that it did.
    """
    seen = _hook()
    seen.folder, seen.besides, seen.escapes = folder, (os.devnull, *besides), []
    seen.starts_programs = starts_programs
    try:
        yield
    finally:
        seen.folder = None
    if seen.escapes:
        raise EscapedError(seen.escapes[0])


class _Hook:
    """What the hook was asked to look at, and what it saw."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self.besides: tuple[str, ...] = ()
        self.starts_programs = False
        self.escapes: list[str] = []

    def __call__(self, event: str, given: tuple[object, ...]) -> None:
        if self.folder is None:
            return
        if event == "open":
            path, mode, flags = given
            if _writes(mode, flags):
                self._held_against(event, path)
        elif event in _CHANGING:
            for at, base in _CHANGING[event]:
                self._held_against(event, given[at], -1 if base is None else given[base])
        elif event in _CONNECTING or (event in _STARTING and not self.starts_programs):
            self.escapes.append(f"{event} {given}")

    def _held_against(self, event: str, path: object, base: object = -1) -> None:
        if not isinstance(path, str | bytes | os.PathLike) or self.folder is None:
            return  # a file that is open already, or one without a name
        place = os.path.abspath(os.path.join(_opened(base), os.fsdecode(path)))
        if not place.startswith(self.besides) and not Path(place).is_relative_to(self.folder):
            self.escapes.append(f"{event} {place}")


def _opened(folder: object) -> str:
    """Where a folder is that is known by its open descriptor."""
    if not isinstance(folder, int) or folder < 0:
        return ""
    return os.readlink(f"/proc/self/fd/{folder}")


def _writes(mode: object, flags: object) -> bool:
    if isinstance(flags, int) and flags & _WRITING:
        return True
    return isinstance(mode, str) and any(each in mode for each in "wax+")


@cache
def _hook() -> _Hook:
    hook = _Hook()
    sys.addaudithook(hook)
    return hook
