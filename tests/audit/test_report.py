from __future__ import annotations

from dataclasses import replace

import pytest

from heji.audit.answers import Answer, AnswerStatus
from heji.audit.collecting import Collection
from heji.audit.finding import Severity
from heji.audit.report import Report, Result
from heji.documents.document import Status
from tests.writers import sample


def only(severity: Severity, status: AnswerStatus | None = None, **changes: object) -> Report:
    """A report of one finding in one document that was read."""
    full = sample.report()
    answer = Answer("aaaaaaaaaaaa", status, "because") if status else None
    result = Result(sample.finding(severity=severity), "aaaaaaaaaaaa", answer=answer)
    return replace(full, documents=full.documents[:1], findings=(result,), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("severity", "fail_on", "expected"),
    [
        (Severity.ERROR, Severity.ERROR, 1),
        (Severity.WARNING, Severity.ERROR, 0),
        (Severity.WARNING, Severity.WARNING, 1),
        (Severity.NOTE, Severity.WARNING, 0),
        (Severity.NOTE, Severity.NOTE, 1),
        (Severity.ERROR, None, 0),
    ],
)
def test_exit_status(severity: Severity, fail_on: Severity | None, expected: int) -> None:
    assert only(severity).exit_status(fail_on) == expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [(AnswerStatus.ACCEPTED, 1), (AnswerStatus.EXPLAINED, 0), (AnswerStatus.MISREAD, 0)],
)
def test_an_accepted_finding_still_counts(status: AnswerStatus, expected: int) -> None:
    assert only(Severity.ERROR, status).exit_status() == expected


@pytest.mark.parametrize("status", [Status.PARTLY_READ, Status.UNREADABLE])
def test_what_was_not_read_outranks_what_is_wrong(status: Status) -> None:
    report = only(Severity.ERROR)
    entry = replace(report.documents[0], status=status)
    assert replace(report, documents=(entry,)).exit_status() == 2
    assert replace(report, documents=(entry,)).exit_status(None) == 2


def test_a_fault_of_heji_is_not_a_finding() -> None:
    assert only(Severity.NOTE, has_faults=True).exit_status() == 2


def test_summary_counts_by_verdict_and_severity() -> None:
    assert sample.report().summary.as_data() == {
        "checked": 12,
        "consistent": 7,
        "inconsistent": 4,
        "undecided": 1,
        "error": 2,
        "warning": 1,
        "note": 1,
    }


def test_filter_hides_findings_and_keeps_the_summary() -> None:
    shown = sample.report().at_least(Severity.WARNING)
    assert [each.severity for each in shown.findings] == ["error", "error", "warning"]
    assert shown.summary == sample.report().summary


def test_order_is_document_then_severity_then_place() -> None:
    mixed = [
        Result(sample.finding(document="d2"), "1"),
        Result(sample.finding(severity=Severity.NOTE), "2", (0,)),
        Result(sample.finding(), "3", (5, 1)),
        Result(sample.finding(), "4", (2, 9)),
        Result(sample.finding(severity=Severity.WARNING), "5", (0,)),
    ]
    collection = Collection()
    collection.add(mixed[:2])
    collection.add(mixed[2:])
    ordered = collection.in_order(["d1", "d2"])
    assert [int(each.identity) for each in ordered] == [4, 3, 5, 2, 1]


def test_documents_come_with_their_findings() -> None:
    report = sample.report()
    found = [(entry.id, len(results)) for entry, results in report.by_document()]
    assert found == [("d1", 4), ("d2", 0)]
    later = tuple(replace(each, finding=sample.finding(document="d2")) for each in report.findings)
    grouped = replace(report, findings=later).by_document()
    assert [(entry.id, results) for entry, results in grouped] == [("d1", ()), ("d2", later)]
