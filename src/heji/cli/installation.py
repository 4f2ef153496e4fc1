"""The installation of the web application that a command works on: its folder, and Django set up."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from heji.cli.speech import say
from heji.cli.trouble import Refused

if TYPE_CHECKING:
    from heji.web.environment import Environment

Data = Annotated[
    Path | None, typer.Option("--data", metavar="DIR", help="cli.web.data", show_default=False)
]

_NEEDED = ("django", "cryptography", "whitenoise")


def settings_of(data: Path | None) -> Environment:
    """What the operator set, without touching the folder.

    Raises:
        Refused: the extra `web` is not installed, or a setting is wrong.
    """
    missing = [each for each in _NEEDED if importlib.util.find_spec(each) is None]
    if missing:
        raise Refused(say("web.no-extra", missing=", ".join(missing)))
    from heji.web.environment import WrongSetting, environment

    if data is not None:
        os.environ["HEJI_DATA"] = str(data.absolute())
    try:
        found = environment()
        _ = found.database
    except WrongSetting as error:
        raise Refused(say("web.wrong-setting", reason=error)) from error
    if found.database_url and importlib.util.find_spec("psycopg") is None:
        raise Refused(say("web.no-postgres"))
    return found


def set_up() -> None:
    """Loads the application; makes the data folder if there is none, readable by its owner alone."""
    import django

    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heji.web.settings")
    django.setup()


def open_existing(data: Path | None) -> Environment:
    """Loads an installation that is there already.

    Raises:
        Refused: there is none in the folder, or its database is no database of heji.
    """
    found = settings_of(data)
    if not found.database_url and not (found.folder / "heji.sqlite3").is_file():
        raise Refused(say("web.no-installation", folder=found.folder))
    set_up()
    from django.db import DatabaseError, connection

    try:
        tables = connection.introspection.table_names()
    except DatabaseError as error:
        raise Refused(say("web.no-database", reason=str(error).strip())) from error
    if "audit_log_logentry" not in tables:
        raise Refused(say("web.no-tables"))
    return found
