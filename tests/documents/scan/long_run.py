"""The long run: damaged pictures. It can be stopped any time and goes on where it was.

python tests/documents/scan/long_run.py [--count N] [--seed N]

It ends with status 1 when one raised, took long, or left something.
"""

from __future__ import annotations

import sys
import warnings
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[3]))

from heji.documents.reading import read_document
from tests.documents.fuzzing import SMALL, changed, check
from tests.documents.long_runs import LongRun, parsed
from tests.documents.scan_drawing import HAS_OCR, KINDS, small_picture

#: Seconds that a damaged picture may take on a busy machine.
LONGEST = 120.0


def main() -> int:
    """Runs it; returns the exit status."""
    given = parsed(ArgumentParser(), 1000)
    warnings.simplefilter("ignore")
    if not HAS_OCR:
        print("The extra heji[ocr] is not installed; nothing was done")
        return 0
    samples = {kind: small_picture(kind) for kind in KINDS}

    def made(number: int) -> tuple[str, bytes]:
        kind = KINDS[number % len(KINDS)]
        damaged = changed(samples[kind], Random(f"{given.seed}/{number}"))
        return f"a.{kind.lower()}", damaged

    run = LongRun("scan", given.seed, LONGEST)
    status = run.go_on(given.count, made, read)
    run.forget()
    return status


def read(data: bytes, name: str) -> Iterator[str]:
    """What became of a picture."""
    document = read_document(data, name, SMALL)
    check(document)
    kind = Path(name).suffix[1:]
    if document.blocks:
        yield f"{kind} {document.status.value}"
    else:
        yield f"{kind} {document.problems[0].key.removeprefix('documents.')}"


if __name__ == "__main__":
    sys.exit(main())
