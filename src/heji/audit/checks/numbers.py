"""Digits that are no number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heji.audit.case import Reading
from heji.audit.check import check
from heji.audit.examiner import Examiner, Words
from heji.audit.finding import Evidence, Finding, Severity, Suspect
from heji.audit.prose import Passage, passages, quantities
from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.forms.form import Form
from heji.relations.operands import regrouped
from heji.values.formatting import format_like
from heji.values.quantity import Quantity

#: Only digits with a separator between them can be ill-formed; most cells hold none.
_SEPARATED = re.compile(r"[\d０-９]\s*[,，.．]\s*[\d０-９]")
_GROUPED = re.compile(r"\d[,，]\s*\d")


@check("malformed-number")
def malformed_number(reading: Reading) -> Iterator[Finding]:
    """Digits that are no well-formed number.

    Broken thousands groups, two decimal points, repeated amounts in one cell. 「1.2.3」 alone may be
    the number of a section: it is wrong only where an amount, a weight or a score must stand.
    """
    examiner = Examiner("malformed-number", Severity.ERROR, reading.id)
    seen: set[Locator] = set()
    for figure in _numeric_cells(reading.form):
        value = figure.value
        if isinstance(value, Quantity) and value.malformed and figure.locator not in seen:
            seen.add(figure.locator)
            yield _malformed(examiner, examiner.place(figure.locator, figure.quote), value)
    for passage in passages(reading):
        if passage.locator not in seen and _SEPARATED.search(passage.text):
            yield from _in_text(examiner, passage)


def _numeric_cells(form: Form) -> Iterator[Figure]:
    """The cells that must hold a number."""
    yield from (each.figure for each in form.money)
    yield from (each.amount for each in form.tasks if each.amount is not None)
    for indicator in form.indicators:
        for role in ("weight", "score"):
            figure = indicator.entry(role)
            if figure is not None:
                yield figure


def _in_text(examiner: Examiner, passage: Passage) -> Iterator[Finding]:
    for quantity in quantities(passage.text):
        locator = passage.locator.span(quantity.start, quantity.end)
        if quantity.malformed:
            yield _malformed(examiner, examiner.place(locator, passage.text), quantity)
        elif _GROUPED.search(quantity.text):
            place = examiner.place(locator, passage.text)
            yield examiner.right((place,), Words(quantity.text.strip()))


def _malformed(examiner: Examiner, place: Evidence, quantity: Quantity) -> Finding:
    stated = quantity.text.strip()
    readable = regrouped(quantity)
    if readable is None:
        return examiner.wrong("unreadable", (place,), Words(stated), stated=stated)
    expected = format_like(readable.fraction, readable)
    return examiner.wrong(
        "groups",
        (place,),
        Words(stated, expected),
        suspects=(Suspect(place.locator, stated, expected),),
        stated=stated,
        expected=expected,
    )
