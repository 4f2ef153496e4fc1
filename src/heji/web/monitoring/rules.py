"""The warnings of monitoring as findings beside their cells."""

from __future__ import annotations

from collections.abc import Iterator

from heji.audit.examiner import Examiner, Words
from heji.audit.finding import Finding
from heji.web.filing.case import Case
from heji.web.monitoring.signs import signs


def broken(case: Case) -> Iterator[Finding]:
    """What all rules of monitoring find."""
    for each in signs(case.content, case.month):
        speaker = Examiner(each.check, each.severity, case.id)
        words, place = Words(formula=each.formula), case.place(each.cell, each.quote)
        yield speaker.wrong(each.case, place, words, values=each.values)
