"""The scoring of `rubric_form` as formulas of a spreadsheet, and engines that recalculate them."""

from __future__ import annotations

import importlib
import importlib.util
import resource
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from benchmarks.rubric_form import Made

SECONDS_AT_MOST = 300
_FIRST = 2  # row of the first indicator; above it stands the execution rate


@dataclass(frozen=True, slots=True)
class Spent:
    """The time that a command took."""

    seconds: float
    processor: float  #: seconds that the processors worked for it

    def less(self, other: Spent) -> Spent:
        """The time without that of another command."""
        return Spent(self.seconds - other.seconds, self.processor - other.processor)


@dataclass(frozen=True, slots=True)
class Engine:
    """A spreadsheet program: recalculates a book into a folder and says where it wrote it."""

    name: str
    recalculate: Callable[[Path, Path], Path]

    def timed(self, book: Path, folder: Path) -> tuple[Path, Spent]:
        """The recalculated book and what it took."""
        started, worked = time.perf_counter(), _processor()
        written = self.recalculate(book, folder)
        return written, Spent(time.perf_counter() - started, _processor() - worked)


def engine(scratch: Path) -> Engine | None:
    """LibreOffice where it is installed, else the package `formulas`, else none.

    Args:
        scratch: a folder of its own, where LibreOffice keeps its profile.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is not None:
        return Engine(_version(program), _libreoffice(program, scratch / "profile"))
    if importlib.util.find_spec("formulas") is not None:
        return Engine("formulas (PyPI)", _by_package)
    return None


def write_book(path: Path, forms: list[Made], *, formulas: bool = True) -> Path:
    """A book with a sheet for each form; without forms a book of a single cell.

    Args:
        path: where it is written.
        forms: the forms.
        formulas: False writes a zero in place of each formula, so that nothing is worked out.
    """
    import openpyxl

    book = openpyxl.Workbook()
    sheet: Any = book.active
    if not forms:
        sheet["A1"] = "=0"
    for number, form in enumerate(forms):
        if number:
            sheet = book.create_sheet()
        sheet.title = f"form{number}"
        for row in _rows(form):
            sheet.append([each if formulas or not _is_formula(each) else 0 for each in row])
    book.save(path)
    return path


def scores(path: Path, forms: list[Made]) -> list[list[Decimal]]:
    """The scores and the total of each sheet, to two decimals as a form prints them."""
    import openpyxl

    book = openpyxl.load_workbook(path, data_only=True)
    sheets = {each.title.lower(): each for each in book.worksheets}
    named = [sheets[f"form{number}"] for number in range(len(forms))]
    return [
        [
            Decimal(repr(float(str(sheet.cell(row, 6).value)))).quantize(Decimal("0.01"))
            for row in range(1, _FIRST + len(form.lines) + 1)
        ]
        for sheet, form in zip(named, forms, strict=True)
    ]


def _rows(form: Made) -> list[list[Any]]:
    """Weight, sign, target, result, a person's score, and the formula of the score."""
    rate = [10, "", float(form.budget), float(form.executed), 0, "=ROUND(MIN(D1/C1,1)*A1,2)"]
    rows: list[list[Any]] = [rate]
    for number, line in enumerate(form.lines, start=_FIRST):
        figures = [float(each) for each in (line.target, line.result, line.score)]
        rows.append([float(line.weight), line.sign, *figures, _formula(number)])
    last = len(rows)
    total = f"=ROUND(SUM(F1:F{last}),2)"
    at = last + 1
    grade = f'=IF(F{at}>=90,"优",IF(F{at}>=80,"良",IF(F{at}>=60,"中","差")))'
    return [*rows, [100, "", 0, 0, 0, total, grade]]


def _formula(row: int) -> str:
    lower = f"IF(D{row}>=C{row},A{row},ROUND(A{row}*D{row}/C{row},2))"
    upper = f"IF(D{row}<=C{row},A{row},ROUND(A{row}*C{row}/D{row},2))"
    return f'=IF(B{row}="≥",{lower},IF(B{row}="≤",{upper},E{row}))'


def _is_formula(value: object) -> bool:
    return isinstance(value, str) and value.startswith("=")


def _processor() -> float:
    """Seconds that the processors worked for this process and those that it started."""
    both = (resource.getrusage(each) for each in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in both)


def _version(program: str) -> str:
    said = subprocess.run(
        [program, "--version"], capture_output=True, text=True, timeout=60, check=False
    )
    return " ".join(said.stdout.split()[:2]) or "LibreOffice"


def _libreoffice(program: str, profile: Path) -> Callable[[Path, Path], Path]:
    def recalculate(book: Path, folder: Path) -> Path:
        subprocess.run(
            [
                program,
                f"-env:UserInstallation={profile.as_uri()}",
                "--headless",
                "--convert-to",
                "xlsx",
                "--outdir",
                str(folder),
                str(book),
            ],
            capture_output=True,
            timeout=SECONDS_AT_MOST,
            check=True,
        )
        return folder / book.name

    return recalculate


def _by_package(book: Path, folder: Path) -> Path:
    """Recalculated by the package `formulas`, in this process."""
    package: Any = importlib.import_module("formulas")
    model = package.ExcelModel().loads(str(book)).finish()
    model.calculate()
    model.write(dirpath=str(folder))
    written = next(each for each in folder.iterdir() if each.name.lower() == book.name.lower())
    return written.rename(folder / book.name)
