"""`python -m benchmarks.corpus.scans --seed 5 --count 30 [--poor]`: how exactly scans are read."""

from __future__ import annotations

import argparse
import tempfile
from decimal import Decimal
from pathlib import Path

from benchmarks.corpus.scans.making import Scan, make
from benchmarks.corpus.scans.measuring import Count, measure, read
from benchmarks.corpus.scans.repairing import Repairs, repaired
from heji.audit.arithmetic.doubtful import SURE


def main() -> None:
    """Writes forms, reads them, and prints a table."""
    parser = argparse.ArgumentParser(prog="benchmarks.corpus.scans", description=__doc__)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--count", type=int, default=30)
    parser.add_argument("--out", type=Path, help="keep the forms in this folder")
    parser.add_argument("--poor", action="store_true", help="copies of copies, 110 to 130 dpi")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        out = options.out or Path(temporary)
        _measure(make(options.seed, options.count, out, poor=options.poor))


def _measure(scans: list[Scan]) -> None:
    total, plain, sealed, repairs = Count(), Count(), Count(), Repairs()
    for scan in scans:
        pair = read(scan)
        count, mended = measure(pair, SURE), repaired(pair)
        print(_line(scan.path.name, count), scan.damage.text, flush=True)
        print(*(f"    {each}" for each in (*count.wrong, *mended.told)), sep="\n", flush=True)
        total.add(count)
        repairs.add(mended)
        (sealed if scan.damage.sealed else plain).add(count)
    for name, count in (("without a seal", plain), ("with a seal", sealed), ("all", total)):
        print(_line(name, count))
    print(_mended(repairs))


def _line(name: str, count: Count) -> str:
    parts = [
        f"forms {count.forms_right}/{count.forms}",
        f"tables {count.tables_right}/{count.tables}",
        f"cells {count.cells_right}/{count.cells} {_part(count.cells_right, count.cells)}",
        f"figures {count.figures_right}/{count.figures}"
        f" {_part(count.figures_right, count.figures)}",
        f"doubtful though right {count.doubtful}",
        f"silent {count.silent}",
        f"{count.seconds / max(count.pages, 1):.1f} s of processor a page",
    ]
    return f"{name}: " + ", ".join(parts)


def _mended(count: Repairs) -> str:
    return (
        f"misread figures {count.misread} of {count.figures}: put right {count.put_right},"
        f" put wrong {count.put_wrong}, left doubtful {count.doubtful}, silent {count.silent};"
        f" right figures spoilt {count.spoilt};"
        f" false findings {count.false_findings}, undecided {count.undecided}"
    )


def _part(some: int, every: int) -> str:
    return f"({Decimal(100 * some) / max(every, 1):.2f} %)"


if __name__ == "__main__":
    main()
