"""name-conflict: one organisation, plan or project under different names; years that differ."""

from __future__ import annotations

from heji.audit.checks.dossier import name_conflict_between
from heji.audit.checks.names import (
    name_conflict_of_names,
    name_conflict_of_plans,
    name_conflict_of_years,
)
from heji.audit.finding import Severity
from tests.audit.building import document, field, form, paragraph, reading
from tests.audit.checks.speaking import across, assert_registered, cases, findings, wrong

TITLE = "甲乙县卫生健康局2021年度项目支出绩效自评表"


def titled(title: str, name: str) -> list[str]:
    given = form(title=title, fields=[field("department", name)])
    return cases(findings(name_conflict_of_names, reading(given, None, document(paragraph(title)))))


def test_pass() -> None:
    assert titled(TITLE, "甲乙县卫生健康局") == ["right"]
    assert titled(TITLE, "甲乙县卫健局") == ["right"]


def test_fail() -> None:
    given = form(title=TITLE, fields=[field("department", "甲乙县卫生建康局")])
    (found,) = wrong(
        findings(name_conflict_of_names, reading(given, None, document(paragraph(TITLE))))
    )
    assert (found.severity, found.stated) == (Severity.NOTE, "甲乙县卫生健康局")


def test_part_missing() -> None:
    assert titled(TITLE, "") == []
    assert titled("", "甲乙县卫生健康局") == ["right"]
    assert findings(name_conflict_of_years, reading(form(title=TITLE))) == ()
    assert findings(name_conflict_of_plans, reading(form())) == ()


def test_rounding_edge() -> None:
    # two schools of one county differ by one character and are two
    assert titled("甲乙县第一实验中学自评表", "甲乙县第二实验中学") == ["right"]


def test_plans() -> None:
    def judged(*texts: str) -> list[str]:
        blocks = [paragraph(text, number) for number, text in enumerate(texts, 1)]
        return cases(findings(name_conflict_of_plans, reading(form(), None, document(*blocks))))

    assert judged("构建“1+2+N”服务体系。", "“1+2+N”服务体系初步建成。") == ["right"]
    assert judged("构建“1+2+N”服务体系。", "“2+2+N”服务体系初步建成。") == ["plan"]
    assert judged("构建“1+2+N”服务体系。", "“1+5+N”政策体系初步建成。") == ["right", "right"]


def test_years() -> None:
    def judged(year: str) -> list[str]:
        given = form(title=TITLE, fields=[field("year", year)])
        return cases(findings(name_conflict_of_years, reading(given)))

    assert judged("2021年度") == ["right"]
    assert judged("2020年度") == ["year"]
    assert judged("2020-2021") == []


def test_between_documents() -> None:
    one = reading(form(fields=[field("department", "甲乙县卫生健康局")]), id="d1")
    two = reading(form(fields=[field("department", "甲乙县卫生建康局")]), id="d2")
    assert cases(across(name_conflict_between, one, two)) == ["between"]
    assert cases(across(name_conflict_between, one, one)) == ["right"]


def test_the_register_knows_it() -> None:
    assert_registered("name-conflict")
