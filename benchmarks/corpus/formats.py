"""The same forms in every format: how exactly the cells are read, and what is wrong in silence.

    python -m benchmarks.corpus.formats --seed 31 --count 300 [--scans 300] [--processes 2]

Every form is written as docx, xlsx and html, printed from the Word file to PDF, and, of the first
`--scans`, scanned from the PDF: 150 dots a inch, turned, shaded, blurred, speckled, one in three
stamped. The truth is what the generator wrote into each cell. A cell is exact when its text, blanks
aside, is that of the cell that answers it in order. A figure that is wrong or missing is *silent*
where the cell that was read for it is not marked as doubtful, nor one that it ran into, and the file counts as read.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import time
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.corpus.make import make
from benchmarks.corpus.scans.measuring import NUMERIC
from heji.audit.arithmetic.doubtful import SURE
from heji.documents.document import Cell, Document, Status
from heji.documents.reading import read_document
from heji.parallel import in_pool

WRITTEN = ("docx", "xlsx", "html", "pdf")
DOTS = 150


@dataclass(slots=True)
class Count:
    """What came out of some forms of one format."""

    forms: int = 0
    forms_right: int = 0  #: every figure exact
    cells: int = 0
    cells_right: int = 0
    figures: int = 0
    figures_right: int = 0
    silent: int = 0
    pages: int = 0
    seconds: float = 0.0
    told: list[str] = field(default_factory=list)

    def add(self, other: Count) -> None:
        """Sums up."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read, and what was written into its cells."""

    path: Path
    texts: tuple[str, ...]


def compared(task: Task) -> Count:
    """Reads one file and holds it against the truth."""
    started = time.process_time()
    read = read_document(task.path, task.path.name)
    count = Count(forms=1, seconds=time.process_time() - started, pages=read.pages or 1)
    for want, got, around in _pairs(task.texts, read):
        right = got is not None and plain(got.text) == plain(want)
        count.cells += 1
        count.cells_right += right
        if not NUMERIC.fullmatch(plain(want)):
            continue
        count.figures += 1
        count.figures_right += right
        if not right:
            silent = read.status is Status.READ and _is_silent(want, got, around)
            count.silent += silent
            said = repr(got.text) if got else "nothing"
            count.told.append(f"{task.path.name}: {want!r} read as {said}{' SILENT' * silent}")
    count.forms_right = int(count.figures == count.figures_right)
    return count


def plain(text: str) -> str:
    """One width of letters, no blanks, one stroke for nothing."""
    folded = unicodedata.normalize("NFKC", text).replace("—", "-").replace("―", "-")
    return "".join(folded.split())


def _is_silent(want: str, got: Cell | None, around: Sequence[Cell]) -> bool:
    """Whether nobody is warned: neither the cell read for a figure is doubtful, nor the one it is in."""
    if got is not None and got.confidence < SURE:
        return False
    return not any(plain(want) in plain(each.text) and each.confidence < SURE for each in around)


def _pairs(
    texts: tuple[str, ...], read: Document
) -> Iterator[tuple[str, Cell | None, Sequence[Cell]]]:
    """Each cell of the truth with the cell that answers it in reading order, and those beside it.

    Those beside it are the cells read where the texts differ.
    """
    found = [cell for table in read.tables() for cell in _in_order(table.cells)]
    theirs = [plain(each.text) for each in found]
    matcher = SequenceMatcher(None, [*map(plain, texts)], theirs, False)
    for _, start, end, first, last in matcher.get_opcodes():
        for step in range(end - start):
            got = found[first + step] if first + step < last else None
            yield texts[start + step], got, found[first:last]


def _in_order(cells: tuple[Cell, ...]) -> list[Cell]:
    filled = (each for each in cells if each.text.strip())
    return sorted(filled, key=lambda each: (each.row, each.column))


def tasks(seed: int, count: int, folder: Path, format: str) -> list[Task]:
    """Writes the forms of one format; the same seed gives the same forms in each."""
    make(seed, count, folder, format)
    entries = json.loads((folder / "truth.json").read_text(encoding="utf-8"))["files"]
    return [Task(folder / each["file"], _texts(each)) for each in entries if _texts(each)]


def _texts(entry: dict[str, Any]) -> tuple[str, ...]:
    return tuple(each["text"] for each in entry["cells"] if each["text"].strip())


def scanned(task: Task, seed: int, folder: Path) -> Task:
    """The scan of a printed form."""
    from benchmarks.corpus.scans.making import bind
    from benchmarks.corpus.scans.printing import pages
    from benchmarks.corpus.scans.worsening import drawn, worsened

    rng = Random(f"formats/{seed}/{task.path.stem}")
    damage = drawn(rng)
    pictures = [worsened(each, damage, rng) for each in pages(task.path, DOTS)]
    path = folder / f"{task.path.stem}-scan.pdf"
    bind(pictures, path, damage)
    return Task(path, task.texts)


def scanned_and_compared(task: Task, seed: int, folder: Path) -> Count:
    """Scans a printed form, reads it, and throws the picture away."""
    scan = scanned(task, seed, folder)
    try:
        return compared(scan)
    finally:
        scan.path.unlink()


def row(name: str, count: Count) -> str:
    """A row of the table."""
    cells = (
        name,
        f"{count.forms_right} of {count.forms}",
        f"{count.cells_right:,} of {count.cells:,}",
        f"{count.figures_right:,} of {count.figures:,} ({_percent(count)} %)",
        str(count.silent),
        f"{count.pages / count.seconds:.1f}" if count.seconds else "",
    )
    return f"| {' | '.join(cells)} |"


def _percent(count: Count) -> str:
    """Cut off, never rounded up to 100."""
    share = 100_000 * count.figures_right // max(count.figures, 1)
    return f"{share // 1000}.{share % 1000:03d}"


def _killed(task: Task, error: BaseException) -> Count:
    return Count(forms=1, told=[f"{task.path.name}: {error}"])


def main() -> None:
    """Writes the forms, reads them, prints the table and every figure that is wrong."""
    parser = argparse.ArgumentParser(prog="benchmarks.corpus.formats", description=__doc__)
    parser.add_argument("--seed", type=int, default=31)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--scans", type=int, default=300, help="0 where OCR is not installed")
    parser.add_argument("--processes", type=int, default=2)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        print("| format | forms right | cells exact | figures exact | silent | pages a second |")
        print("| --- | --- | --- | --- | --- | --- |", flush=True)
        told: list[str] = []
        printed: list[Task] = []
        for format in WRITTEN:
            if format == "pdf" and shutil.which("soffice") is None:
                print("| pdf | LibreOffice is not installed | | | | |")
                continue
            printed = tasks(chosen.seed, chosen.count, folder / format, format)
            told += _measured(format, compared, printed, chosen.processes)
        if chosen.scans and printed and printed[0].path.suffix == ".pdf":
            work = partial(scanned_and_compared, seed=chosen.seed, folder=folder)
            told += _measured("scan", work, printed[: chosen.scans], chosen.processes)
    print(*("", *told), sep="\n")


def _measured(name: str, work: Any, jobs: list[Task], processes: int) -> list[str]:
    total = Count()
    for count in in_pool(work, jobs, processes, _killed):
        total.add(count)
    print(row(name, total), flush=True)
    return total.told


if __name__ == "__main__":
    main()
