"""The official table and the report of a self-evaluation, as files."""

from __future__ import annotations

from dataclasses import replace

from heji.forms.form import Form
from heji.forms.layout import Layout, layouts
from heji.web.filing.papers import NotMade, Paper, Printed
from heji.web.self_evaluations.printed import as_printed


def table(form: Form, format: str) -> Printed:
    """The official table; nothing is made that does not read back equal.

    Raises:
        NotMade: its layout cannot be printed, or what was written says something else.
    """
    from heji.writers.official.composing import NotPrintable
    from heji.writers.official.issuing import NotIssued, issue

    layout = _layout_of(form)
    try:
        issued = issue(as_printed(form, layout), layout, format)
    except NotPrintable as error:
        raise NotMade("self-evaluation.printed.not-printable") from error
    except NotIssued as error:
        names = "、".join(each.name for each in error.differences)
        raise NotMade("self-evaluation.printed.not-issued", names) from error
    return Printed(issued.data, len(issued.findings))


def expected(form: Form) -> Form:
    """What the official table of a form says when it is read.

    Raises:
        NotMade: its layout cannot be printed.
    """
    from heji.writers.official.issuing import expected_of

    layout = _layout_of(form)
    return expected_of(as_printed(form, layout), layout)


def report(form: Form, format: str) -> Printed:
    """The report."""
    from heji.writers.report.finding import outline_for
    from heji.writers.report.making import make
    from heji.writers.report.writing import write

    named = replace(as_printed(form, _layout_of(form)), organisation=form.organisation)
    return Printed(write(make(named, outline_for(named)), format))


def _layout_of(form: Form) -> Layout:
    layout = next((each for each in layouts() if each.id == form.layout), None)
    if layout is None:
        raise NotMade("self-evaluation.printed.not-printable")
    return layout


PAPERS = (
    Paper("form", "self-evaluation.printed.form", ("xlsx", "docx", "pdf"), table),
    Paper("report", "self-evaluation.printed.report", ("docx", "pdf"), report),
)
