"""Takes a file in: looks at size and content, has it scanned, and puts it aside until it is kept."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from heji.documents.failure import UnreadableError
from heji.documents.sniffing import sniff
from heji.web.acting.action import Refused
from heji.web.evidence.scanning import scan
from heji.web.evidence_settings import MEGABYTE, EvidenceSettings

#: Suffixes of the formats that have another one than their name.
_SUFFIXES = {"jpeg": (".jpg", ".jpeg", ".jpe"), "tiff": (".tif", ".tiff")}
_LONGEST_NAME = 150
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|]')


@dataclass(frozen=True, slots=True)
class Received:
    """A file that may be kept."""

    path: Path  #: where it waits
    name: str
    form: str
    sha256: str
    bytes: int


@contextmanager
def received(
    upload: UploadedFile[Any], limits: EvidenceSettings, data_folder: Path
) -> Iterator[Received]:
    """The file while the block runs; what is not kept by then is gone.

    Raises:
        Refused: too large, of a format that is not taken, or the scanner says so or fails.
    """
    waiting = data_folder / "incoming"
    waiting.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, made = tempfile.mkstemp(dir=waiting)
    path = Path(made)
    try:
        digest, size = _write(upload, descriptor, limits)
        form = _form(path, upload.name or "", limits)
        scan(path, limits)
        yield Received(path, clean_name(upload.name or "", form), form, digest, size)
    finally:
        path.unlink(missing_ok=True)


def clean_name(name: str, form: str) -> str:
    r"""A file name that is safe on every system, and ends in a suffix of the format.

    >>> clean_name("..\\合同\u202e<1>.exe", "pdf")
    '合同_1_.exe.pdf'
    """
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    shown = "".join(each for each in last if unicodedata.category(each)[0] != "C")
    shown = _NOT_IN_NAMES.sub("_", shown).strip(". ") or form
    known = _SUFFIXES.get(form, (f".{form}",))
    stem, suffix = PurePath(shown).stem, PurePath(shown).suffix
    if suffix.lower() not in known:
        stem, suffix = shown, known[0]
    return stem[: _LONGEST_NAME - len(suffix)] + suffix


def _write(upload: UploadedFile[Any], descriptor: int, limits: EvidenceSettings) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with os.fdopen(descriptor, "wb") as written:
        for piece in upload.chunks():
            size += len(piece)
            if size > limits.file_bytes:
                raise too_large(limits)
            digest.update(piece)
            written.write(piece)
        written.flush()
        os.fsync(written.fileno())
    return digest.hexdigest(), size


def too_large(limits: EvidenceSettings) -> Refused:
    """The refusal of a file beyond the limit."""
    return Refused("evidence.too-large", megabytes=limits.file_bytes // MEGABYTE)


def _form(path: Path, name: str, limits: EvidenceSettings) -> str:
    taken = ", ".join(sorted(limits.formats))
    try:
        form = sniff(path.read_bytes(), name)
    except UnreadableError as error:
        if error.problem.key.endswith("encrypted"):
            raise Refused("evidence.encrypted") from error
        raise Refused("evidence.wrong-format", formats=taken) from error
    if form not in limits.formats:
        raise Refused("evidence.wrong-format", formats=taken)
    return form
