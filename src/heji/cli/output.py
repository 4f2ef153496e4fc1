"""Where output goes: a file, a terminal, or a pipe that may be closed early. Always UTF-8."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from heji.cli.speech import say
from heji.cli.trouble import Refused
from heji.writers.layout import Line, wrapped

#: Styles of lines as rich calls them; bold is not used on Chinese, which has no bold italics and
#: reads badly in synthetic bold on many terminals, except for headings.
STYLES = {
    "error": "red",
    "warning": "yellow",
    "note": "blue",
    "undecided": "magenta",
    "consistent": "green",
    "strong": "bold",
    "faint": "dim",
    "marked": "reverse",
}


def write_text(pieces: Iterable[str], target: Path | None) -> None:
    """Writes text to a file or to standard output.

    Raises:
        Refused: the file cannot be written.
    """
    encoded = (piece.encode("utf-8", "backslashreplace") for piece in pieces)
    write_bytes(encoded, target)


def write_bytes(pieces: Iterable[bytes], target: Path | None) -> None:
    """Writes bytes to a file or to standard output; see `write_text`."""
    if target is None:
        with closed_pipe_is_no_fault():
            for piece in pieces:
                sys.stdout.buffer.write(piece)
            sys.stdout.buffer.flush()
        return
    try:
        with target.open("wb") as file:
            file.writelines(pieces)
    except OSError as error:
        raise _cannot_write(target, error) from error


def write_lines(lines: Iterable[Line], target: Path | None) -> None:
    """Writes styled lines: in colours and broken to the width on a terminal, plain elsewhere."""
    if target is None and sys.stdout.isatty():
        _show(lines)
    else:
        write_text((each.text + "\n" for each in lines), target)


def check_target(target: Path | None) -> None:
    """Refuses a file that cannot be written before hours are spent on what should go there.

    Raises:
        Refused: there is no such folder, or the target is one.
    """
    if target is None:
        return
    if target.is_dir():
        raise _cannot_write(target, IsADirectoryError(21, os.strerror(21)))
    if not target.absolute().parent.is_dir():
        raise _cannot_write(target, FileNotFoundError(2, os.strerror(2)))


def free(folder: Path | None, name: str) -> Path:
    """A name in a folder that is not taken: nothing that is there is overwritten unasked."""
    target = (folder or Path()) / name
    number = 2
    while target.exists():
        target = target.with_name(f"{Path(name).stem}-{number}{Path(name).suffix}")
        number += 1
    return target


def complain(message: str) -> None:
    """Says something on standard error, whatever the locale."""
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.buffer.write((message + "\n").encode("utf-8", "backslashreplace"))
        sys.stderr.buffer.flush()


@contextlib.contextmanager
def closed_pipe_is_no_fault() -> Iterator[None]:
    """`heji … | head` ends the reader before the writer: nothing to complain about."""
    try:
        yield
    except BrokenPipeError:
        # The interpreter flushes standard output once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _show(lines: Iterable[Line]) -> None:
    from rich.console import Console
    from rich.text import Text

    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    console = Console(highlight=False, soft_wrap=True)
    with closed_pipe_is_no_fault():
        for line in lines:
            for part in wrapped(line, console.width):
                shown = Text(" " * part.indent)
                for span in part.spans:
                    shown.append(span.text, STYLES.get(span.style, ""))
                console.print(shown)


def _cannot_write(target: Path, error: OSError) -> Refused:
    reason = error.strerror or str(error)
    return Refused(say("error.cannot-write", file=target, reason=reason))
