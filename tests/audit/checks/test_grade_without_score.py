"""grade-without-score: a grade without a score."""

from __future__ import annotations

import pytest

from heji.audit.checks.wording import grade_without_score
from heji.audit.finding import Severity
from tests.audit.building import document, field, form, node, paragraph, reading
from tests.audit.checks.speaking import assert_registered, cases, findings, wrong


def judged(*paragraphs: str) -> list[str]:
    blocks = [paragraph(text, number) for number, text in enumerate(paragraphs, 1)]
    return cases(findings(grade_without_score, reading(form(), None, document(*blocks))))


def test_pass() -> None:
    assert judged("本项目自评得分93分,自评等级为“优”。") == ["right"]


def test_fail() -> None:
    text = document(paragraph("对照目标逐项评价,本项目自评等级为“优”。"))
    (found,) = wrong(findings(grade_without_score, reading(form(), None, text)))
    assert (found.severity, found.stated) == (Severity.WARNING, "自评等级为“优”")


def test_part_missing() -> None:
    assert judged("本项目按计划完成。") == []
    assert judged() == []


def test_rounding_edge() -> None:
    # a score counts wherever it stands, the score table included
    assert judged("自评等级为“优”。", "综合得分:93.5") == ["right"]
    scored = form(scores=[node("总分", "100", "93", level=0)])
    text = document(paragraph("自评等级为“优”。"))
    assert cases(findings(grade_without_score, reading(scored, None, text))) == ["right"]
    # the sum of the marks, and a score in the grade's own sentence
    assert judged("四项指标合计91.25分,自评等级“优”。") == ["right"]
    assert judged("本次以91.25分评为“优”。") == ["right"]
    # the rate of somebody's marks, the full mark and the bounds of a grade are no score
    assert judged("自评等级为“优”。", "群众测评得分率94.1%。") == ["grade"]
    assert judged("自评等级为“优”(90分以上)。") == ["grade"]
    given = form(fields=[field("total_score", "93")])
    assert cases(findings(grade_without_score, reading(given, None, text))) == ["right"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("部门整体支出绩效自评优秀。", ["grade"]),
        ("评价结果为良。", ["grade"]),
        ("综合评定等级:优", ["grade"]),
        ("绩效等级评定为“良好”。", ["grade"]),
        # not the grade of this evaluation
        ("本次自评只评分,不评绩效等级。", []),
        ("19家孵化园区被评为优秀。", []),
        ("绩效评价结果为差的,扣2分。", []),
        ("评价等级为优、良的项目优先安排。", []),
        ("2019年度自评等级为优。", []),
        ("自评结果优良中差四级。", []),
        ("自评工作优化了流程。", []),
    ],
)
def test_wordings(text: str, expected: list[str]) -> None:
    assert judged(text) == expected


def test_the_register_knows_it() -> None:
    assert_registered("grade-without-score")
