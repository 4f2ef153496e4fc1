"""No finding rests on a cell that the reader itself is not sure of.

The arithmetic takes care of relations; every other check that finds something wrong is held back
here when a place that it points to was read with doubt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from heji.audit.arithmetic.doubtful import REASON, doubtful_places
from heji.audit.arithmetic.reckoning import judgements
from heji.audit.case import Reading, once_per_reading
from heji.audit.finding import Finding, Message
from heji.documents.locator import Locator
from heji.values.verdict import Verdict


def held_back(findings: Iterable[Finding], readings: Iterable[Reading]) -> Iterator[Finding]:
    """The findings, those undecided that rest on a doubtful reading.

    Args:
        findings: of any check.
        readings: of all documents that the findings speak of.
    """
    doubtful: dict[str, frozenset[Locator]] = {}
    for each in readings:
        doubtful[each.id] = doubtful.get(each.id, frozenset()) | _doubtful(each)
    for finding in findings:
        wrong = finding.verdict is Verdict.INCONSISTENT
        if wrong and any(
            each.locator.whole in doubtful.get(each.document, ()) for each in finding.evidence
        ):
            message = Message(f"reason.{REASON}", finding.message.values)
            finding = replace(  # noqa: PLW2901 - the same finding, held back
                finding, verdict=Verdict.UNDECIDED, message=message, suspects=()
            )
        yield finding


@once_per_reading
def _doubtful(reading: Reading) -> frozenset[Locator]:
    return doubtful_places(judgements(reading), reading.document) | reading.unsettled
