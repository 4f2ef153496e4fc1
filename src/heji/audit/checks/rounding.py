"""Figures that are right but for the way they were rounded."""

from __future__ import annotations

from collections.abc import Iterator

from heji.audit.arithmetic.outcome import finding
from heji.audit.arithmetic.reckoning import reported_by
from heji.audit.case import Reading
from heji.audit.check import check
from heji.audit.examiner import Examiner
from heji.audit.finding import Finding, Severity


@check("rounding-mode")
def rounding_mode(reading: Reading) -> Iterator[Finding]:
    """The figure is reached only by truncation, or by another rounding than the document uses.

    The document's habit is half away from zero unless its own rates clearly follow another mode.
    """
    examiner = Examiner("rounding-mode", Severity.WARNING, reading.id)
    for judgement in reported_by("rounding-mode", reading):
        case = judgement.rounding.value if judgement.rounding else "truncate"
        yield finding(examiner, reading, judgement, case)
