"""The last minutes before a deadline: many people fill in, save and submit at once.

    python -m benchmarks.deadline [--people 200] [--seconds 300] [--database sqlite|postgresql]

A real `heji serve` answers people who each have a declaration open. Each saves a cell about every
ten seconds, asks for findings as the page's script does, and submits at the end. Every save that
was acknowledged is looked for in the database and in the log afterwards. Signing in and opening the
forms come before what is measured. The people and the server share the machine's processors.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from benchmarks.deadline_person import Person, Tally
from tests.web.installation import Installation
from tests.web.postgresql import database, started
from tests.web.serving import serving

WANTED = 800  #: milliseconds within which 95 of 100 answers come
_BUILD = "from benchmarks.deadline_city import build; build({people})"
_STATE = "from benchmarks.deadline_city import state; state()"
_AT_THE_DOOR = 4  #: people who sign in at the same moment
_KINDS = ("save", "findings", "submit", "page after")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures on each database; 1 when something was refused, failed or lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=300, help="that people fill in")
    parser.add_argument("--every", type=float, default=10, help="seconds between a person's saves")
    parser.add_argument("--workers", type=int, default=2, help="processes of the server")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), action="append")
    given = parser.parse_args(arguments)
    folder = tempfile.mkdtemp(prefix="heji-bench-deadline-")
    try:
        names = given.database or ("sqlite", "postgresql")
        return max(_measure(each, Path(folder), given) for each in names)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _measure(name: str, folder: Path, given: argparse.Namespace) -> int:
    if name == "sqlite":
        installation = Installation(folder / name)
    else:
        installation = database(started(str(folder)), "city", folder / name)
    installation.migrated()
    clerks = json.loads(installation.python(_BUILD.format(people=given.people)))
    busy = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    asked = f"{given.people} people, {given.seconds:.0f} s"
    print(f"\n{name}: {asked}, load before: {busy}", flush=True)
    tally = Tally()
    with serving(installation, given.workers, "--no-worker") as server:
        people = [Person(who, form, server.port, given.every, tally) for who, form in clerks]
        with ThreadPoolExecutor(_AT_THE_DOOR) as pool:
            list(pool.map(Person.sign_in, people))
        tally.times.clear()
        _work(people, given)
    faults = tally.errors + Counter(_lost(people, json.loads(installation.python(_STATE))))
    faults["log: not whole"] += installation.heji("verify-log").returncode != 0
    _tell(tally, people, +faults)
    return int(bool(+faults))


def _work(people: Sequence[Person], given: argparse.Namespace) -> None:
    threads = [
        threading.Thread(target=each.work, args=(given.seconds, given.seed * 100_000 + number))
        for number, each in enumerate(people)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()


def _lost(people: Sequence[Person], found: dict[str, Any]) -> list[str]:
    """What was acknowledged and is not in the database, the versions or the log."""
    faults = []
    logged = Counter(row for after in found["saves"] for row in after)
    saves = sum(len(each.acknowledged) for each in people)
    for what in ("edits", "saves"):
        count = found[what] if isinstance(found[what], int) else len(found[what])
        if count != saves:
            faults.append(f"{what}: {count} of {saves} acknowledged saves")
    for person in people:
        faults += _lost_by(person, found, logged)
        if person.is_submitted and found["states"][str(person.form)] in ("draft", "returned"):
            faults.append("submitted form: not submitted")
    return faults + ["text set aside"] * found["aside"]


def _lost_by(person: Person, found: dict[str, Any], logged: Counter[str]) -> list[str]:
    last = {cell: text for cell, text, _ in person.acknowledged}
    faults = ["save: lost" for cell, text in last.items() if found["texts"].get(cell) != text]
    saved = Counter(cell.rpartition(".")[0] for cell, _, _ in person.acknowledged)
    for row, count in saved.items():
        # Each save counts its row up from the first version, and stands in the log once.
        if found["versions"][row] != 1 + count:
            faults.append("row: versions are not one for each save")
        if logged[row] != count:
            faults.append("log: not one entry for each save")
    return faults


def _tell(tally: Tally, people: Sequence[Person], faults: Counter[str]) -> None:
    saves = sum(len(each.acknowledged) for each in people)
    submitted = sum(each.is_submitted for each in people)
    print(f"{saves} saves acknowledged, {submitted} forms submitted")
    print(f"{'answers':>8} {'p50':>8} {'p95':>8} {'max':>8}  (ms)")
    for kind in _KINDS:
        times = sorted(tally.times[kind])
        if times:
            middle = times[len(times) // 2]
            late = times[min(len(times) * 95 // 100, len(times) - 1)]
            mark = "  over" if late > WANTED else ""
            print(f"{len(times):8} {middle:8.0f} {late:8.0f} {times[-1]:8.0f}  {kind}{mark}")
    for fault, times_seen in faults.most_common():
        print(f"{times_seen:8} × {fault}")
    print("no error, no lost save" if not faults else "FAULTS", flush=True)


if __name__ == "__main__":
    sys.exit(main())
