"""Budgets as a spreadsheet, in the columns that the import knows: importing it changes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from heji.language import text
from heji.web.budgets.columns import AMOUNTS, MONTHS, TEXTS, heading_of, unit_name, word_of
from heji.web.budgets.models import AmountUnit, BudgetLine
from heji.web.pages.spreadsheets import workbook

_WORDS = tuple(each for each in TEXTS if each != "classified")
_AMOUNTS = tuple(each for each in AMOUNTS)
_YUAN = Decimal("0.01")


def export(lines: Iterable[BudgetLine], language: str) -> bytes:
    """Lines, with their months and adjustments fetched, in 元 with two decimals."""
    with workbook() as (book, written):
        sheet = book.add_worksheet(text("budget.title", language))
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        money = book.add_format({"num_format": "#,##0.00"})
        names = [heading_of(each) for each in _WORDS]
        names += [f"{heading_of(each)}（{unit_name(AmountUnit.YUAN)}）" for each in _AMOUNTS]
        sheet.write_row(0, 0, names, bold)
        sheet.freeze_panes(1, 3)
        sheet.set_column(0, 2, 26)
        sheet.set_column(3, len(_WORDS) - 1, 14)
        sheet.set_column(len(_WORDS), len(names) - 1, 16)
        for number, line in enumerate(lines, start=1):
            for column, words in enumerate(_words(line)):
                sheet.write_string(number, column, words)
            amounts = _amounts(line)
            for column, name in enumerate(_AMOUNTS, start=len(_WORDS)):
                if (fen := amounts.get(name)) is not None:
                    # XlsxWriter prints a Decimal digit by digit: no binary fraction comes between.
                    sheet.write_number(number, column, Decimal(fen) * _YUAN, money)
    return written.getvalue()


def _words(line: BudgetLine) -> tuple[str, ...]:
    body, project = line.organisation, line.project
    kinds = (word_of(each, getattr(line, each)) for each in ("nature", "source", "level", "origin"))
    named = (project.code, project.name) if project else ("", "")
    return (body.code or body.name, *named, *kinds)


def _amounts(line: BudgetLine) -> dict[str, int | None]:
    months = {str(each.month): each.amount for each in line.months.all()}
    adjusted = [each.amount for each in line.adjustments.all()]
    return {
        "initial": line.initial,
        "adjustment": sum(adjusted) if adjusted else None,
        "full_year": None if line.initial is None else line.initial + sum(adjusted),
        **{month: months.get(month) for month in MONTHS},
        "executed": sum(months.values()) if months else None,
        "carry_over": line.carry_over,
    }
