"""target-copied: the result repeats the target word for word, sign included."""

from __future__ import annotations

import pytest

from heji.audit.checks.results import target_copied
from heji.audit.finding import Severity
from tests.audit.building import form, indicator, reading
from tests.audit.checks.speaking import assert_registered, cases, findings, wrong


def judged(target: str, result: str) -> list[str]:
    row = indicator("指标", target=target, result=result)
    return cases(findings(target_copied, reading(form(indicators=[row]))))


def test_pass() -> None:
    assert judged("≥95%", "96%") == ["right"]


def test_fail() -> None:
    row = indicator("设备完好率", target="≥95%", result="≥95％")
    (found,) = wrong(findings(target_copied, reading(form(indicators=[row]))))
    assert (found.severity, found.stated) == (Severity.WARNING, "≥95％")


def test_part_missing() -> None:
    assert judged("≥95%", "") == []
    assert judged("", "≥95%") == []


def test_rounding_edge() -> None:
    assert judged("≥95%", "95%") == ["right"]
    assert judged("≥95%", "≥95.0%") == ["right"]


@pytest.mark.parametrize(
    ("target", "result", "expected"),
    [
        ("不少于30人", "不少于 30 人", ["copied"]),
        ("2021年12月底前", "2021年12月底前", ["copied"]),
        ("开展培训≥3场。", "开展培训≥3场", ["copied"]),
        ("100%", "100%", []),
        ("健全", "健全", []),
        ("2021年6月", "2021年6月", []),
    ],
)
def test_what_is_a_copy(target: str, result: str, expected: list[str]) -> None:
    assert judged(target, result) == expected


def test_a_unit_in_a_column_of_its_own_belongs_to_the_target() -> None:
    row = indicator("栽种苗木株数", target="≥400", measure_unit="株", result="≥400株")
    assert cases(findings(target_copied, reading(form(indicators=[row])))) == ["copied"]


def test_the_register_knows_it() -> None:
    assert_registered("target-copied")
