"""Reads a document in a confined child process, and says what became of it."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import tempfile
from pathlib import Path, PurePath
from typing import Any

from heji.documents.document import Document, Problem, Status
from heji.documents.failure import problem
from heji.documents.limits import DEFAULT, Limits
from heji.documents.sandbox.answering import unpack
from heji.documents.sandbox.child import ANSWER, NOT_CONFINED, REQUEST

#: Settings that a reader needs; nothing else of the environment reaches it.
_KEPT = ("PATH", "LANG", "LC_ALL", "HEJI_SOFFICE", "LD_LIBRARY_PATH")
_SAID = 200  #: characters of a complaint that are looked at


def read_confined(content: Any, name: str, limits: Limits = DEFAULT) -> Document:
    """What a file holds, read where it can do no harm.

    The child has no network and writes nowhere but in a folder of its own, which is removed; it is
    killed with all that it started when it takes too long.

    Args:
        content: as `read_document` takes it.
        name: how the file is called in the report.
        limits: how much the file may ask of the machine.

    Returns:
        The document. A child that was killed, or that could not be confined, gives an unreadable
        document that says so: what cannot be confined is not read.
    """
    with tempfile.TemporaryDirectory(prefix="heji-") as made:
        folder = Path(made)
        absolute = content.absolute() if isinstance(content, Path) else content
        (folder / REQUEST).write_bytes(pickle.dumps((absolute, name, limits)))
        status, said = _run(folder, limits)
        if status != 0:
            return _unreadable(name, _why(status, said, limits))
        try:
            return unpack((folder / ANSWER).read_bytes())
        except (OSError, ValueError) as error:
            return _unreadable(name, problem("sandbox-answer", fault=str(error)))


def _run(folder: Path, limits: Limits) -> tuple[int | None, str]:
    """The exit status of the child, None when it took too long; and what it complained of."""
    command = [sys.executable, "-I", "-m", "heji.documents.sandbox.child", str(folder)]
    kept = {each: os.environ[each] for each in _KEPT if each in os.environ}
    child = subprocess.Popen(  # noqa: S603 - our own interpreter with our own module
        command,
        env=kept | {"TMPDIR": str(folder), "HOME": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        _, said = child.communicate(timeout=limits.seconds)
        return child.returncode, said[-_SAID:].decode(errors="replace").strip()
    except subprocess.TimeoutExpired:
        return None, ""
    finally:
        _end(child)


def _end(child: subprocess.Popen[bytes]) -> None:
    """Ends the child with everything that it has started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _why(status: int | None, said: str, limits: Limits) -> Problem:
    if status is None or status == -signal.SIGXCPU:
        return problem("sandbox-time", seconds=limits.seconds)
    if status == NOT_CONFINED:
        return problem("sandbox-unavailable", reason=said)
    if status == -signal.SIGKILL or "MemoryError" in said:
        return problem("sandbox-memory", megabytes=limits.memory_bytes // 1024**2)
    fault = signal.Signals(-status).name if status < 0 else (said.splitlines() or [str(status)])[-1]
    return problem("sandbox-failed", fault=fault)


def _unreadable(name: str, reason: Problem) -> Document:
    form = PurePath(name).suffix.lower().lstrip(".")
    named = Problem(reason.key, (("name", name), *reason.values))
    return Document(name, form, "", (), Status.UNREADABLE, (named,))
