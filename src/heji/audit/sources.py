"""The files of an audit with their ids, duplicates told apart."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from heji.audit.answers import is_answers_file
from heji.audit.inspection import Source, sha256_of
from heji.documents.containers.member import Member
from heji.documents.document import Problem
from heji.documents.gathering import find_files
from heji.documents.limits import DEFAULT


@dataclass(frozen=True, slots=True)
class Gathered:
    """What an audit is about."""

    sources: tuple[Source, ...]
    originals: Mapping[str, str]  #: id of a duplicate -> id of the first file with the same bytes
    problems: tuple[Problem, ...]  #: what was asked for and is not there
    notes: tuple[Problem, ...]  #: what was left out of folders, and why


def gather(paths: Sequence[str | Path], *, sandbox: bool = False) -> Gathered:
    """The files that paths stand for, numbered "d1", "d2" … in their order.

    Args:
        paths: files, folders, or `-` for standard input.
        sandbox: have each read in a confined process.
    """
    found = find_files(paths, sandbox=sandbox)
    files = [each for each in found.files if not is_answers_file(each.name)]
    sources = tuple(
        Source(f"d{number}", file.name, file.member or file.path or _standard_input(), sandbox)
        for number, file in enumerate(files, start=1)
    )
    notes = tuple(
        note for note in found.notes if not is_answers_file(dict(note.values).get("name", ""))
    )
    return Gathered(sources, _duplicates(sources), found.problems, notes)


def _standard_input() -> bytes:
    # One byte beyond the limit, so that the reader says that there is too much.
    return sys.stdin.buffer.read(DEFAULT.file_bytes + 1)


def _duplicates(sources: tuple[Source, ...]) -> dict[str, str]:
    sizes = {each.id: _size(each) for each in sources}
    frequent = Counter(sizes.values())
    first: dict[tuple[str, str], str] = {}
    duplicates: dict[str, str] = {}
    for source in sources:
        size = sizes[source.id]
        if not size or frequent[size] < 2 or size > DEFAULT.file_bytes:
            continue
        # The suffix belongs to it: the same bytes under another name may be read otherwise.
        digest = _digest(source)
        key = (digest, PurePath(source.name).suffix.lower())
        if digest and key in first:
            duplicates[source.id] = first[key]
        first.setdefault(key, source.id)
    return duplicates


def _digest(source: Source) -> str:
    if source.is_confined and isinstance(source.content, Member):
        from heji.documents.sandbox.reading import digest_confined

        return digest_confined(source.content)
    return sha256_of(source.content)


def _size(source: Source) -> int:
    if isinstance(source.content, bytes):
        return len(source.content)
    if isinstance(source.content, Member):
        return source.content.size
    try:
        return source.content.stat().st_size if source.content.is_file() else 0
    except OSError:
        return 0
