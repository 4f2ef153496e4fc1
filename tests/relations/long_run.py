"""Judges a great many generated relations and counts the wrong verdicts: there must be none.

    python tests/relations/long_run.py --relations 1000000 [--seed 1] [--processes 2]

Exit status 1 if any verdict is wrong; the seed repeats a run.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections import Counter
from multiprocessing import Pool
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.relations.agreement import disagreement
from tests.relations.brute_force import case

_BATCH = 5_000
_SHOWN = 20


def batch(task: tuple[str, int]) -> tuple[Counter[str], list[str]]:
    """Kinds and verdicts of one batch, and what is wrong in it."""
    name, size = task
    chance = random.Random(name)
    counted: Counter[str] = Counter()
    wrong: list[str] = []
    for _ in range(size):
        made = case(chance.randint)
        counted[f"{made.kind} {'possible' if made.possible else 'impossible'}"] += 1
        problem = disagreement(made)
        if problem is not None:
            wrong.append(problem)
    return counted, wrong


def tasks(seed: int, relations: int) -> list[tuple[str, int]]:
    """Batches, each with a seed of its own."""
    full, rest = divmod(relations, _BATCH)
    sizes = [_BATCH] * full + ([rest] if rest else [])
    return [(f"{seed}/{index}", size) for index, size in enumerate(sizes)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--relations", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    seed = given.seed if given.seed is not None else random.SystemRandom().randrange(10**9)
    began = time.monotonic()
    counted: Counter[str] = Counter()
    wrong: list[str] = []
    with Pool(given.processes) as pool:
        for kinds, problems in pool.imap_unordered(batch, tasks(seed, given.relations)):
            counted += kinds
            wrong += problems
            print(f"\r{counted.total()} of {given.relations}", end="", file=sys.stderr)
    print(file=sys.stderr)
    for kind, number in sorted(counted.items()):
        print(f"{kind:24} {number:10}")
    for problem in wrong[:_SHOWN]:
        print("WRONG", problem)
    seconds = time.monotonic() - began
    total = counted.total()
    print(f"seed {seed}: {total} relations, {len(wrong)} wrong verdicts, {seconds:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
