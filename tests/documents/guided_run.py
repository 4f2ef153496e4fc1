"""The guided run: damage that looks for new ways through the readers, with atheris (libFuzzer).

    python tests/documents/guided_run.py [--seconds N] [FORMAT...]

Needs the group `fuzz` (Linux on x86-64). The damage is chosen by which lines of the readers it
reaches; what reached new ones stays in `build/fuzz/guided/FORMAT/found`, where the next run begins.
In a zip a part is changed and the zip is made anew, so that its checksums are right. It ends with
status 1 when a reader raised anything but UnreadableError, hung, or did what none may do; the file is
kept in `build/fuzz/guided/FORMAT/faults`.
"""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

FOLDER = ROOT / "build" / "fuzz" / "guided"
#: What libFuzzer is told: bytes of a file, seconds and megabytes that one may take.
MOST_BYTES, LONGEST, MOST_MEGABYTES = 65_536, 60, 3_000
#: What is instrumented besides heji: readers in Python that take the bytes before it does.
OTHERS = ["heji", "xlrd", "email", "zipfile", "html"]
#: How often the bytes of a zip are changed themselves, and not those of a part.
RAW = 0.1


def main() -> int:
    """Runs one process for each format; returns the exit status."""
    parser = ArgumentParser()
    parser.add_argument("--seconds", type=int, default=300, help="for each format")
    parser.add_argument("--one", action="store_true", help="in this process (used by itself)")
    parser.add_argument("formats", nargs="*", metavar="FORMAT")
    given = parser.parse_args()
    if importlib.util.find_spec("atheris") is None:
        print("atheris is not installed (uv sync --group fuzz); nothing was done")
        return 0
    if given.one:
        fuzz(given.formats[0], given.seconds)
    from tests.documents.fuzzing import FORMATS

    unknown = set(given.formats) - set(FORMATS)
    if unknown:
        parser.error(f"no such format: {', '.join(sorted(unknown))}")
    return max(run(each, given.seconds) for each in given.formats or FORMATS)


def run(format: str, seconds: int) -> int:
    """The guided run for one format, in a process of its own; 1 when it found something."""
    from tests.documents.seeds import write_seeds

    folder = FOLDER / format
    for name in ("found", "faults"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    write_seeds(format, folder / "seeds")
    log = folder / "log"
    command = [sys.executable, __file__, "--one", "--seconds", str(seconds), format]
    with log.open("wb") as out:
        ended = subprocess.run(command, stdout=out, stderr=subprocess.STDOUT, check=False)
    print(f"{format}: {_told(log.read_text(encoding='utf-8', errors='replace'))}", flush=True)
    if ended.returncode:
        print(f"  found something, see {log} and {folder / 'faults'}", flush=True)
    return int(ended.returncode != 0)


def _told(log: str) -> str:
    """The runs, the lines and branches reached, and the files that reached them."""
    runs = re.findall(r"number_of_executed_units:\s*(\d+)|^#(\d+)\s", log, re.M)
    reached = re.findall(r"cov: (\d+) ft: (\d+) corp: (\d+)", log)
    count = max((int(one or other) for one, other in runs), default=0)
    edges, features, kept = map(int, reached[-1] if reached else (0, 0, 0))
    return f"{count:,} runs, {edges:,} edges, {features:,} features, {kept:,} files kept"


def fuzz(format: str, seconds: int) -> None:
    """Fuzzes in this process, which ends with it.

    Nothing of heji may have been imported before: it would not be instrumented.
    """
    import atheris

    with atheris.instrument_imports(include=OTHERS):
        _import_readers()
        from tests.documents.fuzzing import ZIPS, read_and_check
    from tests.documents.watching import watched

    folder = FOLDER / format
    work = folder / "work"
    work.mkdir(exist_ok=True)
    os.environ["TMPDIR"] = str(work)

    def read(data: bytes) -> None:
        with watched(work):
            read_and_check(data, format)

    told = [
        f"-max_total_time={seconds}",
        f"-max_len={MOST_BYTES}",
        f"-timeout={LONGEST}",
        f"-rss_limit_mb={MOST_MEGABYTES}",
        f"-artifact_prefix={folder / 'faults'}/",
        f"-dict={folder / 'seeds.dict'}",
        "-print_final_stats=1",
        *(str(folder / name) for name in ("found", "seeds")),
    ]
    own: dict[str, Any] = {"custom_mutator": _part_changed} if format in ZIPS else {}
    atheris.Setup([sys.argv[0], *told], read, **own)
    atheris.Fuzz()


def _import_readers() -> None:
    """Imports all that readers import when they are needed, so that it is instrumented."""
    import pkgutil

    import heji.documents

    for found in pkgutil.walk_packages(heji.documents.__path__, "heji.documents."):
        if ".scan" not in found.name and ".sandbox" not in found.name:
            importlib.import_module(found.name)
    for name in OTHERS[1:]:
        importlib.import_module(name)


def _part_changed(data: bytes, most: int, seed: int) -> bytes:
    """A zip with one of its parts changed by libFuzzer."""
    import zipfile
    import zlib

    import atheris

    from tests.documents.building import zipped
    from tests.documents.fuzzing import unzipped

    random = Random(seed)
    try:
        files: dict[str, str | bytes] = dict(unzipped(data))
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, RuntimeError,
            NotImplementedError):  # fmt: skip
        files = {}
    if not files or random.random() < RAW:
        return bytes(atheris.Mutate(data, most))
    name = random.choice(sorted(files))
    content = files[name]
    assert isinstance(content, bytes)
    files[name] = bytes(atheris.Mutate(content, max(len(content) + 1_000, 2_000)))
    made = zipped(files)
    return made if len(made) <= most else data


if __name__ == "__main__":
    sys.exit(main())
