"""`heji backup` and `heji restore`: the whole installation in one file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from heji.cli.installation import Data, open_existing, set_up, settings_of
from heji.cli.options import Language
from heji.cli.speech import say
from heji.cli.trouble import Refused


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="cli.backup.file")],
    data: Data = None,
    lang: Language = None,
) -> int:
    """Writes database, evidence, keys and settings into one file."""
    from heji.cli.output import check_target, write_text

    check_target(file)
    environment = open_existing(data)
    from heji.web.backup.making import back_up

    with _spoken(file, "error.cannot-write"):
        manifest = back_up(environment, file)
    count, size = len(manifest.files), file.stat().st_size
    write_text([say("backup.done", file=file, count=count, bytes=f"{size:,}") + "\n"], None)
    return 0


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="cli.restore.file")],
    force: Annotated[
        bool, typer.Option("--force", help="cli.restore.force", show_default=False)
    ] = False,
    data: Data = None,
    lang: Language = None,
) -> int:
    """Restores what `heji backup` wrote, and brings the database up to date."""
    from heji.cli.output import write_text

    environment = settings_of(data)
    from heji.web.backup.restoring import restore as bring_back

    with _spoken(file, "restore.no-file"):
        done = bring_back(environment, file, is_forced=force, set_up=set_up)
    state, folder = done.manifest.state, environment.folder
    lines = [
        say(
            "restore.done",
            folder=folder,
            version=state.heji,
            made=state.made,
            count=state.log_number,
        )
    ]
    if done.kept is not None:
        lines.append(say("restore.kept", folder=done.kept))
    if state.settings:
        written = " ".join(f"{name}={value}" for name, value in state.settings.items())
        lines.append(say("restore.settings", settings=written))
    write_text((line + "\n" for line in lines), None)
    return 0


@contextmanager
def _spoken(file: Path, unusable: str) -> Iterator[None]:
    """Says what speaks against it in the chosen language."""
    from django.db import DatabaseError

    from heji.web.backup.archive import Refusal

    try:
        yield
    except Refusal as refusal:
        raise Refused(say(refusal.key, **{"file": file, **refusal.values})) from refusal
    except DatabaseError as error:
        raise Refused(say("restore.failed", reason=str(error).strip())) from error
    except OSError as error:
        raise Refused(say(unusable, file=file, reason=error.strerror or error)) from error
