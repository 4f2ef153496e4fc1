"""Restores a backup: all of it or nothing, and what was there before is kept.

The archive is checked, unpacked beside, and brought up to date there; the new files take the place of
the old ones in the end. A PostgreSQL database is filled in one transaction.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from heji.web.backup import sqlite
from heji.web.backup.archive import Manifest, Refusal, check, unpack
from heji.web.backup.making import NEW, OLD
from heji.web.backup.occupied import NAME as LOCK
from heji.web.backup.occupied import Occupied, occupied
from heji.web.environment import Environment


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore has done."""

    manifest: Manifest
    kept: Path | None  #: where the old files are


def restore(
    environment: Environment, file: Path, *, is_forced: bool, set_up: Callable[[], None]
) -> Restored:
    """Restores an archive into the data folder, and the database that is set.

    Args:
        environment: where to.
        file: the archive.
        is_forced: also where there is something; it is kept, except for tables in PostgreSQL.
        set_up: loads Django; called when the unpacked folder is the data folder of the process.

    Raises:
        Refusal: why not; nothing was changed.
        OSError: something cannot be read or written.
    """
    manifest = check(file)
    engine = "postgresql" if environment.database_url else "sqlite"
    if manifest.state.engine != engine:
        raise Refusal("restore.other-engine", made=manifest.state.engine, here=engine)
    folder = environment.folder
    if not is_forced and folder.exists() and _content(folder):
        raise Refusal("restore.not-empty", folder=folder)
    try:
        with occupied(folder):
            new = Path(tempfile.mkdtemp(prefix=NEW, dir=folder))
            try:
                unpack(file, manifest, new)
                kept = _bring_in(manifest, folder, new, set_up, is_forced=is_forced)
            finally:
                shutil.rmtree(new, ignore_errors=True)
    except Occupied as error:
        raise Refusal("restore.occupied", folder=folder) from error
    return Restored(manifest, kept)


def _bring_in(
    manifest: Manifest, folder: Path, new: Path, set_up: Callable[[], None], *, is_forced: bool
) -> Path | None:
    os.environ["HEJI_DATA"] = str(new)
    try:
        set_up()
    finally:
        os.environ["HEJI_DATA"] = str(folder)
    _refuse_newer(manifest)
    if manifest.state.engine == "postgresql":
        return _into_postgresql(manifest, folder, new, is_forced=is_forced)
    from django.core.management import call_command
    from django.db import connection

    with closing(sqlite3.connect(new / sqlite.NAME)) as opened:
        sqlite.check(opened)
    call_command("migrate", interactive=False, verbosity=0)
    connection.close()
    return _exchange(folder, new)


def _into_postgresql(
    manifest: Manifest, folder: Path, new: Path, *, is_forced: bool
) -> Path | None:
    from django.db import transaction

    from heji.web.backup import postgresql

    if postgresql.tables() and not is_forced:
        raise Refusal("restore.database-not-empty")
    with transaction.atomic():
        postgresql.load(new, manifest.state.tables, manifest.state.migrations)
        shutil.rmtree(new / "database")
        return _exchange(folder, new)


def _refuse_newer(manifest: Manifest) -> None:
    from django.db.migrations.loader import MigrationLoader

    known = MigrationLoader(None).disk_migrations
    unknown = [each for each in manifest.state.migrations if each not in known]
    if unknown:
        app, name = unknown[0]
        raise Refusal("restore.newer", version=manifest.state.heji, what=f"{app}.{name}")


def _exchange(folder: Path, new: Path) -> Path | None:
    """Moves the old content aside and the new one in; inside of the folder, which may be a mount."""
    old = _content(folder)
    kept = None
    if old:
        kept = folder / f"{OLD}{datetime.now():%Y%m%d-%H%M%S}"
        kept.mkdir(mode=0o700)
        for each in old:
            each.rename(kept / each.name)
    # The database last: where it is missing, heji says so and does not begin an empty one unseen.
    for each in sorted(new.iterdir(), key=lambda path: path.name == sqlite.NAME):
        each.rename(folder / each.name)
    return kept


def _content(folder: Path) -> list[Path]:
    """What is in a folder, but for a lock and what earlier restores kept or left."""
    return [
        each
        for each in sorted(folder.iterdir())
        if each.name != LOCK and not each.name.startswith((OLD, NEW))
    ]
