"""A whole copy of a SQLite database that is in use: the database's own backup, one moment in time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from heji.web.backup.archive import Refusal

Ask = Callable[[str], list[tuple[Any, ...]]]

NAME = "heji.sqlite3"


def copy(source: Path, target: Path) -> None:
    """Copies a database without keeping anybody from writing to it.

    Raises:
        Refusal: the database is damaged.
    """
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
        new.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
        check(new)


def check(opened: sqlite3.Connection) -> None:
    """Looks at every page and index, and for rows that point nowhere.

    Raises:
        Refusal: the database is damaged.
    """
    (said,) = opened.execute("PRAGMA integrity_check(1)").fetchone()
    orphan = opened.execute("PRAGMA foreign_key_check").fetchone()
    if said != "ok" or orphan is not None:
        raise Refusal("restore.damaged", place=f"{NAME}: {orphan or said}")


def asking(file: Path) -> Ask:
    """Asks a copy."""

    def ask(query: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(file)) as opened:
            return opened.execute(query).fetchall()

    return ask
