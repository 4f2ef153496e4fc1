"""target-packed: one target cell holds several targets."""

from __future__ import annotations

from heji.audit.checks.targets import target_packed
from heji.audit.finding import Severity
from tests.audit.building import form, indicator, reading
from tests.audit.checks.speaking import assert_registered, cases, findings, wrong


def judged(target: str) -> list[str]:
    row = indicator("培育企业", target=target)
    return cases(findings(target_packed, reading(form(indicators=[row]))))


def test_pass() -> None:
    assert judged("≥50家") == ["right"]


def test_fail() -> None:
    row = indicator("培育企业", target="申报数量≥50家,认定数≥40家。")
    (found,) = wrong(findings(target_packed, reading(form(indicators=[row]))))
    assert (found.severity, dict(found.message.values)["count"]) == (Severity.NOTE, "2")


def test_part_missing() -> None:
    assert judged("") == []
    assert judged("有效提升") == []


def test_rounding_edge() -> None:
    assert judged("≥5个且≤10个") == ["right"]
    assert judged("3-5次") == ["right"]


def test_the_register_knows_it() -> None:
    assert_registered("target-packed")
