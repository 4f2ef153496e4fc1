"""Long runs that can be stopped and gone on with: how far one came stands in a file.

The file is below `build/fuzz`; a run that was not ended begins where it was. A run is numbered from
0 on, and a number with a seed always gives the same damaged file.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import tempfile
import time
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.documents.watching import watched

FOLDER = Path(__file__).parents[2] / "build" / "fuzz"
#: Seconds after which the state is written again.
_OFTEN = 5.0
_KEPT = ("done", "seconds", "slowest", "outcomes", "faults")

#: Makes the damaged file of a number: what it is called, and its bytes.
Make = Callable[[int], tuple[str, bytes]]
#: Reads a file and says what became of it; raises for what must not be.
Read = Callable[[bytes, str], Iterable[str]]


def parsed(parser: ArgumentParser, count: int) -> Namespace:
    """What every long run may be given."""
    parser.add_argument("--count", type=int, default=count, help="damaged files of each kind")
    parser.add_argument("--seed", type=int, default=1, help="another one gives other damage")
    return parser.parse_args()


@dataclass(slots=True)
class LongRun:
    """A run over numbered files, and what it found so far."""

    name: str
    seed: int
    longest: float  #: seconds that one file may take on a busy machine
    starts_programs: bool = False
    besides: tuple[str, ...] = ()  #: how paths begin that may be changed outside of the folder
    done: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    outcomes: Counter[str] = field(default_factory=Counter)
    faults: dict[str, str] = field(default_factory=dict)  #: by the number of the file

    @property
    def state(self) -> Path:
        """The file that says how far the run came."""
        return FOLDER / f"{self.name}-{self.seed}.json"

    def go_on(self, count: int, make: Make, read: Read) -> int:
        """Reads the files that are not done; returns 1 when one failed or took too long.

        The run has a temporary folder of its own, which must be empty after every file, and nothing
        outside of it may change (`watched`).
        """
        self._resume()
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, _stop)
        try:
            with tempfile.TemporaryDirectory(prefix=f"heji-fuzz-{self.name}-") as place:
                self._all(count, Path(place).resolve(), make, read)
        finally:
            self._write()
            print(self.report(), flush=True)
        return int(bool(self.faults) or self.slowest > self.longest)

    def _all(self, count: int, folder: Path, make: Make, read: Read) -> None:
        written = time.perf_counter()
        for number in [*self._failed_before(), *range(self.done, count)]:
            before = time.perf_counter()
            self._one(number, folder, make, read)
            took = time.perf_counter() - before
            self.slowest, self.seconds = max(self.slowest, took), self.seconds + took
            self.done = max(self.done, number + 1)
            if time.perf_counter() - written > _OFTEN:
                self._write()
                written = time.perf_counter()

    def _failed_before(self) -> list[int]:
        """The files that failed before the stop: what failed may have been mended."""
        failed = sorted(map(int, self.faults))
        self.faults.clear()
        return failed

    def _one(self, number: int, folder: Path, make: Make, read: Read) -> None:
        name, data = make(number)
        try:
            self.outcomes.update(self._read(folder, data, name, read))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            kept = FOLDER / "faults" / f"{self.name}-{self.seed}-{number}-{name}"
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(data)
            self.faults[str(number)] = f"{type(error).__name__}: {error} -> {kept}"
            print(f"{self.name} {number}: {self.faults[str(number)]}", flush=True)

    def _read(self, folder: Path, data: bytes, name: str, read: Read) -> list[str]:
        usual, tempfile.tempdir = tempfile.tempdir, str(folder)
        try:
            with watched(folder, self.starts_programs, self.besides):
                told = list(read(data, name))
            left = os.listdir(folder)
            if left:
                shutil.rmtree(folder)
                folder.mkdir()
            assert not left, f"left behind: {sorted(left)}"
            still = _running(folder) if self.starts_programs else []
            assert not still, f"still running: {still}"
            return told
        finally:
            tempfile.tempdir = usual

    def _resume(self) -> None:
        if self.state.is_file():
            for key, value in json.loads(self.state.read_text(encoding="utf-8")).items():
                setattr(self, key, Counter(value) if key == "outcomes" else value)
            print(f"{self.name}: {self.done:,} were done before", flush=True)

    def _write(self) -> None:
        """Writes the state aside first, so that a stop at any moment leaves a whole one."""
        self.state.parent.mkdir(parents=True, exist_ok=True)
        aside = self.state.with_suffix(".new")
        told = {each: getattr(self, each) for each in _KEPT}
        aside.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
        aside.replace(self.state)

    def forget(self) -> None:
        """Has the next run begin anew."""
        self.state.unlink(missing_ok=True)

    def report(self) -> str:
        """What was done and what became of it."""
        told = ", ".join(f"{name} {times:,}" for name, times in sorted(self.outcomes.items()))
        return (
            f"{self.name}: {self.done:,} files in {self.seconds:.0f} s, slowest "
            f"{self.slowest:.2f} s, {len(self.faults)} faults; {told}"
        )


def _stop(number: int, frame: object) -> None:
    """Stops in good order when asked to: what was started is ended, what was made is removed."""
    raise SystemExit("stopped; the same call goes on")


def _running(folder: Path) -> list[str]:
    """Processes that were started with the folder in their environment and have not ended."""
    found, wanted = [], os.fsencode(folder)
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if wanted in (process / "environ").read_bytes():
                found.append(process.name)
        except OSError:
            continue  # it has ended, or is another user's
    return found
