"""Anchors: signed heads of the log in a file outside of the database, one a line.

A copy of the file on another machine, in a mailbox or on paper proves later that the log had so many
entries with that digest on that day. The file can be read by anybody and forged by nobody: each
line is signed.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from heji.web.audit_log.signing import LogKey, is_signed


class WrongAnchor(ValueError):
    """A line of a file that is no anchor; names the file and the line."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What the log ended with at a time."""

    number: int
    digest: str
    at: str  #: ISO 8601 with offset
    key: str  #: public key, base64
    signature: str

    def is_signed_by(self, public: str) -> bool:
        """Whether the owner of a public key signed it."""
        return is_signed(_text(self.number, self.digest, self.at), self.signature, public)


def anchor(number: int, digest: str, at: str, key: LogKey) -> Anchor:
    """A signed head."""
    return Anchor(number, digest, at, key.public, key.sign(_text(number, digest, at)))


def add(made: Anchor, file: Path) -> None:
    """Writes an anchor behind those that a file has."""
    line = json.dumps(asdict(made), separators=(",", ":"))
    with file.open("a", encoding="ascii", newline="\n") as written:
        written.write(line + "\n")


def read(file: Path) -> tuple[Anchor, ...]:
    """The anchors of a file.

    Raises:
        WrongAnchor: a line is none.
        OSError: the file cannot be read.
    """
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    found = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    return tuple(_read(line, f"{file}:{number}") for number, line in found)


def _read(line: str, place: str) -> Anchor:
    try:
        made = Anchor(**json.loads(line))
    except (ValueError, TypeError) as error:
        raise WrongAnchor(place) from error
    texts = (made.digest, made.at, made.key, made.signature)
    if type(made.number) is not int or not all(isinstance(each, str) for each in texts):
        raise WrongAnchor(place)
    return made


def _text(number: int, digest: str, at: str) -> str:
    return f"heji log anchor {number} {digest} {at}"
