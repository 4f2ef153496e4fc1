"""Makes a backup of a running installation.

The database is copied first, as it is at one moment; evidence is added under its digest and never
changed, so all files that the copy speaks of are there when they are packed.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from heji.version import VERSION
from heji.web.backup import sqlite
from heji.web.backup.archive import Manifest, Refusal, State, check, write
from heji.web.backup.occupied import NAME as LOCK
from heji.web.environment import Environment

#: What is made anew, or is no part of an installation. All else in the data folder is packed, also
#: what later versions put there.
_LEFT_OUT = {
    LOCK,
    "static",
    "previews",
    "incoming",
    *(sqlite.NAME + end for end in ("-wal", "-shm")),
}
#: Folders that a restore has made.
OLD, NEW = "before-restore-", ".restoring-"
_SECRET = ("SECRET", "PASSWORD", "KEY", "TOKEN")


def back_up(environment: Environment, target: Path) -> Manifest:
    """Writes all that an installation consists of into one archive.

    Raises:
        Refusal: the target is there already, or lies in the data folder; the database is damaged.
        OSError: something cannot be read or written.
    """
    if target.exists():
        raise Refusal("backup.exists", file=target)
    if target.absolute().resolve().is_relative_to(environment.folder.resolve()):
        raise Refusal("backup.inside", folder=environment.folder)
    with tempfile.TemporaryDirectory(prefix="heji-backup-", dir=target.absolute().parent) as made:
        pack = _of_postgresql if environment.database_url else _of_sqlite
        pack(environment, target, Path(made))
    return check(target)  # what was written is what can be restored


def _of_sqlite(environment: Environment, target: Path, folder: Path) -> None:
    copied = folder / sqlite.NAME
    sqlite.copy(environment.folder / sqlite.NAME, copied)
    state = _state("sqlite", sqlite.asking(copied), {})
    write(target, [(sqlite.NAME, copied), *_files(environment)], state)


def _of_postgresql(environment: Environment, target: Path, folder: Path) -> None:
    from django.db import transaction

    from heji.web.backup import postgresql

    with transaction.atomic():
        postgresql.one_moment()
        found = postgresql.tables()
        state = _state("postgresql", postgresql.ask, found)
        copied = list(postgresql.write(folder, found))
    write(target, [*copied, *_files(environment)], state)


def _state(engine: str, ask: sqlite.Ask, tables: dict[str, tuple[str, ...]]) -> State:
    applied = ask("SELECT app, name FROM django_migrations ORDER BY app, name")
    head: list[tuple[Any, ...]] = ask("SELECT number, digest FROM audit_log_chainhead")
    number, digest = head[0] if head else (0, "")
    return State(
        heji=VERSION,
        made=datetime.now().astimezone().isoformat(timespec="seconds"),
        engine=engine,
        migrations=tuple((str(app), str(name)) for app, name in applied),
        tables=tables,
        log_number=int(number),
        log_digest=str(digest),
        settings=_settings(),
    )


def _files(environment: Environment) -> Iterator[tuple[str, Path]]:
    """The files of the data folder, and the key of the log wherever it is."""
    own = environment.folder
    for path in sorted(own.rglob("*")):
        name = path.relative_to(own).as_posix()
        top = name.partition("/")[0]
        if top in _LEFT_OUT or top == sqlite.NAME or top.startswith((OLD, NEW)):
            continue
        if path.is_file() and not path.is_symlink():
            yield name, path
    key = environment.log_key
    if key.is_file() and not key.is_relative_to(own):
        yield "log-key", key


def _settings() -> dict[str, str]:
    """What the operator set, for the one who restores; without what opens a door."""
    return {
        name: value
        for name, value in sorted(os.environ.items())
        if name.startswith("HEJI_") and not any(word in name for word in _SECRET)
    }
