"""target-direction: the comparison sign contradicts what is counted."""

from __future__ import annotations

import pytest

from heji.audit.checks.targets import target_direction
from heji.audit.finding import Severity
from heji.forms.form import IndicatorType
from tests.audit.building import form, indicator, reading
from tests.audit.checks.speaking import assert_registered, cases, findings, wrong

T = IndicatorType


def judged(name: str, target: str, kind: IndicatorType | None = T.QUANTITY) -> list[str]:
    row = indicator(name, kind=kind, target=target)
    return cases(findings(target_direction, reading(form(indicators=[row]))))


def test_pass() -> None:
    assert judged("新建公厕数量", "≥12座") == ["right"]
    assert judged("新建公厕单座成本", "≤8万元/座", T.COST) == ["right"]


def test_fail() -> None:
    row = indicator("新建公厕数量", kind=T.QUANTITY, target="≤12座")
    (found,) = wrong(findings(target_direction, reading(form(indicators=[row]))))
    assert (found.severity, found.stated) == (Severity.WARNING, "≤12座")


def test_part_missing() -> None:
    assert judged("新建公厕数量", "12座") == []
    assert judged("新建公厕数量", "") == []
    assert judged("公厕覆盖情况", "有效提升") == []


def test_rounding_edge() -> None:
    # nothing at all is a limit that makes sense for anything
    assert judged("新建违章建筑数量", "≤0座") == ["right"]


@pytest.mark.parametrize(
    ("name", "target", "kind", "expected"),
    [
        ("验收合格率", "≤95%", T.QUALITY, "bounded-above"),
        ("受益群众满意度", "≤90%", T.SATISFACTION, "bounded-above"),
        ("资金拨付逾期率", "≥5%", T.TIMELINESS, "bounded-below"),
        ("群众投诉起数", "≥3起", T.QUALITY, "bounded-below"),
        ("项目建设成本", "≥100万元", T.COST, "cost-below"),
        # what only looks so
        ("群众投诉处理率", "≥95%", T.QUALITY, "right"),
        ("图书编目差错控制达标率", "≥90%", T.QUALITY, "right"),
        ("人均补助标准", "≥500元/人", T.COST, "right"),
        ("成本节约率", "≥3%", T.COST, "right"),
        ("培训费用", "≤20万元", T.QUANTITY, "right"),
        ("服务响应时间", "≤2小时", T.TIMELINESS, "right"),
        ("行政审批服务办结", "≤5个工作日", T.TIMELINESS, "right"),
        ("煤炭消费减少量", "≤20万吨", T.ECOLOGICAL, "right"),
        ("检查发现问题数", "≤5个", T.QUALITY, "right"),
        ("三公经费控制数", "≤20万元", T.COST, "right"),
        ("全市综合排名", "居前6", T.SOCIAL, "right"),
        ("安全事故发生率下降", "≥5%", T.SOCIAL, "right"),
        ("空气优良天数", "≥300天", T.ECOLOGICAL, "right"),
    ],
)
def test_names_and_signs(name: str, target: str, kind: IndicatorType, expected: str) -> None:
    assert judged(name, target, kind) == [expected]


def test_the_register_knows_it() -> None:
    assert_registered("target-direction")
