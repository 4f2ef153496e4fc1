"""The characters of a file of text, whatever its encoding; used by the readers of text and of HTML."""

from __future__ import annotations

from heji.documents.builder import Builder
from heji.documents.decoding import Decoded, decode
from heji.documents.failure import UnreadableError


def characters(data: bytes, builder: Builder, declared: str | None = None) -> Decoded:
    """The characters of a file; damaged ones are reported as a problem of the document.

    Args:
        data: the whole file.
        builder: takes the problem.
        declared: an encoding that the file itself names.

    Raises:
        UnreadableError: not text in an encoding that heji knows.
    """
    decoded = decode(data, declared)
    if decoded is None:
        raise UnreadableError("not-text")
    if decoded.damaged:
        builder.report(
            "damaged-characters",
            count=decoded.damaged,
            line=decoded.first_damage,
            encoding=decoded.encoding,
        )
    return decoded
