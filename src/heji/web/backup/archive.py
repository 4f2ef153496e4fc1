"""The archive: a zip with a manifest, sealed so that a single changed byte is noticed.

The last 64 bytes, which are the comment of the zip, are the SHA-256 of all bytes before them; the
manifest holds the SHA-256 of every file inside. Any zip program opens it, and no program is needed
but Python to check it. This module knows nothing of Django.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

FORMAT = 1  #: of the archive; a larger one is from a newer heji
_MANIFEST = "manifest.json"
_SEAL = 64
_PIECE = 1024 * 1024
#: What no name inside may have: a way out of the folder, or what Windows takes for one.
_UNSAFE = re.compile(r"(?:^|/)\.{0,2}(?:/|$)|[\\:\0]")


class Refusal(Exception):
    """What speaks against a backup or a restore: a key of the catalogue below `cli.`, and its values."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(frozen=True, slots=True)
class Packed:
    """A file of an archive."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class State:
    """What an archive was made of, as the manifest says it."""

    heji: str  #: version
    made: str  #: ISO 8601 with offset
    engine: str  #: `sqlite` or `postgresql`
    migrations: tuple[tuple[str, str], ...]  #: applied, as (app, name)
    tables: Mapping[str, tuple[str, ...]]  #: of PostgreSQL: columns of each
    log_number: int  #: entries in the log of acts
    log_digest: str
    settings: Mapping[str, str]  #: environment variables, without what is secret


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive says that it holds."""

    state: State
    files: tuple[Packed, ...]


def write(target: Path, members: Iterable[tuple[str, Path]], state: State) -> Manifest:
    """Writes an archive; it appears under its name when it is whole.

    Args:
        target: where to; must not be there yet.
        members: names inside and the files to take.
        state: what they are.

    Raises:
        OSError: it cannot be written.
    """
    partial = target.with_name(target.name + ".partial")
    descriptor = os.open(partial, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            manifest = _fill(file, members, state)
            _seal(file)
            file.flush()
            os.fsync(file.fileno())
        os.link(partial, target)
    finally:
        partial.unlink()
    return manifest


def check(file: Path) -> Manifest:
    """The manifest of an archive of which no byte has changed.

    Raises:
        Refusal: it is damaged, no archive of heji, or of a newer format.
        OSError: it cannot be read.
    """
    with file.open("rb") as opened:
        _check_seal(opened)
        try:
            with zipfile.ZipFile(opened) as archive:
                content = json.loads(archive.read(_MANIFEST))
                names = set(archive.namelist()) - {_MANIFEST}
        except (zipfile.BadZipFile, KeyError, ValueError) as error:
            raise Refusal("restore.damaged", place=type(error).__name__) from error
    manifest = _manifest(content)
    stated = {each.name for each in manifest.files}
    wrong = sorted(names ^ stated) + sorted(each for each in stated if _UNSAFE.search(each))
    if wrong:
        raise Refusal("restore.damaged", place=wrong[0])
    return manifest


def unpack(file: Path, manifest: Manifest, folder: Path) -> None:
    """Writes the files of a checked archive into a folder, readable by their owner alone.

    Raises:
        Refusal: a file is not what the manifest says.
    """
    with zipfile.ZipFile(file) as archive:
        for each in manifest.files:
            target = folder / each.name
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with archive.open(each.name) as source, os.fdopen(descriptor, "wb") as written:
                found = _copy(source, written, each.name)
            if found != each:
                raise Refusal("restore.damaged", place=each.name)


def _fill(file: IO[bytes], members: Iterable[tuple[str, Path]], state: State) -> Manifest:
    packed: list[Packed] = []
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        for name, path in members:
            with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as written:
                packed.append(_copy(source, written, name))
        manifest = Manifest(state, tuple(packed))
        content = {"format": FORMAT} | asdict(manifest)
        archive.writestr(_MANIFEST, json.dumps(content, ensure_ascii=False, indent=1))
        archive.comment = b"0" * _SEAL
    return manifest


def _copy(source: IO[bytes], target: IO[bytes], name: str) -> Packed:
    digest, size = hashlib.sha256(), 0
    while piece := source.read(_PIECE):
        target.write(piece)
        digest.update(piece)
        size += len(piece)
    return Packed(name, size, digest.hexdigest())


def _seal(file: IO[bytes]) -> None:
    seal = _digest(file).encode()
    file.seek(-_SEAL, os.SEEK_END)
    file.write(seal)


def _check_seal(file: IO[bytes]) -> None:
    size = file.seek(0, os.SEEK_END)
    if size <= _SEAL:
        raise Refusal("restore.damaged", place=f"{size} B")
    file.seek(-_SEAL, os.SEEK_END)
    if file.read() != _digest(file).encode():
        raise Refusal("restore.damaged", place="SHA-256")
    file.seek(0)


def _digest(file: IO[bytes]) -> str:
    """The SHA-256 of all bytes but those of the seal."""
    left = file.seek(0, os.SEEK_END) - _SEAL
    file.seek(0)
    digest = hashlib.sha256()
    while left > 0 and (piece := file.read(min(_PIECE, left))):
        digest.update(piece)
        left -= len(piece)
    return digest.hexdigest()


def _manifest(content: Any) -> Manifest:
    try:
        if content["format"] > FORMAT:
            version, what = content["state"]["heji"], f"format {content['format']}"
            raise Refusal("restore.newer", version=version, what=what)
        state = dict(content["state"])
        state["migrations"] = tuple((str(app), str(name)) for app, name in state["migrations"])
        state["tables"] = {table: tuple(columns) for table, columns in state["tables"].items()}
        return Manifest(State(**state), tuple(Packed(**each) for each in content["files"]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Refusal("restore.damaged", place=_MANIFEST) from error
