"""Nothing is issued that does not read back: write, read, compare, audit.

The file is read by the same readers as anybody's form, from its bytes alone. Where the form that
comes back says anything else, nothing is issued and the difference is shown. Findings of the audit
do not stop it: an office may print a form with open findings, and the print says that it has some.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from heji.audit.finding import Severity
from heji.audit.inspection import Outcome, Source, Wish, inspect
from heji.audit.report import Result
from heji.documents.document import Status
from heji.forms.form import Form
from heji.forms.layout import Layout
from heji.language import text
from heji.values.verdict import Verdict
from heji.writers.official.composing import compose, printed_title
from heji.writers.official.differences import Difference, differences
from heji.writers.official.sheet import Line, Sheet

FORMATS = ("xlsx", "docx", "pdf", "html")

#: What counts as open: an office should answer these before it signs.
_OPEN = frozenset((Severity.ERROR, Severity.WARNING))


@dataclass(frozen=True, slots=True)
class Issued:
    """A form that was written, read back and found equal."""

    data: bytes
    sheet: Sheet
    findings: tuple[Result, ...]  #: errors and warnings that the audit has of the printed form


class NotIssued(Exception):
    """What was written does not read back equal; nothing is issued."""

    def __init__(self, found: tuple[Difference, ...]) -> None:
        super().__init__(f"{len(found)} differences")
        self.differences = found


def write(sheet: Sheet, format: str) -> bytes:
    """Draws a sheet in one of the formats, without reading it back."""
    data: bytes = importlib.import_module(f"heji.writers.official.{format}").write(sheet)
    return data


def expected_of(form: Form, layout: Layout) -> Form:
    """What is read of a form that was printed in a layout."""
    return replace(form, layout=layout.id, kind=layout.kind, title=printed_title(form, layout))


def issue(form: Form, layout: Layout, format: str) -> Issued:
    """Writes a form in its layout, reads it back and audits it.

    Args:
        form: what is to be printed.
        layout: the official form.
        format: one of `FORMATS`.

    Raises:
        NotIssued: the file says something else than the form; the differences are in it.
        NotPrintable, BlueprintError: the layout cannot be printed.
    """
    expected = expected_of(form, layout)
    sheet = compose(form, layout)
    issued = _issue(expected, sheet, format)
    if not issued.findings:
        return issued
    return _issue(expected, _marked(sheet, len(issued.findings)), format)


def _issue(expected: Form, sheet: Sheet, format: str) -> Issued:
    data = write(sheet, format)
    outcome = inspect(Source("d1", f"form.{format}", data), Wish(keep_reading=True))
    found = _differences(expected, outcome)
    if found:
        raise NotIssued(found)
    return Issued(data, sheet, tuple(_open(outcome.results)))


def _differences(expected: Form, outcome: Outcome) -> tuple[Difference, ...]:
    if outcome.entry is None or outcome.entry.status is not Status.READ:
        problems = outcome.entry.problems if outcome.entry else ()
        return (Difference("document", "", ", ".join(each.key for each in problems)),)
    if len(outcome.readings) != 1:
        return (Difference("forms", "1", str(len(outcome.readings))),)
    return differences(expected, outcome.readings[0].form)


def _open(results: Iterable[Result]) -> Iterable[Result]:
    return (
        each
        for each in results
        if each.finding.verdict is Verdict.INCONSISTENT and each.severity in _OPEN
    )


def _marked(sheet: Sheet, count: int) -> Sheet:
    """The sheet with a line that says how many findings are open; in the form's own language."""
    line = Line(text("official.open-findings", "zh", count=count))
    return replace(sheet, below=(*sheet.below, line))
