"""A document inside of an archive or a mail, and how its bytes are found again."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from heji.documents.containers import archive, mail
from heji.documents.containers.archive import ZipEntry
from heji.documents.failure import UnreadableError
from heji.documents.limits import MEGABYTE, Limits

#: An entry of a zip, or the number of a part of a mail.
Step = ZipEntry | int


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a container in a file, or of a container within it."""

    file: Path
    steps: tuple[Step, ...]  #: from the file inwards
    size: int  #: in bytes, as the container says

    def load(self, limits: Limits) -> bytes:
        """Its bytes, unpacked in memory and never more than the limits allow.

        Raises:
            UnreadableError: damaged, encrypted or too large.
            OSError: the file cannot be read.
        """
        with self.file.open("rb") as file:
            return _load(file, self.steps, limits)


def _load(file: BinaryIO, steps: tuple[Step, ...], limits: Limits) -> bytes:
    first, *rest = steps
    data = load_step(file, first, limits)
    return _load(io.BytesIO(data), tuple(rest), limits) if rest else data


def load_step(file: BinaryIO, step: Step, limits: Limits) -> bytes:
    """The bytes of one member of an opened container."""
    if isinstance(step, ZipEntry):
        return archive.load(file, step, limits)
    file.seek(0)
    data = file.read(limits.mail_bytes + 1)
    if len(data) > limits.mail_bytes:
        limit = max(limits.mail_bytes // MEGABYTE, 1)
        raise UnreadableError("too-large", megabytes=f">{limit}", limit=limit)
    found = mail.parts(data, limits)
    if step >= len(found):
        raise UnreadableError("mail-damaged")
    return found[step].data


@contextmanager
def opened(content: Path | bytes) -> Iterator[BinaryIO]:
    """A file or bytes to read from."""
    if isinstance(content, bytes):
        yield io.BytesIO(content)
    else:
        with content.open("rb") as file:
            yield file
