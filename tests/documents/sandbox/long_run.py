"""The long run of the confined reading: a thousand damaged files, each in a child of its own.

    python tests/documents/sandbox/long_run.py [--count N] [--seed N]

The child must say of each file what is said of it outside; nothing may be left of it. It ends with
status 1 when one did otherwise. It can be stopped any time and goes on where it was.
"""

from __future__ import annotations

import platform
import sys
import warnings
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[3]))

from heji.documents.sandbox.reading import read_confined, unpack_confined
from tests.documents.fuzzing import FORMATS, damaged, read_and_check
from tests.documents.long_runs import LongRun, parsed

#: Seconds that a child may take on a busy machine.
LONGEST = 60.0


def main() -> int:
    """Runs it; returns the exit status."""
    given = parsed(ArgumentParser(), 1000)
    warnings.simplefilter("ignore")
    if platform.system() != "Linux":
        print("Confinement needs Linux; nothing was done")
        return 0

    def made(number: int) -> tuple[str, bytes]:
        format = FORMATS[number % len(FORMATS)]
        return f"a.{format}", damaged(format, Random(f"{given.seed}/confined/{number}"))

    run = LongRun("confined", given.seed, LONGEST, starts_programs=True)
    status = run.go_on(given.count, made, read)
    run.forget()
    return status


def read(data: bytes, name: str) -> Iterator[str]:
    """What became of a file, or of each member of a container."""
    format = name.partition(".")[2]
    inside = read_and_check(data, format, read_confined, unpack_confined)
    assert inside == read_and_check(data, format)
    for document in inside:
        yield document.status.value


if __name__ == "__main__":
    sys.exit(main())
