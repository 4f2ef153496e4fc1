"""placeholder-left: template or instruction text left in."""

from __future__ import annotations

import pytest

from heji.audit.checks.wording import placeholder_left
from heji.audit.finding import Severity
from tests.audit.building import document, paragraph, reading, table
from tests.audit.checks.speaking import assert_registered, cases, findings, wrong


def judged(*paragraphs: str, cell: str = "") -> list[str]:
    blocks = [paragraph(text, number) for number, text in enumerate(paragraphs, 1)]
    blocks += [table((cell,))] if cell else []  # type: ignore[list-item]
    return cases(findings(placeholder_left, reading(document=document(*blocks))))


def test_pass() -> None:
    assert judged("全年完成培训5场。") == ["right"]


def test_fail() -> None:
    text = document(paragraph("三是××××××,有待加强。"), paragraph("四是××××。", 2))
    (found,) = wrong(findings(placeholder_left, reading(document=text)))
    assert (found.severity, found.stated) == (Severity.WARNING, "××××××")
    assert len(found.evidence) == 2
    assert found.evidence[0].locator.start == 2


def test_part_missing() -> None:
    assert judged() == []
    assert judged(cell="") == []


def test_rounding_edge() -> None:
    # one × multiplies, two stand for words
    assert judged("得分=93%×3=2.79") == ["right"]
    assert judged("得分××分") == ["crosses"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成年度任务。目标2:……", "dots"),
        ("目标2:...", "dots"),
        ("……", "dots-alone"),
        ("存在的问题(请结合实际情况填写)。", "instructions"),
        ("(请在此处简要说明发现的问题)", "instructions"),
        ("此处填写完成情况", "instructions"),
        ("请简要概述立项背景和主要内容,不超过300字", "instructions"),
        ("请描述项目的预期成效(200字以内)", "instructions"),
        ("(请概述本单位本年度预期达到的产出和效果)建成一批路灯。", "instructions"),
        ("【填报要求:目标须与指标对应】,完成培训5场", "instructions"),
        ("XX县XXX项目", "crosses"),
        ("20XX年度", "crosses"),
        ("年度目标1", "empty-number"),
        ("目标1:", "empty-number"),
        ("实施单位____", "underlines"),
        # what is no placeholder
        ("已请专家说明技术要点", "right"),
        ("印发公文200字以内的摘要12篇", "right"),
        ("开展检查、宣传、培训……取得较好成效。", "right"),
        ("HTTPS://XX.GOV.CN", "right"),
        ("型号XXL的防护服", "right"),
        ("负责人(签字):______", "right"),
        ("____年____月____日", "right"),
        ("注:请按实际情况填写,金额保留两位小数。", "right"),
        ("填表说明:本表由(请填写)单位填写", "right"),
        ("目标1:完成培训5场", "right"),
        ("PM2.5×3", "right"),
        ("按时填报报表", "right"),
        ("填报及时率", "right"),
    ],
)
def test_texts(text: str, expected: str) -> None:
    assert judged(text) == [expected]
    assert judged(cell=text) == [expected]


def test_the_register_knows_it() -> None:
    assert_registered("placeholder-left")
