"""disclosure-missing: approved, and the date of publication is blank."""

from __future__ import annotations

from heji.audit.checks.disclosure import disclosure_missing
from heji.audit.finding import Severity
from tests.audit.building import field, form, reading
from tests.audit.checks.speaking import assert_registered, cases, findings, wrong


def judged(**dates: str) -> list[str]:
    fields = [field("date", text, label) for label, text in dates.items()]
    return cases(findings(disclosure_missing, reading(form(fields=fields))))


def test_pass() -> None:
    assert judged(批复日期="2022年1月20日", 公开日期="2022年1月28日") == ["right"]


def test_fail() -> None:
    fields = [field("date", "2022年1月20日", "批复日期"), field("date", "", "公开日期")]
    (found,) = wrong(findings(disclosure_missing, reading(form(fields=fields))))
    assert found.severity is Severity.WARNING


def test_part_missing() -> None:
    assert judged(公开日期="") == []
    assert judged(批复日期="2022年1月20日") == []
    assert judged(批复日期="", 公开日期="") == []


def test_rounding_edge() -> None:
    assert judged(批复日期="2022年1月20日", 公开日期="—") == ["right"]
    assert judged(批复日期="2022年1月20日", 公开日期="无") == ["missing"]


def test_the_register_knows_it() -> None:
    assert_registered("disclosure-missing")
