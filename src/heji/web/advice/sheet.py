"""The advice of a year as a workbook, in exact figures as texts."""

from __future__ import annotations

from collections.abc import Iterable

from heji.language import text
from heji.web.advice.showing import Line
from heji.web.pages.spreadsheets import workbook

COLUMNS = (
    *("organisation", "project", "score", "grade", "executed", "budget", "overdue"),
    *("advice", "after", "reason", "source", "decision", "decided_why", "decided_by"),
)
_WIDE = frozenset(("organisation", "project", "reason", "source", "decided_why"))


def export(lines: Iterable[Line], year: int, language: str) -> bytes:
    """All lines under their headings."""
    with workbook() as (book, written):
        sheet = book.add_worksheet(text("advice.sheet", language, year=year))
        bold = book.add_format({"bold": True, "bottom": 1})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        for number, name in enumerate(COLUMNS):
            sheet.set_column(number, number, 36 if name in _WIDE else 14, plain)
            sheet.write_string(0, number, text(f"advice.column.{name}", language), bold)
        sheet.freeze_panes(1, 0)
        for row, each in enumerate(lines, start=1):
            for number, name in enumerate(COLUMNS):
                sheet.write_string(row, number, _cell(each, name))
    return written.getvalue()


def _cell(line: Line, column: str) -> str:
    filing = line.advised.filing
    if column == "organisation":
        return filing.organisation.name
    if column == "project":
        return str(filing.project or "")
    return str(getattr(line, column))
