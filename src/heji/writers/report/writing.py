"""A report in the format that is asked for."""

from __future__ import annotations

from heji.writers.report.report import Report

FORMATS = ("docx", "pdf")


def write(report: Report, format: str) -> bytes:
    """A report as a file; the same report gives the same bytes.

    Args:
        report: what is written.
        format: one of `FORMATS`.

    Raises:
        TypesettingError: a PDF is wanted, and no font has one of its characters.
    """
    if format == "docx":
        from heji.writers.report.docx.writing import write as write_docx

        return write_docx(report)
    from heji.writers.report.pdf.writing import write as write_pdf

    return write_pdf(report)
