"""Which files a run is about: folders and archives gone through, and a word for what is left out."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from heji.documents.containers.member import Member
from heji.documents.containers.unpacking import Unpacked, unpack
from heji.documents.document import Problem
from heji.documents.failure import problem
from heji.documents.formats import (
    ARCHIVE_SUFFIXES,
    CONTAINER_SUFFIXES,
    READ_SUFFIXES,
    UNREAD_SUFFIXES,
)
from heji.documents.leftovers import is_hidden, is_other_text, why_left_out
from heji.documents.limits import DEFAULT, Limits

STANDARD_INPUT = "-"
_KNOWN = READ_SUFFIXES | frozenset(UNREAD_SUFFIXES) | CONTAINER_SUFFIXES | ARCHIVE_SUFFIXES
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read; `path` is None for standard input."""

    path: Path | None
    name: str  #: how it is called in the report
    member: Member | None = None  #: the document in that file, when it is an archive or a mail


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

    limits: Limits
    unpack: Callable[[Path, str, Limits], Unpacked | None]
    files: list[Source] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def add(self, path: Path) -> None:
        """Adds a file unless it was added before, under whatever name."""
        identity = os.path.realpath(path)
        if identity in self.seen:
            return
        self.seen.add(identity)
        found = self.unpack(path, str(path), self.limits) if path.is_file() else None
        if found is None:
            self.files.append(Source(path, str(path)))
            return
        self.files.extend(Source(path, name, member) for name, member in found.members)
        self.problems.extend(found.problems)
        self.notes.extend(found.notes)

    def add_inside(self, path: Path) -> bool:
        """Adds the documents below a path that leads into an archive: `forms.zip/2023/a.docx`."""
        file = next((each for each in path.parents if each.is_file()), None)
        found = None if file is None else self.unpack(file, str(file), self.limits)
        if file is None or found is None:
            return False
        wanted = [
            Source(file, name, member)
            for name, member in found.members
            if Path(name) == path or path in Path(name).parents
        ]
        for source in wanted:
            if source.name not in self.seen:
                self.seen.add(source.name)
                self.files.append(source)
        return bool(wanted)


def find_files(
    paths: Sequence[str | Path], limits: Limits = DEFAULT, *, sandbox: bool = False
) -> Found:
    """The files that paths stand for: files, folders (with all below them) and "-".

    A file named on the command line is always read, whatever its name. In a folder, files that
    cannot be documents (hidden ones, lock files 「~$…」 of office programs, data and program files in
    plain text) are left out with a note; everything else is read, or reported when it is of a format
    that heji does not know. A file reached twice is read once. An archive or a mail stands for its
    documents, called 「archive.zip/member.docx」; such a path may be given too.

    Args:
        paths: files, folders and "-".
        limits: of archives.
        sandbox: have archives and mails looked into in a confined process.

    Returns:
        The files in order, problems and notes; nothing is raised for a path that is not there.
    """
    walk = _Walk(limits, _confined_unpack() if sandbox else unpack)
    for path in paths:
        if str(path) == STANDARD_INPUT:
            if STANDARD_INPUT not in walk.seen:
                walk.seen.add(STANDARD_INPUT)
                walk.files.append(Source(None, STANDARD_INPUT))
        elif Path(path).is_dir():
            _search(Path(path), walk)
        elif not os.path.lexists(path):
            if not walk.add_inside(Path(path)):
                walk.problems.append(problem("not-found", name=path))
        else:
            walk.add(Path(path))
    return Found(tuple(walk.files), tuple(walk.problems), tuple(walk.notes))


def _confined_unpack() -> Callable[[Path, str, Limits], Unpacked | None]:
    from heji.documents.sandbox.reading import unpack_confined

    return unpack_confined


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
        for name in [each for each in folders if is_hidden(each)]:
            walk.notes.append(problem("left-out-hidden-folder", name=Path(place, name)))
        for name in [each for each in folders if Path(place, each).is_symlink()]:
            walk.notes.append(problem("left-out-linked-folder", name=Path(place, name)))
        folders[:] = [each for each in folders if not is_hidden(each)]
        found.extend(Path(place, name) for name in files)
    yield from sorted(found, key=lambda path: path.parts)


def _why_left_out(path: Path) -> str | None:
    """The key of the note for a file in a folder that is no document, or None."""
    reason = why_left_out(path.name)
    if reason is not None or path.suffix.lower() in _KNOWN:
        return reason
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return "left-out-special-file"
        with path.open("rb") as file:
            return "left-out-no-document" if is_other_text(file.read(_HEAD)) else None
    except OSError:
        return None  # reading it says what is wrong
