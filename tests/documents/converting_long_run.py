"""The long run of conversions: damaged files that LibreOffice is given. It can be stopped any time.

    python tests/documents/converting_long_run.py [--count N] [--seed N]

LibreOffice may refuse a file or be killed for it, but nothing may be left of a call: no process, no
folder, no socket; and no reader of what it made may fail. It ends with status 1 where one did.
"""

from __future__ import annotations

import sys
import warnings
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from heji.documents.converting import find_converter  # noqa: E402
from heji.documents.reading import read_document  # noqa: E402
from tests.documents.building import docx_bytes, xlsx_bytes  # noqa: E402
from tests.documents.fuzzing import (  # noqa: E402
    BLOCKS,
    SMALL,
    changed,
    check,
    parts_changed,
    unzipped,
)
from tests.documents.long_runs import FOLDER, LongRun, parsed  # noqa: E402
from tests.documents.office import save_as  # noqa: E402

#: Seconds that one conversion may take here, and with reading what it made, on a busy machine.
CONVERSION, LONGEST = 60, 90.0
LIMITS = replace(SMALL, conversion_seconds=CONVERSION)
EXAMPLES = {"docx": "rural-roads-project-form.docx", "xlsx": "school-meals-project-form.xlsx"}
SOURCES = {"doc": "docx", "wps": "docx", "rtf": "docx", "odt": "docx", "ods": "xlsx"}
ZIPS = ("odt", "ods")
#: Where LibreOffice opens a socket for other calls on the same profile, which has to be removed.
SOCKETS = "/tmp/OSL_PIPE_"  # noqa: S108


def main() -> int:
    """Runs it; returns the exit status."""
    given = parsed(ArgumentParser(), 1000)
    warnings.simplefilter("ignore")
    if find_converter() is None:
        print("LibreOffice (soffice) is not there; nothing was done")
        return 0
    run = LongRun(
        "converting", given.seed, LONGEST, starts_programs=True, besides=(SOCKETS, f"/var{SOCKETS}")
    )
    status = run.go_on(given.count, lambda number: damaged(given.seed, number), read)
    run.forget()
    return status


def damaged(seed: int, number: int) -> tuple[str, bytes]:
    """The damaged file of a number: the formats in turn, small files and examples."""
    random = Random(f"{seed}/{number}")
    format = tuple(SOURCES)[number % len(SOURCES)]
    data = sample(format, number // len(SOURCES) % 2 == 0)
    if format in ZIPS and random.random() < 0.7:
        return f"a.{format}", parts_changed(unzipped(data), random)
    return f"a.{format}", changed(data, random)


@cache
def sample(format: str, is_small: bool) -> bytes:
    """A file as LibreOffice saves it; kept, because it holds the time at which it was saved."""
    source = SOURCES[format]
    name = "small" if is_small else Path(EXAMPLES[source]).stem
    kept = FOLDER / "samples" / f"{name}.{format}"
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        made = docx_bytes(BLOCKS) if source == "docx" else xlsx_bytes(BLOCKS, typed=True)
        given = kept.with_suffix(f".{source}")
        given.write_bytes(made if is_small else (ROOT / "examples" / EXAMPLES[source]).read_bytes())
        save_as(given, format, kept.parent).rename(kept)
    return kept.read_bytes()


def read(data: bytes, name: str) -> Iterator[str]:
    """Reads a file, and looks for what a conversion left where everybody's files are."""
    before = set(_sockets())
    document = read_document(data, name, LIMITS)
    check(document)
    left = [each for each in _sockets() if each not in before and not _is_used(each)]
    assert not left, f"left behind: {left}"
    if document.blocks:
        yield f"{document.format} {document.status.value}"
    else:
        yield f"{document.format} {document.problems[0].key.removeprefix('documents.')}"


def _sockets() -> Iterator[Path]:
    return Path(SOCKETS).parent.glob(f"{Path(SOCKETS).name}*")


def _is_used(socket: Path) -> bool:
    """Whether a program has the socket open: somebody else's LibreOffice."""
    return str(socket) in Path("/proc/net/unix").read_text(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
