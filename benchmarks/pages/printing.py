"""Spreadsheets that are wider than the paper: printed, their columns stand on several pages."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.corpus.writers import pdf
from benchmarks.pages import words
from benchmarks.pages.truth import Made, Rows

_LONG = "按照年度计划组织实施，已完成验收，档案齐全，运行正常"


def split_sheets(rng: Random, count: int) -> list[Made]:
    """Sheets split sideways over pages, in several shapes."""
    with TemporaryDirectory() as folder:
        made = [_written(rng, number, Path(folder)) for number in range(count)]
        pdf.print_all([path for path, _ in made])
        return [
            Made(path.with_suffix(".pdf").name, path.with_suffix(".pdf").read_bytes(), [rows])
            for path, rows in made
        ]


def _written(rng: Random, number: int, folder: Path) -> tuple[Path, Rows]:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Side

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    rows = _rows(rng)
    thin = Side(style="thin")
    for at, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(at, column, text)
            cell.border = Border(thin, thin, thin, thin)
            cell.alignment = Alignment(wrap_text=True, vertical="center")
    widths = [rng.choice([12, 14, 18, 22]) for _ in rows[0]]
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[chr(64 + column)].width = width
    for at, row in enumerate(rows, start=1):
        # A Chinese character is as wide as two of the characters that widths count.
        lines = max(
            -(-2 * len(text) // (width - 3)) for text, width in zip(row, widths, strict=True)
        )
        sheet.row_dimensions[at].height = 16 * lines
    if rng.random() < 0.4:
        sheet.print_title_rows = "1:1"
    if rng.random() < 0.3:
        sheet.print_title_cols = "A:A"
    if rng.random() < 0.2:
        sheet.page_setup.pageOrder = "overThenDown"
    if rng.random() < 0.3:
        footer = sheet.oddFooter
        assert footer is not None and footer.center is not None
        footer.center.text = "第 &P 页"
    path = folder / f"sideways-{number:03d}.xlsx"
    book.save(path)
    return path, rows


def _rows(rng: Random) -> Rows:
    columns = rng.randint(7, 14)
    heading = [
        "项目名称",
        *(f"{rng.choice(words.FIGURE_HEADINGS)}{at}" for at in range(1, columns)),
    ]
    prose = rng.sample(range(1, columns), 2)
    count = rng.choice([4, 8, 12, 25, 60])
    rows = [heading]
    for at in range(count):
        cells = [words.amount(rng) for _ in range(columns)]
        cells[0] = f"{rng.choice(words.NAMES)}{at + 1}"
        for column in prose:
            cells[column] = _LONG[: rng.randint(2, len(_LONG))]
        rows.append(cells)
    return rows
