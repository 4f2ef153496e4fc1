"""Counted things: lists, and counts with their sub-counts."""

from __future__ import annotations

from collections.abc import Iterator

from heji.audit.arithmetic.outcome import finding, findings
from heji.audit.arithmetic.stated_counts import stated_counts
from heji.audit.case import Reading
from heji.audit.check import check
from heji.audit.examiner import Examiner
from heji.audit.finding import Finding, Severity
from heji.relations.judge import judge
from heji.relations.relation import Count


@check("count-mismatch")
def count_mismatch(reading: Reading) -> Iterator[Finding]:
    """A stated count is not the number of things listed, or the sum of the stated sub-counts."""
    yield from findings("count-mismatch", reading, "parts", {Count: "listed"})
    examiner = Examiner("count-mismatch", Severity.ERROR, reading.id)
    for count in stated_counts(reading):
        yield finding(examiner, reading, judge(count, reading.habit), "listed")
