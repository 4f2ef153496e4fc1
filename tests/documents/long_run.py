"""The long run: a hundred thousand damaged files for every reader that works in process.

    python tests/documents/long_run.py [--count N] [--seed N] [FORMAT...]

No reader may raise anything but UnreadableError, and none may take long. It ends with status 1 when
one did; the damaged file is written beside, for a test of its own.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import warnings
from collections import Counter
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.documents.fuzzing import FORMATS, damaged, read_and_check  # noqa: E402

#: Seconds that a damaged file of a few kilobytes may take on a busy machine.
LONGEST = 10.0


def main() -> int:
    """Runs it; returns the exit status."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("formats", nargs="*")
    given = parser.parse_args()
    unknown = set(given.formats) - set(FORMATS)
    if unknown:
        parser.error(f"no such format: {', '.join(sorted(unknown))}")
    warnings.simplefilter("ignore")
    return max(run(each, given.count, given.seed) for each in given.formats or FORMATS)


def run(format: str, count: int, seed: int) -> int:
    """The run for one format; 1 when something failed."""
    outcomes: Counter[str] = Counter()
    slowest, started = 0.0, time.perf_counter()
    for number in range(count):
        data = damaged(format, Random(f"{seed}/{format}/{number}"))
        before = time.perf_counter()
        try:
            documents = read_and_check(data, format)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            path = Path(tempfile.gettempdir()) / f"heji-fuzz-{seed}-{number}.{format}"
            path.write_bytes(data)
            print(f"{format} {number}: {type(error).__name__}: {error} -> {path}", flush=True)
            outcomes["failed"] += 1
        else:
            outcomes.update(each.status.value for each in documents)
        slowest = max(slowest, time.perf_counter() - before)
    seconds = time.perf_counter() - started
    told = ", ".join(f"{name} {times:,}" for name, times in sorted(outcomes.items()))
    print(
        f"{format}: {count:,} files in {seconds:.0f} s, slowest {slowest:.2f} s; {told}", flush=True
    )
    return int(outcomes["failed"] > 0 or slowest > LONGEST)


if __name__ == "__main__":
    sys.exit(main())
