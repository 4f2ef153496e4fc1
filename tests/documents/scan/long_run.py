"""The long run: damaged pictures. It ends with status 1 when one raised, or took long.

python tests/documents/scan/long_run.py [--count N] [--seed N]
"""

from __future__ import annotations

import argparse
import sys
import time
import warnings
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[3]))

from heji.documents.reading import read_document
from tests.documents.fuzzing import SMALL, changed, check
from tests.documents.scan_drawing import KINDS, small_picture

#: Seconds that a damaged picture may take on a busy machine.
LONGEST = 30.0


def main() -> int:
    """Runs it; returns the exit status."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    warnings.simplefilter("ignore")
    samples = {kind: small_picture(kind) for kind in KINDS}
    outcomes: Counter[str] = Counter()
    slowest = 0.0
    for number in range(given.count):
        kind = KINDS[number % len(KINDS)]
        data = changed(samples[kind], Random(f"{given.seed}/{number}"))
        before = time.perf_counter()
        try:
            document = read_document(data, f"a.{kind.lower()}", SMALL)
            check(document)
            outcomes[document.status.value] += 1
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            print(f"{kind} {number}: {type(error).__name__}: {error}", flush=True)
            outcomes["failed"] += 1
        slowest = max(slowest, time.perf_counter() - before)
    told = ", ".join(f"{name} {times:,}" for name, times in sorted(outcomes.items()))
    print(f"{given.count:,} pictures, slowest {slowest:.2f} s; {told}")
    return int(outcomes["failed"] > 0 or slowest > LONGEST)


if __name__ == "__main__":
    sys.exit(main())
