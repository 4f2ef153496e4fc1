"""Papers of a self-evaluation for tests: as printed, and as somebody changed them by hand."""

from __future__ import annotations

import io

import docx

from heji.web.filing.models import Filing
from heji.web.filing.selectors import formed_of, present
from heji.web.self_evaluations.papers import report, table


def form_file(form: Filing, format: str = "docx") -> bytes:
    return table(formed_of(form, present(form)).form, format).data


def report_file(form: Filing) -> bytes:
    return report(formed_of(form, present(form)).form, "docx").data


def with_other_words(content: bytes, was: str, instead: str) -> bytes:
    """A document in which somebody changed a figure by hand."""
    document = docx.Document(io.BytesIO(content))
    changed = 0
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    for each in [*document.paragraphs, *(one for cell in cells for one in cell.paragraphs)]:
        if was in each.text:
            changed += 1
            each.text = each.text.replace(was, instead)
    assert changed
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()
