"""Which files a run is about: folders walked through, and a word for everything left out."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from heji.documents.decoding import decode
from heji.documents.document import Problem
from heji.documents.failure import UnreadableError, problem
from heji.documents.sniffing import ARCHIVE_SUFFIXES, READ_SUFFIXES, UNREAD_SUFFIXES, sniff

STANDARD_INPUT = "-"
#: Files that the system or an office program leaves in a folder; none holds a document.
_LEFT_BY_PROGRAMS = ("~$", ".~", "._")
_SYSTEM_FILES = frozenset(("thumbs.db", "desktop.ini"))
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read; `path` is None for standard input."""

    path: Path | None
    name: str  #: how it is called in the report


@dataclass(frozen=True, slots=True)
class Found:
    """What the arguments of a run stand for."""

    files: tuple[Source, ...]  #: in the order of the arguments, folders sorted by path
    #: what was asked for and is not there: a missing path, a folder without documents
    problems: tuple[Problem, ...] = ()
    #: what was left out of folders and why: worth a line, no failure of the run
    notes: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Walk:
    """A search under way."""

    files: list[Source] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def add(self, path: Path) -> None:
        """Adds a file unless it was added before, under whatever name."""
        identity = os.path.realpath(path)
        if identity not in self.seen:
            self.seen.add(identity)
            self.files.append(Source(path, str(path)))


def find_files(paths: Sequence[str | Path]) -> Found:
    """The files that paths stand for: files, folders (with all below them) and "-".

    A file named on the command line is always read, whatever its name. In a folder, files that
    cannot be documents (hidden ones, lock files 「~$…」 of office programs, data and program files in
    plain text) are left out with a note; everything else is read, or reported when it is of a format
    that heji does not know. A file reached twice is read once.

    Returns:
        The files in order, problems and notes; nothing is raised for a path that is not there.
    """
    walk = _Walk()
    for path in paths:
        if str(path) == STANDARD_INPUT:
            if STANDARD_INPUT not in walk.seen:
                walk.seen.add(STANDARD_INPUT)
                walk.files.append(Source(None, STANDARD_INPUT))
        elif Path(path).is_dir():
            _search(Path(path), walk)
        elif not os.path.lexists(path):
            walk.problems.append(problem("not-found", name=path))
        else:
            walk.add(Path(path))
    return Found(tuple(walk.files), tuple(walk.problems), tuple(walk.notes))


def _search(folder: Path, walk: _Walk) -> None:
    failed = len(walk.problems)
    documents = 0
    for path in _below(folder, walk):
        reason = _why_left_out(path)
        if reason is not None:
            walk.notes.append(problem(reason, name=path))
            continue
        documents += 1
        walk.add(path)
    if not documents and len(walk.problems) == failed:
        walk.problems.append(problem("folder-without-documents", name=folder))


def _below(folder: Path, walk: _Walk) -> Iterator[Path]:
    """All files below a folder, sorted by their names level by level."""

    def refused(error: OSError) -> None:
        walk.problems.append(problem("folder-refused", name=error.filename or folder))

    found: list[Path] = []
    for place, folders, files in os.walk(folder, onerror=refused):
        for name in [each for each in folders if _is_hidden(each)]:
            walk.notes.append(problem("left-out-hidden-folder", name=Path(place, name)))
        for name in [each for each in folders if Path(place, each).is_symlink()]:
            walk.notes.append(problem("left-out-linked-folder", name=Path(place, name)))
        folders[:] = [each for each in folders if not _is_hidden(each)]
        found.extend(Path(place, name) for name in files)
    yield from sorted(found, key=lambda path: path.parts)


def _is_hidden(name: str) -> bool:
    return name.startswith(".")


def _why_left_out(path: Path) -> str | None:
    """The key of the note for a file in a folder that is no document, or None."""
    name = path.name.lower()
    if name.startswith(_LEFT_BY_PROGRAMS):
        return "left-out-lock-file"
    if _is_hidden(name) or name in _SYSTEM_FILES:
        return "left-out-hidden-file"
    suffix = PurePath(name).suffix
    if suffix in READ_SUFFIXES or suffix in UNREAD_SUFFIXES or suffix in ARCHIVE_SUFFIXES:
        return None
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return "left-out-special-file"
        with path.open("rb") as file:
            return "left-out-no-document" if _is_other_text(file.read(_HEAD)) else None
    except OSError:
        return None  # reading it says what is wrong


def _is_other_text(head: bytes) -> bool:
    """Whether a file under an unknown suffix is plain text: data, a program, a licence."""
    if not head:
        return True
    if head.startswith(b"PK"):
        return False
    try:
        if sniff(head, "") != "txt":
            return False
    except UnreadableError:
        return False
    return decode(head) is not None
