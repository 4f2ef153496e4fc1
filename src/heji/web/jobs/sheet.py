"""The result list of a job as a workbook."""

from __future__ import annotations

from django.db.models import QuerySet

from heji.language import text
from heji.web.jobs.kinds.auditing import TONES
from heji.web.jobs.models import JobItem
from heji.web.pages.spreadsheets import workbook

_COLUMNS = ("form", "year", "month", "code", "subject", "body", "form-state", "state", "result")


def result_list(items: QuerySet[JobItem], language: str) -> bytes:
    """A row for each form; texts stay texts, whatever they begin with.

    Args:
        items: in their order.
        language: of headings and sentences.
    """
    with workbook() as (book, written):
        sheet = book.add_worksheet(text("jobs.results", language))
        names = [text(f"jobs.column.{each}", language) for each in _COLUMNS]
        names += [text(f"report.word.{each}", language) for each in TONES]
        sheet.write_row(0, 0, names, book.add_format({"bold": True, "bottom": 1}))
        sheet.set_column(4, 5, 28)
        sheet.set_column(8, 8, 60)
        sheet.freeze_panes(1, 0)
        related = items.select_related("filing__organisation", "filing__project")
        for number, each in enumerate(related.iterator(_CHUNK), start=1):
            sheet.write_row(number, 0, _row(each, language))
    return written.getvalue()


#: Rows that are read at once.
_CHUNK = 500


def _row(item: JobItem, language: str) -> list[str | int]:
    form = item.filing
    if form is None:
        return []
    result = text(item.key, language, **item.values) if item.key else ""
    return [
        text(f"filing.kind.{form.kind}", language),
        form.year,
        form.month or "",
        form.project.code if form.project else "",
        form.project.name if form.project else form.organisation.name,
        form.organisation.name,
        text(f"filing.state.{form.state}", language),
        text(f"jobs.item.{item.state}", language),
        result,
        *(item.counts.get(each, 0) for each in TONES),
    ]
