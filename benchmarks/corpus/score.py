"""Judges `heji audit` and `heji read` by the truth of a generated corpus."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.corpus.matching import excused, fits, plain
from benchmarks.corpus.silent import silent_errors

BATCH = 24
Entry = dict[str, Any]


@dataclass(slots=True)
class Tally:
    """Counts of one check, format or family."""

    planted: int = 0
    found: int = 0
    errors: int = 0  #: false errors
    warnings: int = 0  #: false warnings
    clean: int = 0
    clean_with_errors: int = 0
    cells: int = 0
    silent: int = 0

    @property
    def recall(self) -> float:
        """Found of planted."""
        return self.found / self.planted if self.planted else 1.0

    @property
    def precision(self) -> float:
        """Right of reported."""
        reported = self.found + self.errors + self.warnings
        return self.found / reported if reported else 1.0


@dataclass(slots=True)
class Score:
    """The judgment over a corpus."""

    tallies: dict[tuple[str, str], Tally] = field(default_factory=dict)
    misses: list[tuple[str, Entry]] = field(default_factory=list)
    false: list[tuple[str, Entry]] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    silent: list[tuple[str, str]] = field(default_factory=list)
    seconds: float = 0.0

    def tally(self, kind: str, name: str) -> Tally:
        """The counts under a name."""
        return self.tallies.setdefault((kind, name), Tally())

    @property
    def recall(self) -> float:
        """Over everything."""
        return self.tally("all", "all").recall

    @property
    def precision(self) -> float:
        """Over everything."""
        return self.tally("all", "all").precision


def score(folder: Path, heji: Sequence[str], *, read: bool = True) -> Score:
    """Audits every form of a folder and compares with its truth."""
    files: list[Entry] = json.loads((folder / "truth.json").read_text("utf-8"))["files"]
    result = Score()
    for batch in _batches(files):
        reported = _audit(heji, folder, batch)
        for entry in batch:
            _judge(
                result,
                entry,
                reported,
                [
                    each
                    for each in batch
                    if entry["dossier"] and each["dossier"] == entry["dossier"]
                ],
            )
            if read:
                _compare(result, folder, heji, entry)
    return result


def _batches(files: list[Entry]) -> Iterator[list[Entry]]:
    batch: list[Entry] = []
    for entry in files:
        together = batch and entry["dossier"] and entry["dossier"] == batch[-1]["dossier"]
        if len(batch) >= BATCH and not together:
            yield batch
            batch = []
        batch.append(entry)
    if batch:
        yield batch


def _audit(heji: Sequence[str], folder: Path, batch: list[Entry]) -> dict[str, Any]:
    paths = [str(folder / entry["file"]) for entry in batch]
    done = subprocess.run(
        [*heji, "audit", *paths, "--format", "json"], check=False, capture_output=True
    )
    try:
        data = json.loads(done.stdout)
    except ValueError:
        if len(batch) > 1:
            merged: dict[str, Any] = {}
            for entry in batch:
                merged.update(_audit(heji, folder, [entry]))
            return merged
        return {batch[0]["file"]: (None, [], done.stderr.decode("utf-8", "replace")[-400:])}
    documents = {Path(each["path"]).name: each for each in data["documents"]}
    return {
        entry["file"]: (
            documents.get(entry["file"]),
            [
                each
                for each in data["findings"]
                if entry["file"] in documents and each["document"] == documents[entry["file"]]["id"]
            ],
            "",
        )
        for entry in batch
    }


def _judge(result: Score, entry: Entry, reported: dict[str, Any], dossier: list[Entry]) -> None:
    document, findings, trouble = reported.get(entry["file"], (None, [], "no answer"))
    if document is None or document["status"] != "read":
        result.unread.append((entry["file"], trouble or str(document)))
    elsewhere = [each for other in dossier for each in reported[other["file"]][1]]
    kinds = [("format", entry["format"]), ("family", entry["layout"]), ("all", "all")]
    used = _match(result, entry, findings, elsewhere, kinds)
    wrong = Counter[str]()
    for at, finding in enumerate(findings):
        if at in used or finding.get("severity") == "note" or _allowed(entry, dossier, finding):
            continue
        severity = "errors" if finding.get("severity") == "error" else "warnings"
        wrong[severity] += 1
        result.false.append((entry["file"], finding))
        for kind, name in [*kinds, ("check", finding["check"])]:
            tally = result.tally(kind, name)
            setattr(tally, severity, getattr(tally, severity) + 1)
    if entry["clean"]:
        for kind, name in kinds:
            result.tally(kind, name).clean += 1
            result.tally(kind, name).clean_with_errors += wrong["errors"] > 0


def _match(
    result: Score,
    entry: Entry,
    findings: list[Entry],
    elsewhere: list[Entry],
    kinds: list[tuple[str, str]],
) -> set[int]:
    """Finds the planted errors among the findings; exact names first."""
    used: set[int] = set()
    hit: set[int] = set()
    for exact in (True, False):
        for number, planted in enumerate(entry["planted"]):
            for at, finding in enumerate(findings):
                if number in hit or at in used or (finding["check"] == planted["check"]) != exact:
                    continue
                if fits(planted, finding):
                    used.add(at)
                    hit.add(number)
    for number, planted in enumerate(entry["planted"]):
        found = number in hit or (
            planted["any_doc"] and any(fits(planted, each) for each in elsewhere)
        )
        for kind, name in [*kinds, ("check", planted["check"])]:
            result.tally(kind, name).planted += 1
            result.tally(kind, name).found += found
        if not found:
            result.misses.append((entry["file"], planted))
    return used


def _allowed(entry: Entry, dossier: list[Entry], finding: Entry) -> bool:
    return any(
        any(fits(planted, finding) for planted in each["planted"])
        or any(excused(also, finding) for also in each["also_ok"])
        for each in [entry, *dossier]
    )


def _compare(result: Score, folder: Path, heji: Sequence[str], entry: Entry) -> None:
    done = subprocess.run(
        [*heji, "read", str(folder / entry["file"]), "--format", "json"],
        check=False,
        capture_output=True,
    )
    try:
        data = json.loads(done.stdout)
    except ValueError:
        result.unread.append((entry["file"], f"read: {done.stderr.decode()[-300:]}"))
        return
    wrong = silent_errors(entry, data)
    result.silent += [(entry["file"], each) for each in wrong]
    for kind, name in [("format", entry["format"]), ("family", entry["layout"]), ("all", "all")]:
        result.tally(kind, name).cells += len(entry["cells"])
        result.tally(kind, name).silent += len(wrong)


def quoted(finding: Entry) -> str:
    """One line about a finding."""
    return f"{finding.get('stated')} -> {finding.get('expected')}: {plain(finding.get('message'))}"
