"""What an archive or a mail holds: its documents, also those of the containers within it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import BinaryIO

from heji.documents.containers import archive, mail
from heji.documents.containers.member import Member, Step, load_step, opened
from heji.documents.document import Problem
from heji.documents.failure import UnreadableError, problem
from heji.documents.formats import (
    ARCHIVE_SUFFIXES,
    CONTAINER_SUFFIXES,
    READ_SUFFIXES,
    UNREAD_SUFFIXES,
)
from heji.documents.leftovers import is_other_text, why_left_out
from heji.documents.limits import MEGABYTE, Limits
from heji.documents.sniffing import is_message, zip_format

_KNOWN = READ_SUFFIXES | frozenset(UNREAD_SUFFIXES) | ARCHIVE_SUFFIXES
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Listing:
    """The documents of a container as plain data, which a confined process may hand over."""

    members: tuple[tuple[str, tuple[Step, ...], int], ...]  #: path, place and size of each
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Unpacked:
    """The documents of a container."""

    file: Path
    limits: Limits
    members: list[tuple[str, Member]] = field(default_factory=list)  #: each with its path
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    seen: int = 0  #: entries so far
    size: int = 0  #: bytes that they unpack to, as the archives say
    is_full: bool = False  #: a limit was met; what follows is left out

    @property
    def listing(self) -> Listing:
        """The same without the file."""
        members = tuple((path, member.steps, member.size) for path, member in self.members)
        return Listing(members, tuple(self.problems), tuple(self.notes))


def is_plain(name: str) -> bool:
    """Whether a file is no container by its name alone."""
    return PurePath(name).suffix.lower() in _KNOWN


def unpack(path: Path, name: str, limits: Limits) -> Unpacked | None:
    """The documents in a file, or None when the file is a document itself.

    Nothing is raised for a broken container: as a document it says what is wrong with it.

    Args:
        path: the file.
        name: how it is called in the report; members are called `<name>/<member>`.
        limits: how many members, how large together, how deep.
    """
    if is_plain(name):
        return None
    suffix = PurePath(name).suffix.lower()
    try:
        with path.open("rb") as file:
            kind = _kind(file, suffix)
            if kind is None:
                return None
            found = Unpacked(path.absolute(), limits)
            _walk(found, file, kind, name, ())
    except (UnreadableError, OSError):
        return None
    if not found.members and not found.problems:
        found.problems.append(problem("container-without-documents", name=name))
    return found


def _kind(file: BinaryIO, suffix: str) -> str | None:
    """Which container a file is, zip or mail; None for a document."""
    head = file.read(_HEAD)
    file.seek(0)
    if head.startswith(b"PK"):
        try:
            zip_format(file, suffix)
        except UnreadableError as error:
            if error.problem.key == "documents.several-inside":
                return "zip"
        return None
    return "mail" if is_message(head, suffix) else None


def _steps(file: BinaryIO, kind: str, limits: Limits) -> Iterator[tuple[str, Step, int]]:
    """Name, place and size of every member."""
    if kind == "zip":
        for entry in archive.entries(file):
            yield entry.name, entry, entry.size
        return
    file.seek(0)
    for number, part in enumerate(mail.parts(file.read(limits.mail_bytes + 1), limits)):
        # Pictures shown in the text and signatures have no name or are not attached.
        if part.data and part.name and (part.is_attached or part.kind.startswith("text/")):
            yield part.name, number, len(part.data)


def _walk(found: Unpacked, file: BinaryIO, kind: str, name: str, above: tuple[Step, ...]) -> None:
    limits = found.limits
    names: set[str] = set()
    for own, step, size in _steps(file, kind, limits):
        path = _unlike(f"{name}/{own}", names)
        found.seen += 1
        if found.seen > limits.archive_entries:
            _stop(found, "archive-too-many", name=name, limit=limits.archive_entries)
        elif found.size + size > limits.archive_bytes:
            _stop(found, "archive-too-large", name=name, limit=limits.archive_bytes // MEGABYTE)
        if found.is_full:
            return
        reason = why_left_out(own)
        if reason is not None:
            found.notes.append(problem(reason, name=path))
            continue
        found.size += size
        _add(found, file, path, (*above, step), size)


def _add(found: Unpacked, file: BinaryIO, path: str, steps: tuple[Step, ...], size: int) -> None:
    suffix = PurePath(path).suffix.lower()
    member = Member(found.file, steps, size)
    if suffix in _KNOWN:
        found.members.append((path, member))
        return
    try:
        data = load_step(file, steps[-1], found.limits)
        with opened(data) as inner:
            kind = _kind(inner, suffix)
            if kind is None:
                if suffix not in CONTAINER_SUFFIXES and is_other_text(data[:_HEAD]):
                    found.notes.append(problem("left-out-no-document", name=path))
                else:
                    found.members.append((path, member))
            elif len(steps) >= found.limits.archive_depth:
                limit = found.limits.archive_depth
                found.problems.append(problem("archive-too-deep", name=path, limit=limit))
            else:
                _walk(found, inner, kind, path, steps)
    except UnreadableError:
        found.members.append((path, member))  # reading it says what is wrong


def _stop(found: Unpacked, key: str, **values: object) -> None:
    found.problems.append(problem(key, **values))
    found.is_full = True


def _unlike(path: str, names: set[str]) -> str:
    """The path, numbered where another member has it already."""
    unlike, number = path, 1
    while unlike in names:
        number += 1
        plain = PurePath(path)
        unlike = str(plain.with_name(f"{plain.stem} ({number}){plain.suffix}"))
    names.add(unlike)
    return unlike
