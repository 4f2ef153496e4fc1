"""disclosure-late: published after the legal term, by the document's own dates."""

from __future__ import annotations

from heji.audit.checks.disclosure import disclosure_late
from heji.audit.finding import Severity
from tests.audit.building import document, field, form, paragraph, reading
from tests.audit.checks.speaking import assert_registered, cases, findings, wrong


def judged(approved: str, published: str) -> list[str]:
    fields = [field("date", approved, "批复日期"), field("date", published, "公开日期")]
    return cases(findings(disclosure_late, reading(form(fields=fields))))


def test_pass() -> None:
    assert judged("2022年1月20日", "2022年1月28日") == ["right"]


def test_fail() -> None:
    fields = [field("date", "2022年1月20日", "批复日期"), field("date", "2022年3月1日", "公开日期")]
    (found,) = wrong(findings(disclosure_late, reading(form(fields=fields))))
    assert (found.severity, found.stated, found.expected) == (
        Severity.WARNING,
        "2022-03-01",
        "2022-02-09",
    )


def test_part_missing() -> None:
    assert judged("", "2022年3月1日") == []
    assert judged("2022年1月20日", "") == []
    assert judged("1月20日", "3月1日") == []
    assert judged("2022年1月", "2022年3月1日") == []
    assert judged("2022年3月1日", "2021年3月1日") == []


def test_rounding_edge() -> None:
    assert judged("2022年1月20日", "2022年2月9日") == ["right"]
    assert judged("2022年1月20日", "2022年2月10日") == ["late"]


def test_dates_in_a_sentence() -> None:
    text = document(paragraph("部门预算批复日期为2022年1月20日,公开日期为2022年3月1日。"))
    assert cases(findings(disclosure_late, reading(form(), None, text))) == ["late"]
    alone = document(paragraph("部门预算按照规定在2022年3月1日进行公开。"))
    assert findings(disclosure_late, reading(form(), None, alone)) == ()


def test_the_register_knows_it() -> None:
    assert_registered("disclosure-late")
