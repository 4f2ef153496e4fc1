"""The long proof of interval arithmetic: `python -m tests.values.long_run --relations 1000000`."""

from __future__ import annotations

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # called by its path, too

from tests.values.brute_force import Claim, claims

_CHUNK = 10_000


def wrong(count: int, seed: int) -> tuple[int, int, Claim | None]:
    """Relations tried, how many of them can hold, and the first wrong verdict."""
    possible = 0
    for number, claim in enumerate(claims(count, seed), 1):
        verdict = claim.by_intervals()
        if verdict is not claim.by_trying():
            return number, possible, claim
        possible += verdict
    return count, possible, None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--relations", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--processes", type=int, default=None)
    arguments = parser.parse_args()
    chunks = max(1, arguments.relations // _CHUNK)
    count = -(-arguments.relations // chunks)
    seeds = range(arguments.seed * 10**6, arguments.seed * 10**6 + chunks)
    began, tried, possible = time.monotonic(), 0, 0
    with ProcessPoolExecutor(arguments.processes) as pool:
        for done, held, claim in pool.map(partial(wrong, count), seeds):
            tried, possible = tried + done, possible + held
            if claim is not None:
                print(f"wrong verdict after {tried} relations: {claim}")
                pool.shutdown(cancel_futures=True)
                return 1
    seconds = time.monotonic() - began
    print(
        f"{tried} relations, {possible} can hold, {tried - possible} cannot, "
        f"no wrong verdict, {seconds:.0f} s"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
