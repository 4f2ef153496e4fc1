"""The same PDF files through heji and through other readers of tables: pages a second, exact cells.

    python -m benchmarks.readers FOLDER [--also NAME=PYTHON] [--growth 10000]

FOLDER holds PDF files and their `truth.json` (`python -m benchmarks.corpus make --format pdf`). A
reader that is not installed in this environment is said to be so; `--also camelot=/path/to/python`
names the Python of another one that has it. A cell counts as exact when its text, blanks aside, is
that of a cell of the form; each cell of the form once. `--growth` reads so many documents in one
process, the files again and again, and prints how its memory grows.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_NUMBER = re.compile(r"[-≥≤]*\d[\d,]*(?:\.\d+)?[%％]?")

Texts = Iterator[str]


def with_heji(path: Path) -> Texts:
    """Every cell once, tables of several pages put together."""
    from heji.documents.reading import read_document

    for table in read_document(path, path.name).tables():
        yield from (cell.text for cell in table.cells)


def with_pdfplumber(path: Path) -> Texts:
    """`extract_tables` page by page."""
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            for table in page.extract_tables():
                yield from (text or "" for row in table for text in row)
            page.close()


def with_camelot(path: Path) -> Texts:
    """The lattice flavour, which follows rulings."""
    import camelot  # type: ignore[import-not-found,unused-ignore]

    for table in camelot.read_pdf(str(path), pages="all", flavor="lattice"):
        yield from (str(text) for row in table.df.values.tolist() for text in row)


READERS: dict[str, Callable[[Path], Texts]] = {
    "heji": with_heji,
    "pdfplumber": with_pdfplumber,
    "camelot": with_camelot,
}


def run(name: str, folder: Path) -> None:
    """Reads all files by one reader, and prints the texts of their cells and the time as JSON."""
    files = sorted(folder.glob("*.pdf"))
    list(READERS[name](files[0]))  # what is imported at the first use is not counted
    start = time.process_time()
    texts = {each.name: [text for text in READERS[name](each) if text.strip()] for each in files}
    print(json.dumps({"seconds": time.process_time() - start, "texts": texts}))


@dataclass(slots=True)
class Count:
    """Cells of the forms, cells read, and those that are the same."""

    written: int = 0
    read: int = 0
    exact: int = 0
    figures: int = 0
    exact_figures: int = 0

    def add(self, truth: list[str], found: list[str]) -> None:
        """Counts one file."""
        want, got = Counter(map(_plain, truth)), Counter(map(_plain, found))
        both = want & got
        self.written += want.total()
        self.read += got.total()
        self.exact += both.total()
        self.figures += sum(count for text, count in want.items() if _NUMBER.fullmatch(text))
        self.exact_figures += sum(count for text, count in both.items() if _NUMBER.fullmatch(text))


def _plain(text: str) -> str:
    return "".join(text.split())


def growth(folder: Path, count: int) -> None:
    """Reads many documents in this process; memory and speed at each tenth of the way."""
    files = sorted(folder.glob("*.pdf"))
    print("\n| documents | memory now | peak | documents a second |")
    print("| --- | --- | --- | --- |")
    start = time.process_time()
    for number in range(1, count + 1):
        list(with_heji(files[number % len(files)]))
        if number % max(count // 10, 1) == 0:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            speed = number / (time.process_time() - start)
            print(f"| {number:,} | {_resident()} MB | {peak} MB | {speed:.1f} |", flush=True)


def _resident() -> int:
    """Megabytes that the process holds now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() // 2**20


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--also", action="append", default=[], metavar="NAME=PYTHON")
    parser.add_argument("--growth", type=int, default=0, metavar="DOCUMENTS")
    parser.add_argument("--reader", choices=READERS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.reader:
        run(options.reader, options.folder)
        return
    pythons = dict(each.split("=", 1) for each in options.also)
    truth = json.loads((options.folder / "truth.json").read_text("utf-8"))["files"]
    pages = sum(_pages(options.folder / entry["file"]) for entry in truth)
    print(f"{len(truth)} files, {pages} pages\n")
    print("| reader | pages a second | cells exact | of the cells read | figures exact |")
    print("| --- | --- | --- | --- | --- |")
    for name in READERS:
        if name not in pythons and find_spec(name) is None:
            print(f"| {name} | not installed | | | |")
            continue
        _row(name, pythons.get(name, sys.executable), options.folder, truth, pages)
    if options.growth:
        growth(options.folder, options.growth)


def _row(name: str, python: str, folder: Path, truth: list[dict[str, Any]], pages: int) -> None:
    command = [python, __file__, str(folder), "--reader", name]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    result = json.loads(done.stdout.splitlines()[-1])
    count = Count()
    for entry in truth:
        written = [cell["text"] for cell in entry["cells"] if cell["text"].strip()]
        count.add(written, result["texts"][entry["file"]])
    print(
        f"| {name} | {pages / result['seconds']:.1f} | {_share(count.exact, count.written)} "
        f"| {_share(count.exact, count.read)} | {_share(count.exact_figures, count.figures)} |",
        flush=True,
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f} % ({part:,} of {whole:,})" if whole else "none"


def _pages(path: Path) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


if __name__ == "__main__":
    main()
