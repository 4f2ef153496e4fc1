"""Reads a document in a confined child process, and says what became of it."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import tempfile
from pathlib import Path, PurePath
from typing import Any

from heji.documents.containers.member import Member
from heji.documents.containers.unpacking import Unpacked, is_plain
from heji.documents.document import Document, Problem, Status
from heji.documents.failure import problem
from heji.documents.limits import DEFAULT, Limits
from heji.documents.processes import end_group
from heji.documents.sandbox.answering import unpack, unpack_digest, unpack_listing
from heji.documents.sandbox.child import ANSWER, DIGEST, LIST, NOT_CONFINED, READ, REQUEST

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
    try:
        return unpack(ask(READ, content, name, limits))
    except ConfinedError as error:
        return _unreadable(name, error.problem)
    except ValueError as error:
        return _unreadable(name, problem("sandbox-answer", fault=str(error)))


def unpack_confined(path: Path, name: str, limits: Limits = DEFAULT) -> Unpacked | None:
    """The documents in a file, listed where it can do no harm; None for a document itself.

    Args:
        path: the file.
        name: how it is called in the report.
        limits: how many members, how large together, how deep.
    """
    if is_plain(name):
        return None
    found = Unpacked(path.absolute(), limits)
    try:
        listing = unpack_listing(ask(LIST, path, name, limits))
    except (ConfinedError, ValueError) as error:
        own = error.problem if isinstance(error, ConfinedError) else None
        found.problems.append(_named(name, own or problem("sandbox-answer", fault=str(error))))
        return found
    if listing is None:
        return None
    for called, steps, size in listing.members:
        found.members.append((called, Member(found.file, steps, size)))
    found.problems += listing.problems
    found.notes += listing.notes
    return found


def digest_confined(member: Member, limits: Limits = DEFAULT) -> str:
    """The digest of a member that is unpacked where it can do no harm; empty when it cannot be."""
    try:
        return unpack_digest(ask(DIGEST, member, "", limits))
    except (ConfinedError, ValueError):
        return ""


class ConfinedError(Exception):
    """A child gave no answer."""

    def __init__(self, reason: Problem) -> None:
        super().__init__(reason.key)
        self.problem = reason


def ask(task: str, content: Any, name: str, limits: Limits) -> bytes:
    """The answer of a child, which nobody has looked at.

    Raises:
        ConfinedError: it was killed, could not be confined, or left none.
    """
    with tempfile.TemporaryDirectory(prefix="heji-") as made:
        folder = Path(made)
        (folder / REQUEST).write_bytes(pickle.dumps((task, _absolute(content), name, limits)))
        status, said = _run(folder, limits)
        if status != 0:
            raise ConfinedError(_why(status, said, limits))
        try:
            return (folder / ANSWER).read_bytes()
        except OSError as error:
            raise ConfinedError(problem("sandbox-answer", fault=str(error))) from error


def _absolute(content: Any) -> Any:
    return content.absolute() if isinstance(content, Path) else content


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
        end_group(child)


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
    return Document(name, form, "", (), Status.UNREADABLE, (_named(name, reason),))


def _named(name: str, reason: Problem) -> Problem:
    return Problem(reason.key, (("name", name), *reason.values))
