"""A progress bar on standard error, for runs that are long enough to need one."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from heji.cli.speech import language
from heji.language import text

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

MANY = 20  #: files: above it the bar is shown from the start
SLOW = 2  #: seconds: after it the bar is shown for fewer files, too


class ProgressBar:
    """Called with the documents done and all; draws nothing unless a person is watching."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._is_watched = sys.stderr.isatty()
        self._shown: tuple[Progress, TaskID] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._shown is not None:
            self._shown[0].stop()

    def __call__(self, done: int, total: int) -> None:
        """Takes note that so many documents of all are done."""
        is_long = total > MANY or time.monotonic() - self._start > SLOW
        if not self._is_watched or not is_long:
            return
        if self._shown is None:
            self._shown = _bar(total)
        bar, task = self._shown
        bar.update(task, completed=done)


def _bar(total: int) -> tuple[Progress, TaskID]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    bar.start()
    return bar, bar.add_task(text("terminal.progress", language()), total=total)
