"""What was read of one document, drawn again as one HTML file without findings."""

from __future__ import annotations

from collections.abc import Iterator

from heji.audit.case import Reading
from heji.audit.inspection import whole
from heji.audit.report import DocumentEntry, Report, Summary
from heji.writers.html.page import write as write_page


def write(readings: tuple[Reading, ...], entry: DocumentEntry, language: str) -> Iterator[str]:
    """The pieces of the page; every cell shows the role that the form gives it."""
    report = Report(
        documents=(entry,),
        findings=(),
        undecided=(),
        summary=Summary(),
        contents={entry.id: (whole(readings), tuple(each.form for each in readings))},
    )
    return write_page(report, language, is_audit=False)
