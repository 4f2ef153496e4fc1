"""The folder of the demonstration: whole or not there, and never somebody's own data.

It is filled under another name and moved when it is whole. Needs neither Django nor a database.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from heji.data import load
from heji.version import VERSION
from heji.web.backup.occupied import Occupied, occupied

_MARK = "demonstration"  #: file that says: made here, and from what
_PACKAGE = Path(__file__).parent


class Size(StrEnum):
    """How large the demonstration is."""

    SMALL = "small"  #: a few bodies, everything made by acts
    CITY = "city"  #: 120 departments, 4,000 projects, 40,000 indicators


class NotOurs(Exception):
    """A folder that has other things in it; it is left alone."""


class InUse(Exception):
    """The demonstration is being served or made by another process."""


class Failed(Exception):
    """The process that fills it ended before its time; it has said why."""


@dataclass(frozen=True, slots=True)
class Resident:
    """A person of the demonstration, as they are told to whoever starts it."""

    role: str
    username: str
    body: str


def residents(size: Size = Size.SMALL) -> tuple[Resident, ...]:
    """Everybody, in each of their roles; of the large city, one of each role.

    >>> residents()[0].username
    'admin'
    """
    content, bodies = _people(), load("heji.web.demonstration", "data/bodies.yaml")
    keeper = content["administrator"]["username"]
    first = Resident("administrator", keeper, bodies["region"]["bureau"])
    if size is Size.CITY:
        return (first, *(Resident(*each) for each in _large()["residents"]))
    others = (
        Resident(role, username, body)
        for username, _, body, roles in content["people"]
        for role in roles
    )
    return (first, *others)


def password() -> str:
    """The one password of all of them."""
    return str(_people()["password"])


def is_made(folder: Path, size: Size = Size.SMALL) -> bool:
    """Whether the folder holds a demonstration of a size that this version made."""
    return _mark_of(folder) == _present(size)


def make(folder: Path, size: Size = Size.SMALL) -> None:
    """Makes the demonstration anew, in the place of an earlier one.

    Raises:
        NotOurs: the folder holds something else.
        InUse: somebody serves it, or makes it at this moment.
        Failed: it could not be filled.
    """
    require_ours(folder)
    beginning = folder.with_name(f"{folder.name}.beginning")
    try:
        with occupied(beginning):
            _empty(beginning)
            _fill(beginning, size)
            (beginning / _MARK).write_text(_present(size), encoding="ascii")
            _replace(folder, beginning)
    except Occupied as error:
        raise InUse from error


def require_ours(folder: Path) -> None:
    """Refuses a folder that is neither empty nor a demonstration.

    Raises:
        NotOurs: it holds something else.
    """
    if folder.exists() and not _mark_of(folder) and any(folder.iterdir()):
        raise NotOurs(str(folder))


def _fill(folder: Path, size: Size) -> None:
    kept = {name: value for name, value in os.environ.items() if not is_setting(name)}
    environment = {**kept, "HEJI_DATA": str(folder)}
    command = [sys.executable, "-m", "heji.web.demonstration", size.value]
    if subprocess.run(command, env=environment, check=False).returncode:  # noqa: S603 - our own
        raise Failed


def is_setting(name: str) -> bool:
    """Whether a variable sets up an installation: the demonstration has none but its own.

    >>> is_setting("DATABASE_URL"), is_setting("HEJI_HOSTS"), is_setting("HEJI_LANG")
    (True, True, False)
    """
    return name in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"} or (
        name.startswith("HEJI_") and name not in {"HEJI_LANG", "HEJI_DEBUG", "HEJI_FONTS"}
    )


def _replace(folder: Path, made: Path) -> None:
    """Moves what was made into its place; an earlier one goes first, unless it is being served."""
    if folder.exists():
        with occupied(folder):
            old = folder.with_name(f"{folder.name}.before")
            shutil.rmtree(old, ignore_errors=True)
            folder.rename(old)
        shutil.rmtree(old)
    made.rename(folder)


def _empty(folder: Path) -> None:
    """Removes what an interrupted run left; the lock that is held stays."""
    from heji.web.backup.occupied import NAME

    for each in folder.iterdir():
        if each.is_dir():
            shutil.rmtree(each)
        elif each.name != NAME:
            each.unlink()


def _mark_of(folder: Path) -> str:
    try:
        return (folder / _MARK).read_text(encoding="ascii")
    except FileNotFoundError:
        return ""


def _present(size: Size) -> str:
    """What the demonstration is made of: tables and data files. Others make another one."""
    digest = hashlib.sha256()
    for path in _sources():
        digest.update(path.read_bytes())
    return f"{VERSION} {digest.hexdigest()} {size.value}\n"


def _sources() -> Iterator[Path]:
    yield from sorted((_PACKAGE / "data").glob("*.yaml"))
    yield from sorted(_PACKAGE.parent.glob("*/migrations/*.py"))


def _large() -> Any:
    return load("heji.web.demonstration", "data/large.yaml")


def _people() -> Any:
    return load("heji.web.demonstration", "data/people.yaml")
