"""`heji work`: does the jobs that people asked for; also the night's audit of every form."""

from __future__ import annotations

import signal
from threading import Event
from typing import Annotated

import typer

from heji.cli.installation import Data, open_existing
from heji.cli.options import Language
from heji.cli.speech import say


def work(
    once: Annotated[bool, typer.Option("--once", help="cli.work.once", show_default=False)] = False,
    reaudit: Annotated[
        bool, typer.Option("--reaudit", help="cli.work.reaudit", show_default=False)
    ] = False,
    data: Data = None,
    lang: Language = None,
) -> int:
    """Takes form after form of whichever jobs there are, until it is ended or nothing is left."""
    open_existing(data)
    from heji.web.jobs.worker import Worker

    if reaudit:
        _reaudit()
    ending = Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: ending.set())
    Worker().work(ending, is_once=once)
    return 0


def _reaudit() -> None:
    """Asks for the audit of every form, unless the one before is still going."""
    from heji.cli.output import write_text
    from heji.web.jobs.night import ask_for_reaudit

    made = ask_for_reaudit()
    key = "work.reaudit-going" if made is None else "work.reaudit-asked"
    count = 0 if made is None else made.items.count()
    write_text([say(key, count=count) + "\n"], None)
