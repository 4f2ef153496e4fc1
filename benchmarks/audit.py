"""Measures the audit: cold start, time per form against mere text extraction, and growth.

Prints tables and ratios, and judges nothing: machines differ. Where other work may run beside it,
the processor's time is printed too. The forms are those of examples/ with their few mistakes, with
other names in every copy; in one table every amount is changed, too, so that nearly no sum holds.
Run it with `make bench`; `--sizes 100,1000` is the short way.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
SHARED = Path(os.environ.get("HEJI_SHARED", ROOT.parent / "shared")) / "documents"
FORMATS = (".docx", ".xlsx", ".html", ".txt")
SIZES = (100, 1_000, 10_000)
RUNS = 7
SPOILT = 100
COPIES = 20  # of every example, for the time per form
COUNTY = "云栖县"
SYLLABLES = "安白北昌川东丰福谷海河恒湖华嘉江金康乐林灵龙明南宁平青清泉瑞山松泰潭唐桃天通文西溪"
PARTS = {"word/document.xml", "xl/sharedStrings.xml"}
CENTS = re.compile(r"(?<=\d\.)\d\d(?!\d|%)")


def name_of(number: int) -> str:
    """A county of its own for every copy, so that copies are not compared with each other."""
    count = len(SYLLABLES)
    letters = (number // count**2, number // count % count, number % count)
    return "".join(SYLLABLES[each] for each in letters) + "县"


def varied(text: str, number: int, *, is_spoilt: bool) -> str:
    """Another county; spoilt, also other hundredths of all amounts, the same in every run."""
    renamed = text.replace(COUNTY, name_of(number))
    if not is_spoilt:
        return renamed

    def hundredths(match: re.Match[str]) -> str:
        seed = f"{number}:{match.start()}".encode()
        return f"{int.from_bytes(hashlib.sha256(seed).digest()[:4], 'big') % 100:02d}"

    return CENTS.sub(hundredths, renamed)


def write_copy(original: Path, number: int, folder: Path, *, is_spoilt: bool) -> Path:
    """One form with its own names, and spoilt figures if that is asked for."""
    copy = folder / f"{number:05d}-{original.name}"
    if original.suffix in (".txt", ".html"):
        text = varied(original.read_text(encoding="utf-8"), number, is_spoilt=is_spoilt)
        copy.write_text(text, encoding="utf-8")
        return copy
    with (
        zipfile.ZipFile(original) as old,
        zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            if name in PARTS:
                content = varied(content.decode(), number, is_spoilt=is_spoilt).encode()
            new.writestr(name, content)
    return copy


def write_copies(
    originals: list[Path], count: int, folder: Path, *, is_spoilt: bool = False
) -> list[Path]:
    """So many forms, the examples in turn."""
    folder.mkdir(parents=True)
    return [
        write_copy(originals[number % len(originals)], number, folder, is_spoilt=is_spoilt)
        for number in range(count)
    ]


def extract_docx(path: Path) -> str:
    """All text of a Word document by python-docx."""
    import docx

    document = docx.Document(str(path))
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def extract_xlsx(path: Path) -> str:
    """All values of a workbook by openpyxl."""
    import openpyxl

    book = openpyxl.load_workbook(path, data_only=True)
    rows = (row for sheet in book for row in sheet.iter_rows(values_only=True))
    return "\n".join(str(value) for row in rows for value in row if value is not None)


def extract_html(path: Path) -> str:
    """All text of a page by lxml."""
    import lxml.html

    page: Any = lxml.html.document_fromstring(path.read_bytes())
    return str(page.text_content())


def extract_txt(path: Path) -> str:
    """A text as it is."""
    return path.read_text(encoding="utf-8")


EXTRACTORS: dict[str, Callable[[Path], str]] = {
    ".docx": extract_docx,
    ".xlsx": extract_xlsx,
    ".html": extract_html,
    ".txt": extract_txt,
}


def seconds_of(work: Callable[[], Any]) -> float:
    """Processor time of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def median_of(work: Callable[[], Any]) -> float:
    """Median processor time of several calls, the first left out."""
    work()
    return statistics.median(seconds_of(work) for _ in range(RUNS))


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took, its children included."""

    seconds: float
    processor_seconds: float
    megabytes: float  # at its peak; of several processes the largest


def run(*command: str | Path) -> Run:
    """Runs a command and measures it."""
    start = time.perf_counter()
    child = subprocess.Popen(
        [str(each) for each in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        raise SystemExit(f"exit status {child.returncode}: {' '.join(map(str, command))}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def heji(*arguments: str | Path) -> tuple[str | Path, ...]:
    """The command line of the environment that runs this."""
    return (Path(sys.executable).with_name("heji"), *arguments)


def table(*heading: str) -> None:
    """Prints the heading of a table."""
    print(f"\n| {' | '.join(heading)} |\n|{' --- |' * len(heading)}", flush=True)


def row(*cells: str) -> None:
    """Prints one row."""
    print(f"| {' | '.join(cells)} |", flush=True)


def cold_start() -> None:
    """The interpreter alone, help, and whole runs, each in a new process."""
    table(f"cold start, median of {RUNS}", "seconds", "processor")
    commands: list[tuple[str, tuple[str | Path, ...]]] = [
        ("python -c pass", (sys.executable, "-c", "pass")),
        ("heji --help", heji("--help")),
        ("heji audit, one form (docx)", heji("audit", EXAMPLES / "rural-roads-project-form.docx")),
        ("heji audit examples", heji("audit", EXAMPLES)),
    ]
    if SHARED.is_dir():
        commands.append(("heji audit, five published documents (txt)", heji("audit", SHARED)))
    for name, command in commands:
        runs = [run(*command) for _ in range(RUNS)]
        wall = statistics.median(each.seconds for each in runs)
        processor = statistics.median(each.processor_seconds for each in runs)
        row(name, f"{wall:.3f} s", f"{processor:.3f} s")
    if not SHARED.is_dir():
        print("\nSKIPPED: the five published documents are not there (HEJI_SHARED)")


def against_extraction(originals: list[Path], folder: Path) -> None:
    """Processor time per form, and how many times that of extracting the text alone."""
    from heji.audit.run import audit

    table("format", "audit, per form", "text alone, per form", "ratio")
    for suffix in FORMATS:
        chosen = [each for each in originals if each.suffix == suffix]
        files = write_copies(chosen, COPIES * len(chosen), folder / suffix.strip("."))
        extract = EXTRACTORS[suffix]

        def all_texts(files: list[Path] = files, extract: Callable[[Path], str] = extract) -> None:
            for each in files:
                extract(each)

        def all_audits(files: list[Path] = files) -> None:
            audit(files)

        whole, text = median_of(all_audits) / len(files), median_of(all_texts) / len(files)
        row(suffix[1:], f"{whole * 1000:.1f} ms", f"{text * 1000:.2f} ms", f"{whole / text:.1f}")


def growth(originals: list[Path], sizes: tuple[int, ...], folder: Path) -> None:
    """Time per form and peak memory as the number of forms grows, with one process and with all."""
    heading = ("forms", "processes", "seconds", "processor, per form", "growth", "peak memory")
    table(*heading)
    first: dict[str, float] = {}
    for size in sizes:
        forms = folder / str(size)
        write_copies(originals, size, forms)
        for jobs in ("1", "0"):
            target = folder / "report.json"
            command = heji("audit", forms, "-j", jobs, "--format", "json", "-o", target)
            taken = run(*command)
            each = taken.processor_seconds / size
            row(
                f"{size:,}",
                jobs if jobs != "0" else str(os.cpu_count()),
                f"{taken.seconds:.1f}",
                f"{each * 1000:.1f} ms",
                f"{each / first.setdefault(jobs, each):.2f}",
                f"{taken.megabytes:.0f} MB",
            )


def spoilt(originals: list[Path], folder: Path) -> None:
    """Time per form where nearly nothing agrees: every failing relation is searched for a cause."""
    write_copies(originals, SPOILT, folder, is_spoilt=True)
    taken = run(*heji("audit", folder, "--format", "json", "-o", folder.with_suffix(".json")))
    table("forms with every amount changed", "processor, per form")
    row(str(SPOILT), f"{taken.processor_seconds / SPOILT * 1000:.1f} ms")


def originals_of(folder: Path) -> Iterator[Path]:
    """The documents of the examples."""
    return (each for each in sorted(folder.iterdir()) if each.suffix in FORMATS)


def main() -> None:
    """Measures everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), metavar="N,N,…")
    sizes = tuple(int(each) for each in parser.parse_args().sizes.split(","))
    originals = list(originals_of(EXAMPLES))
    cores = os.cpu_count()
    print(f"Python {platform.python_version()}, {platform.machine()}, {cores} cores")
    cold_start()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        # Growth before what needs heavy libraries here: a process starts with the peak memory of
        # the one that starts it, and would be told as using as much.
        growth(originals, sizes, folder / "growth")
        spoilt(originals, folder / "spoilt")
        against_extraction(originals, folder / "formats")


if __name__ == "__main__":
    main()
