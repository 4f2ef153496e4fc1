"""A roll-up as a workbook: every line of the page with exact figures."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from heji.language import text
from heji.values.formatting import plain
from heji.web.pages.spreadsheets import workbook
from heji.web.rollups.selectors import Line, Page

COLUMNS = (
    *("name", "declared", "handed_in", "approved", "budget", "executed", "rate"),
    *("targets", "reached", "mean", "weighted", "own"),
)
_WAN = Decimal("0.000001")


def export(page: Page, language: str) -> bytes:
    """The lines of a page, amounts in 万元, rates in %."""
    with workbook() as (book, written):
        sheet = book.add_worksheet(text("rollup.title", language))
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        headings = [text(f"rollup.column.{each}", language) for each in COLUMNS]
        sheet.write_row(0, 0, headings, bold)
        sheet.set_column(0, 0, 40)
        sheet.set_column(1, len(COLUMNS) - 1, 14)
        for number, (depth, line) in enumerate(lines(page), start=1):
            _write(sheet, number, "　" * depth + line.name, line)
    return written.getvalue()


def lines(page: Page) -> Iterator[tuple[int, Line]]:
    """Every line with its depth."""
    yield 0, page.whole
    for each in page.bodies:
        yield 1, each
    for programme, below in page.programmes:
        yield 1, programme
        for each in below:
            yield 2, each
    for each in page.projects:
        yield 1, each


def _write(sheet: Any, row: int, name: str, line: Line) -> None:
    totals = line.totals
    sheet.write_string(row, 0, name)
    values: tuple[int | Decimal | None, ...] = (
        *(totals.declared, totals.handed_in, totals.approved),
        *(Decimal(totals.budget) * _WAN, Decimal(totals.executed) * _WAN),
        _decimal(None if totals.rate is None else totals.rate * 100),
        *(totals.targets, totals.reached),
        *(_decimal(each) for each in (totals.mean, totals.weighted_mean, line.own_score)),
    )
    for column, value in enumerate(values, start=1):
        if value is not None:
            # XlsxWriter prints a Decimal digit by digit: no binary fraction comes between.
            sheet.write_number(row, column, value)


def _decimal(value: Fraction | None) -> Decimal | None:
    return None if value is None else Decimal(plain(value, 4))
