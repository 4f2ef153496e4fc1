"""Writes the annotated copies of an audit into a folder."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path, PurePath

from heji.audit.report import DocumentEntry, Report
from heji.documents.document import Status
from heji.language import text
from heji.writers.annotated.note import Note, notes

FORMATS = ("docx", "pdf", "xlsx")


def write(report: Report, folder: Path, language: str) -> Iterator[str]:
    """Writes a copy of every file that has findings, and says what was written and what was not.

    Nothing that is there already is overwritten: the name gets a number.

    Args:
        report: of an audit of files.
        folder: is made where it is missing.
        language: `zh` or `en`.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for entry, results in report.by_document():
        found = notes(results, entry.id, language)
        if not found or entry.status is Status.UNREADABLE:
            continue
        source = Path(entry.path)
        if entry.format not in FORMATS or not source.is_file():
            yield text("annotated.not-possible", language, name=entry.path, format=entry.format)
            continue
        yield _write(entry, source.read_bytes(), found, folder, language)


def _write(
    entry: DocumentEntry, data: bytes, found: tuple[Note, ...], folder: Path, language: str
) -> str:
    annotate = importlib.import_module(f"heji.writers.annotated.{entry.format}").annotate
    target = _free(folder, PurePath(entry.path))
    target.write_bytes(annotate(data, found))
    return text("annotated.written", language, file=target, count=len(found))


def _free(folder: Path, name: PurePath) -> Path:
    """A name in the folder that is not taken."""
    target, number = folder / name.name, 2
    while target.exists():
        target = folder / f"{name.stem}-{number}{name.suffix}"
        number += 1
    return target
