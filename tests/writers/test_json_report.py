"""The shape of the JSON is a public interface: FINDINGS.md."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from heji.audit.report import Report, Result
from heji.documents.locator import Locator
from heji.values.verdict import Verdict
from heji.writers import json_report
from tests.writers import sample

TOP = ["tool", "documents", "findings", "undecided", "remarks", "unmatched_answers", "summary"]
DOCUMENT = {
    "id": str,
    "path": str,
    "sha256": (str, type(None)),
    "format": str,
    "kind": str,
    "layout": (str, type(None)),
    "organisation": (str, type(None)),
    "year": (int, type(None)),
    "status": str,
    "error": (str, type(None)),
    "error_en": (str, type(None)),
    "pages": (int, type(None)),
    "tables": int,
    "figures": int,
    "title": (str, type(None)),
    "duplicate_of": (str, type(None)),
}
TEXT = (str, type(None))
FINDING = {
    "check": str,
    "verdict": str,
    "severity": str,
    "document": str,
    "stated": TEXT,
    "expected": TEXT,
    "difference": TEXT,
    "formula": TEXT,
    "message": str,
    "message_en": str,
    "suspects": list,
    "evidence": list,
    "rule": TEXT,
    "identity": str,
    "answer": (dict, type(None)),
}
LOCATOR = {"sheet", "page", "table", "row", "column", "paragraph", "start", "end", "box"}
SUMMARY = ["checked", "consistent", "inconsistent", "undecided", "error", "warning", "note"]


def data_of(report: Report) -> dict[str, Any]:
    data: dict[str, Any] = json.loads("".join(json_report.write(report)))
    return data


def assert_shape(data: dict[str, Any], shape: dict[str, Any]) -> None:
    assert list(data) == list(shape)
    assert {name: isinstance(data[name], shape[name]) for name in shape} == dict.fromkeys(
        shape, True
    )


def test_shape() -> None:
    data = data_of(sample.report(answered=True))
    assert list(data) == TOP
    assert data["tool"]["name"] == "heji"
    assert list(data["summary"]) == SUMMARY
    for document in data["documents"]:
        assert_shape(document, DOCUMENT)
    for finding in data["findings"] + data["undecided"]:
        assert_shape(finding, FINDING)
        for evidence in finding["evidence"]:
            assert list(evidence) == ["document", "locator", "quote"]
            assert set(evidence["locator"]) <= LOCATOR
        for suspect in finding["suspects"]:
            assert list(suspect) == ["locator", "stated", "suggested"]


def test_words() -> None:
    data = data_of(sample.report(answered=True))
    assert [each["verdict"] for each in data["findings"]] == ["inconsistent"] * 4
    assert [each["severity"] for each in data["findings"]] == ["error", "error", "warning", "note"]
    assert data["undecided"][0]["verdict"] == "undecided"
    assert data["documents"][1]["status"] == "unreadable"
    assert "BadZipFile" in data["documents"][1]["error"]
    assert data["findings"][0]["answer"] == {
        "status": "explained",
        "reason": "口径不同",
        "by": "张三",
        "date": "2022-03-01",
    }


def test_checks_only_when_they_were_asked_for() -> None:
    right = Result(sample.finding(verdict=Verdict.CONSISTENT), "000000000009")
    full = replace(sample.report(), consistent=(right,), has_consistent=True)
    data = data_of(full)
    assert len(data["checks"]) == 6
    assert {each["verdict"] for each in data["checks"]} == {
        "consistent",
        "inconsistent",
        "undecided",
    }
    assert len(data["findings"]) == 4


def test_a_box_is_a_list_of_decimals_as_text() -> None:
    box = Locator(page=2, box=("1.5", "2.0", "3.25", "4"))
    evidence = replace(sample.finding().evidence[0], locator=box)
    result = Result(sample.finding(evidence=(evidence,)), "000000000001")
    data = data_of(replace(sample.report(), findings=(result,)))
    locator = data["findings"][0]["evidence"][0]["locator"]
    assert locator == {"page": 2, "box": ["1.5", "2.0", "3.25", "4"]}


def test_lone_surrogates_can_be_written() -> None:
    finding = sample.finding(stated="\ud800 1,434.56")
    pieces = json_report.write(replace(sample.report(), findings=(Result(finding, "1"),)))
    encoded = "".join(pieces).encode("utf-8", "backslashreplace")
    assert json.loads(encoded)["findings"][0]["stated"] == "\ud800 1,434.56"


def test_one_finding_to_a_line() -> None:
    lines = "".join(json_report.write(sample.report())).splitlines()
    assert sum(each.startswith('{"check"') for each in lines) == 5
