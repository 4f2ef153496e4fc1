"""`heji demo`: an invented city to look around in, from one command."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from heji.cli.options import Language
from heji.cli.speech import language, say
from heji.cli.trouble import Refused
from heji.web.demonstration.folder import Size

if TYPE_CHECKING:
    from heji.web.demonstration.folder import Resident

_HOST = "127.0.0.1"  #: the passwords are printed, so nobody else may come
_USUAL_PORT = 8000
_FOLDERS = {Size.SMALL: "heji-demo", Size.CITY: "heji-demo-city"}
_EXIT_FAILED = 1


def demo(
    folder: Annotated[
        Path | None, typer.Option("--folder", metavar="DIR", help="cli.demo.folder")
    ] = None,
    size: Annotated[Size, typer.Option("--size", help="cli.demo.size")] = Size.SMALL,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="cli.demo.fresh", show_default=False)
    ] = False,
    port: Annotated[
        int | None, typer.Option("--port", "-p", metavar="N", help="cli.demo.port")
    ] = None,
    no_serve: Annotated[
        bool, typer.Option("--no-serve", help="cli.demo.no-serve", show_default=False)
    ] = False,
    lang: Language = None,
) -> int:
    """Makes the city unless it is there, says who its people are, and serves it."""
    from heji.cli.installation import settings_of
    from heji.web.demonstration.folder import is_setting

    for each in filter(is_setting, list(os.environ)):
        del os.environ[each]
    place = (folder or Path(_FOLDERS[size])).absolute()
    settings_of(place)
    status = _made(place, size, is_fresh=fresh)
    if status:
        return status
    _introduce(size)
    if no_serve:
        from heji.cli.output import write_text

        write_text([say("demo.made", folder=place) + "\n"], None)
        return 0
    from heji.cli.serve import serve

    chosen = port or _free_port()
    # Mails are printed: one can see them, and nobody gets any.
    os.environ |= {"HEJI_MAIL": "console", "HEJI_ADDRESS": f"http://{_HOST}:{chosen}"}
    return serve(port=chosen, host=_HOST, workers=1, data=place)


def _made(folder: Path, size: Size, *, is_fresh: bool) -> int:
    """The exit status of making it, where it has to be made."""
    from heji.cli.output import complain
    from heji.web.demonstration.folder import Failed, InUse, NotOurs, is_made, make

    if is_made(folder, size) and not is_fresh:
        return 0
    complain(say(f"demo.making-{size.value}"))
    try:
        make(folder, size)
    except NotOurs as error:
        raise Refused(say("demo.not-ours", folder=folder)) from error
    except InUse as error:
        raise Refused(say("serve.occupied", folder=folder)) from error
    except Failed:
        return _EXIT_FAILED
    return 0


def _introduce(size: Size) -> None:
    """Prints one person of each role with the password."""
    from heji.cli.output import write_text
    from heji.web.demonstration.folder import password, residents

    seen: dict[str, Resident] = {}
    for each in residents(size):
        seen.setdefault(each.role, each)
    rows = [tuple(say(f"demo.{each}") for each in ("role", "username", "body", "password"))]
    rows += [(_role(each.role), each.username, each.body, password()) for each in seen.values()]
    write_text([say("demo.people") + "\n", *_table(rows), "\n"], None)


def _role(role: str) -> str:
    from heji.language import text

    return text(f"role.{role}", language())


def _table(rows: list[tuple[str, ...]]) -> Iterator[str]:
    """Columns side by side; a Chinese character is two columns of a terminal wide."""
    from heji.writers.layout import columns

    widths = [max(columns(each) for each in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            each + " " * (width - columns(each)) for each, width in zip(row, widths, strict=True)
        )
        yield "  " + "  ".join(cells).rstrip() + "\n"


def _free_port() -> int:
    """The usual port, or any other where somebody else has it."""
    for port in (_USUAL_PORT, 0):
        try:
            with socket.create_server((_HOST, port)) as tried:
                return int(tried.getsockname()[1])
        except OSError:
            continue
    return _USUAL_PORT
