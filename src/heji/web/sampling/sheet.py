"""A draw as a spreadsheet: everything that it takes to draw again, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from heji.language import text
from heji.web.pages.spreadsheets import workbook
from heji.web.sampling.models import Candidate, Draw
from heji.web.sampling.selectors import points_said, reasons, verified

_WAN = Decimal("0.000001")
_COLUMNS = ("identifier", "subject", "organisation", "amount", "weight", "points", "why", "digest")
_WIDTHS = (14, 32, 24, 16, 8, 48, 24, 68)


def export(draw: Draw, rows: list[Candidate], language: str) -> bytes:
    """The facts of a draw, and every candidate with amount (万元), points and digest."""
    with workbook() as (book, written):
        sheet = book.add_worksheet(text("sampling.title", language))
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        _facts(sheet, draw, language)
        begin = len(_FACTS) + 1
        headings = [text(f"sampling.column.{each}", language) for each in _COLUMNS]
        sheet.write_row(begin, 0, headings, bold)
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        _candidates(sheet, draw, rows, begin + 1, language)
    return written.getvalue()


_FACTS = ("organisation", "year", "seed", "algorithm", "rules", "by", "reason")


def _facts(sheet: Any, draw: Draw, language: str) -> None:
    values = (
        *(str(draw.organisation), str(draw.year), draw.seed, draw.algorithm, draw.rules),
        *(f"{draw.made_by.name} {draw.made_at:%Y-%m-%d}", draw.reason),
    )
    for row, (name, value) in enumerate(zip(_FACTS, values, strict=True)):
        sheet.write_string(row, 0, text(f"sampling.fact.{name}", language))
        sheet.write_string(row, 1, value)


def _candidates(
    sheet: Any, draw: Draw, rows: Iterable[Candidate], begin: int, language: str
) -> None:
    kept = list(rows)
    digests = verified(draw, kept).digests
    for number, each in enumerate(kept, start=begin):
        form = each.filing
        said = ("；".join(points_said(each, language)), "、".join(reasons(each, language)))
        sheet.write_string(number, 0, each.identifier)
        sheet.write_string(number, 1, str(form.project or form.organisation))
        sheet.write_string(number, 2, str(form.organisation))
        if each.amount is not None:
            # XlsxWriter prints a Decimal digit by digit: no binary fraction comes between.
            sheet.write_number(number, 3, Decimal(each.amount) * _WAN)
        sheet.write_number(number, 4, each.weight)
        for column, words in enumerate((*said, digests[each.identifier]), start=5):
            sheet.write_string(number, column, words)
