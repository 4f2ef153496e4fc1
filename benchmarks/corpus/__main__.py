"""`python -m benchmarks.corpus make|score`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="benchmarks.corpus", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    make_parser = commands.add_parser("make", help="write forms and truth.json")
    make_parser.add_argument("--seed", type=int, default=7)
    make_parser.add_argument("--count", type=int, default=200)
    make_parser.add_argument("--out", type=Path, required=True)
    make_parser.add_argument(
        "--format",
        choices=["docx", "xlsx", "html", "txt", "pdf"],
        default="",
        help="all in this one",
    )
    score_parser = commands.add_parser("score", help="judge an audit of the forms")
    score_parser.add_argument("folder", type=Path)
    score_parser.add_argument("--heji", default=f"{sys.executable} -m heji")
    score_parser.add_argument("--verbose", action="store_true")
    score_parser.add_argument("--no-read", action="store_true", help="skip the silent errors")
    score_parser.add_argument("--min-recall", type=float, default=0)
    score_parser.add_argument("--min-precision", type=float, default=0)
    options = parser.parse_args(arguments)
    if options.command == "make":
        from benchmarks.corpus.make import make

        made = make(options.seed, options.count, options.out, options.format)
        print(f"{len(made)} forms in {options.out}")
        return 0
    from benchmarks.corpus.report import print_score
    from benchmarks.corpus.score import score

    result = score(options.folder, options.heji.split(), read=not options.no_read)
    print_score(result, verbose=options.verbose)
    good = result.recall >= options.min_recall and result.precision >= options.min_precision
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
