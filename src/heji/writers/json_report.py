"""The audit as JSON, exactly as FINDINGS.md describes it: a public interface."""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterator
from typing import Any

from heji.audit.answers import Answer
from heji.audit.finding import Evidence, Suspect
from heji.audit.report import DocumentEntry, ReadingOrder, Report, Result, position, reading_order
from heji.version import VERSION
from heji.writers import wording

TOOL = {"name": "heji", "version": VERSION}


def write(report: Report) -> Iterator[str]:
    """The pieces of the JSON text; one document or finding to a line, so that lines can be compared.

    Args:
        report: with `has_consistent` the object also has `checks`, every check that was made.
    """
    yield '{\n"tool": ' + line(TOOL) + ",\n"
    yield from _list("documents", (document_data(each) for each in report.documents))
    yield from _list("findings", (result_data(each) for each in report.findings))
    yield from _list("undecided", (result_data(each) for each in report.undecided))
    if report.has_consistent:
        yield from _list("checks", (result_data(each) for each in _all(report)))
    yield from _list("remarks", (_remark(each) for each in report.remarks))
    yield from _list("unmatched_answers", (_unmatched(each) for each in report.unmatched_answers))
    yield '"summary": ' + line(report.summary.as_data()) + "\n}\n"


def line(data: Any) -> str:
    """Data as one line of JSON, Chinese written as it is."""
    return json.dumps(data, ensure_ascii=False)


def document_data(entry: DocumentEntry) -> dict[str, Any]:
    """One document of the report."""
    return {
        "id": entry.id,
        "path": entry.path,
        "sha256": entry.sha256 or None,
        "format": entry.format,
        "kind": entry.kind.value,
        "layout": entry.layout,
        "organisation": entry.organisation or None,
        "year": entry.year,
        "status": entry.status.value,
        "error": wording.problems(entry, "zh"),
        "error_en": wording.problems(entry, "en"),
        "pages": entry.pages,
        "tables": entry.tables,
        "figures": entry.figures,
        "title": entry.title or None,
        "duplicate_of": entry.duplicate_of,
    }


def result_data(result: Result) -> dict[str, Any]:
    """One finding, undecided item or check of the report."""
    finding = result.finding
    return {
        "check": finding.check,
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "document": finding.document,
        "stated": finding.stated,
        "expected": finding.expected,
        "difference": finding.difference,
        "formula": finding.formula,
        "message": wording.message(finding.message, "zh"),
        "message_en": wording.message(finding.message, "en"),
        "suspects": [_suspect(each) for each in finding.suspects],
        "evidence": [_evidence(each) for each in finding.evidence],
        "rule": finding.rule,
        "identity": result.identity,
        "answer": result.answer.as_data() if result.answer else None,
    }


def _all(report: Report) -> Iterator[Result]:
    places = position(report.documents)

    def order(result: Result) -> tuple[int, ReadingOrder]:
        return places.get(result.finding.document, len(places)), reading_order(result)

    return heapq.merge(report.findings, report.undecided, report.consistent, key=order)


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "document": evidence.document,
        "locator": evidence.locator.as_data(),
        "quote": evidence.quote,
    }


def _suspect(suspect: Suspect) -> dict[str, Any]:
    return {
        "locator": suspect.locator.as_data(),
        "stated": suspect.stated,
        "suggested": suspect.suggested,
    }


def _remark(problem: Any) -> dict[str, Any]:
    return {
        "message": wording.message(problem, "zh"),
        "message_en": wording.message(problem, "en"),
    }


def _unmatched(answer: Answer) -> dict[str, Any]:
    return {"finding": answer.finding, "file": answer.source, **answer.as_data()}


def _list(name: str, items: Iterator[dict[str, Any]]) -> Iterator[str]:
    yield line(name) + ": ["
    separator = "\n"
    for item in items:
        yield separator + line(item)
        separator = ",\n"
    yield "],\n"
