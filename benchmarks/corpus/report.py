"""Prints a judgment."""

from __future__ import annotations

from benchmarks.corpus.score import Score, quoted


def print_score(score: Score, *, verbose: bool = False) -> None:
    """Tables per check, format and family, then what was missed and what was wrong."""
    for kind in ("check", "format", "family", "all"):
        head = "planted  found recall precision f.error f.warn  clean! silent"
        print(f"\n{kind:<26} {head}")
        for (one, name), tally in sorted(score.tallies.items()):
            if one != kind:
                continue
            print(
                f"{name:<26} {tally.planted:7d} {tally.found:6d} {tally.recall:6.3f}"
                f" {tally.precision:9.3f} {tally.errors:7d} {tally.warnings:6d}"
                f" {tally.clean_with_errors:3d}/{tally.clean:<3d} {tally.silent:d}/{tally.cells:d}"
            )
    if verbose:
        for file, planted in score.misses:
            print(
                "MISS  ",
                file,
                planted["check"],
                planted["stated"],
                planted["expected"],
                planted["where"],
                planted["story"],
            )
        for file, finding in score.false:
            print("FALSE ", file, finding.get("severity"), finding["check"], quoted(finding))
        for file, text in score.silent:
            print("SILENT", file, text)
    for file, text in score.unread:
        print("UNREAD", file, text)
    print(f"recall {score.recall:.3f} precision {score.precision:.3f}")
