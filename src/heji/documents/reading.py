"""From a path, standard input or bytes to a Document; a bad file gives a document that says why.

`read_document` never raises for what a file holds: the other files of a run go on.
"""

from __future__ import annotations

import hashlib
import importlib
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath
from typing import BinaryIO

from heji.documents.builder import Builder
from heji.documents.containers.member import Member
from heji.documents.document import Document, Problem, Status
from heji.documents.failure import UnreadableError, problem
from heji.documents.formats import CONVERTED, READERS, TEXTS, Format
from heji.documents.gathering import Found, Source, find_files
from heji.documents.limits import DEFAULT, MEGABYTE, Limits
from heji.documents.readers.text import reader as text
from heji.documents.sniffing import sniff

__all__ = ["Found", "Source", "find_files", "read_document", "read_source"]

Reader = Callable[[bytes, Builder], None]


def read_source(source: Source, limits: Limits = DEFAULT) -> Document:
    """Reads what `find_files` found: a file, or standard input."""
    content = source.member or source.path
    if content is not None:
        return read_document(content, source.name, limits)
    try:
        data = _bounded(sys.stdin.buffer, limits)
    except (UnreadableError, OSError) as error:
        return _unreadable(source.name, "", _problem_of(error))
    return read_document(data, source.name, limits)


def read_document(source: Path | Member | bytes, name: str, limits: Limits = DEFAULT) -> Document:
    r"""What a file holds: its paragraphs and tables in reading order.

    Args:
        source: the path, the member of an archive, or the bytes of the file.
        name: how the file is called in the report; its suffix helps only where the content does
            not tell the format.
        limits: how much the file may ask of the machine.

    Returns:
        The document. `status` is `unreadable` or `partly-read` where `problems` say what could not
        be read, where and what to do; nothing is raised for a bad file.

    >>> read_document("产出\t50\n".encode(), "form.txt").status.value
    'read'
    """
    digest = ""
    try:
        data = source if isinstance(source, bytes) else load(source, limits)
        if len(data) > limits.file_bytes:
            raise _too_large(len(data), limits)
        digest = hashlib.sha256(data).hexdigest()
        return _read(data, name, digest, limits)
    except (UnreadableError, OSError) as error:
        return _unreadable(name, digest, _problem_of(error))
    except Exception as error:  # noqa: BLE001 - a fault of a reader must not cost the other files
        fault = problem("reader-failed", fault=type(error).__name__)
        return _unreadable(name, digest, fault)


def _read(data: bytes, name: str, digest: str, limits: Limits) -> Document:
    found = sniff(data, name)
    if found in TEXTS:
        text.check_size(len(data), limits.text_bytes)
    builder = Builder(limits)
    _reader(found)(data, builder)
    if not builder.blocks:
        builder.report("nothing-inside")
    status = Status.READ
    if builder.problems:
        status = Status.PARTLY_READ if builder.blocks else Status.UNREADABLE
    problems = tuple(_named(each, name) for each in builder.problems)
    return Document(
        name,
        found,
        digest,
        tuple(builder.blocks),
        status,
        problems,
        builder.pages,
        builder.identity,
    )


def _reader(found: Format) -> Reader:
    """The reader of a format; only the one needed is imported."""
    if found in CONVERTED:
        return partial(_read_converted, found)
    module = importlib.import_module(f"heji.documents.readers.{READERS[found]}")
    read: Reader = module.read
    return read


def _read_converted(found: Format, data: bytes, builder: Builder) -> None:
    """Reads what LibreOffice makes of a file; its paragraphs and tables keep their order."""
    from heji.documents.converting import convert

    target = CONVERTED[found]
    _reader(target)(convert(data, found, builder.limits), builder)


def load(path: Path | Member, limits: Limits = DEFAULT) -> bytes:
    """The bytes of a file, never more than the limit, also from a pipe or a device.

    Raises:
        UnreadableError: too large, or damaged as a member of an archive.
        OSError: the file cannot be read.
    """
    if isinstance(path, Member):
        return path.load(limits)
    if path.is_file() and path.stat().st_size > limits.file_bytes:
        raise _too_large(path.stat().st_size, limits)
    with path.open("rb") as file:
        return _bounded(file, limits)


def _bounded(file: BinaryIO, limits: Limits) -> bytes:
    data = file.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        raise _too_large(None, limits)
    return data


def _too_large(size: int | None, limits: Limits) -> UnreadableError:
    limit = max(limits.file_bytes // MEGABYTE, 1)
    megabytes = f">{limit}" if size is None else size // MEGABYTE
    return UnreadableError("too-large", megabytes=megabytes, limit=limit)


def _problem_of(error: UnreadableError | OSError) -> Problem:
    if isinstance(error, UnreadableError):
        return error.problem
    if isinstance(error, FileNotFoundError):
        return problem("not-found")
    if isinstance(error, PermissionError):
        return problem("no-permission")
    return problem("input-failed", reason=error.strerror or type(error).__name__)


def _unreadable(name: str, digest: str, reason: Problem) -> Document:
    form = PurePath(name).suffix.lower().lstrip(".")
    return Document(name, form, digest, (), Status.UNREADABLE, (_named(reason, name),))


def _named(reason: Problem, name: str) -> Problem:
    """The problem with the file's name, which every message begins with."""
    return replace(reason, values=(("name", name), *reason.values))
