"""The long run: a hundred thousand damaged files for every reader that works in process.

    python tests/documents/long_run.py [--count N] [--seed N] [FORMAT...]

No reader may raise anything but UnreadableError, none may take long, none may write, connect or
start a program. It ends with status 1 when one did; the damaged file is kept below `build/fuzz`, for
a test of its own. A run that was stopped goes on where it was.
"""

from __future__ import annotations

import sys
import warnings
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.documents.fuzzing import FORMATS, damaged, read_and_check
from tests.documents.long_runs import LongRun, Make, parsed

#: Seconds that a damaged file of a few kilobytes may take on a busy machine.
LONGEST = 10.0


def main() -> int:
    """Runs it; returns the exit status."""
    parser = ArgumentParser()
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help=", ".join(FORMATS))
    given = parsed(parser, 100_000)
    unknown = set(given.formats) - set(FORMATS)
    if unknown:
        parser.error(f"no such format: {', '.join(sorted(unknown))}")
    warnings.simplefilter("ignore")
    runs = {each: LongRun(each, given.seed, LONGEST) for each in given.formats or FORMATS}
    status = max(run.go_on(given.count, _maker(each, given.seed), read)
                 for each, run in runs.items())  # fmt: skip
    for run in runs.values():
        run.forget()
    return status


def _maker(format: str, seed: int) -> Make:
    def made(number: int) -> tuple[str, bytes]:
        return f"a.{format}", damaged(format, Random(f"{seed}/{format}/{number}"))

    return made


def read(data: bytes, name: str) -> Iterator[str]:
    """What became of a file, and of what is in it."""
    for document in read_and_check(data, name.partition(".")[2]):
        yield document.status.value


if __name__ == "__main__":
    sys.exit(main())
