"""`heji serve`: the web application for an office, from one command."""

from __future__ import annotations

import os
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from heji.cli.beside import worker_beside
from heji.cli.installation import Data, set_up, settings_of
from heji.cli.options import Language
from heji.cli.speech import say
from heji.cli.trouble import Refused

_HIGHEST_PORT = 65535
_EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104 - recognised, not bound


def serve(
    port: Annotated[int, typer.Option("--port", "-p", metavar="N", help="cli.serve.port")] = 8000,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="cli.serve.host")
    ] = "127.0.0.1",
    workers: Annotated[
        int, typer.Option("--workers", "-w", metavar="N", help="cli.serve.workers")
    ] = 2,
    prepare: Annotated[
        bool, typer.Option("--prepare", help="cli.serve.prepare", show_default=False)
    ] = False,
    no_worker: Annotated[
        bool, typer.Option("--no-worker", help="cli.serve.no-worker", show_default=False)
    ] = False,
    data: Data = None,
    lang: Language = None,
) -> int:
    """Brings the database up to date and serves the application until it is ended."""
    if not 0 < port <= _HIGHEST_PORT:
        raise Refused(say("serve.bad-port", port=port))
    if workers < 1:
        raise Refused(say("serve.bad-workers"))
    settings_of(data)
    if host in _EVERYWHERE and not os.environ.get("HEJI_HOSTS"):
        raise Refused(say("serve.no-hosts", host=host))
    set_up()
    from heji.web.backup.occupied import Occupied, occupied

    folder = _folder()
    try:
        with occupied(folder):
            _prepare()
            if prepare:
                return 0
            with nullcontext() if no_worker else worker_beside():
                _run(host, port, workers)
    except Occupied as error:
        raise Refused(say("serve.occupied", folder=folder)) from error
    return 0


def _folder() -> Path:
    from django.conf import settings

    found: Path = settings.ENVIRONMENT.folder
    return found


def _prepare() -> None:
    """Migrates the database, takes over the shipped library, puts the static files in place."""
    from django.core.management import call_command
    from django.db import DatabaseError, connection

    try:
        call_command("migrate", interactive=False, verbosity=0)
    except DatabaseError as error:
        raise Refused(say("web.no-database", reason=str(error).strip())) from error
    from heji.web.library.shipping import import_shipped

    import_shipped()
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    connection.close()  # each worker opens its own


def _run(host: str, port: int, workers: int) -> None:
    """Serves; gunicorn where there is one, and on Windows the server of the standard library."""
    from heji.cli.output import complain
    from heji.cli.serving import serve_by_gunicorn, serve_by_standard_library

    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{port}/"
    ready = say("serve.ready", address=address, folder=_folder())
    try:
        if os.name == "nt":
            complain(say("serve.windows"))
            serve_by_standard_library(host, port, ready)
        else:
            serve_by_gunicorn(f"{shown}:{port}", workers, ready)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused(say("serve.cannot-listen", address=address, reason=reason)) from error
