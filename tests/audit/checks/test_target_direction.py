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
        # an output is there to be brought about, whatever it is
        ("布设观测井数", "≤30眼", T.QUANTITY, "bounded-above"),
        ("收集口述史条数", "≤240条", T.QUANTITY, "bounded-above"),
        ("开展辅导小时数", "≤600小时", T.QUANTITY, "bounded-above"),
        ("保安人员培训人次", "≤430人次", T.QUANTITY, "bounded-above"),
        ("护林员培训人次", "≤300人次", None, "bounded-above"),
        ("筹集周转房套数", "≤300套", None, "bounded-above"),
        ("带动农户数", "≤300户", T.ECONOMIC, "bounded-above"),
        ("周转房套数", "≤300套", None, "right"),
        ("检测批次差异", "≤3批", T.QUALITY, "right"),
        # a fault of good work is a fault
        ("咨询答复不及时率", "≥4%", T.SOCIAL, "bounded-below"),
        ("补贴发放差错率", "≥1%", T.QUALITY, "bounded-below"),
        ("咨询答复不及时率", "≤4%", T.SOCIAL, "right"),
        ("年度任务未按期完成率", "≤2%", T.TIMELINESS, "right"),
        ("培训教材差错率", "≤1%", T.QUALITY, "right"),
        ("不合格产品处置率", "≥98%", T.QUALITY, "right"),
        ("不动产登记办结率", "≥98%", T.TIMELINESS, "right"),
        ("帮扶未就业人数", "≥300人", T.SOCIAL, "right"),
        ("未成年人保护宣传覆盖率", "≥90%", T.SOCIAL, "right"),
        # means, and what is kept in limits
        ("清理整治河湖“四乱”问题", "≥45处", T.QUANTITY, "right"),
        ("排查消除安全隐患", "≥45处", T.QUANTITY, "right"),
        ("盘活闲置数量", "≥30宗", T.QUANTITY, "right"),
        ("政策公开不及时次数", "≤3次", None, "right"),
        ("服务对象不满意人数", "≤5人", T.SOCIAL, "right"),
        ("未覆盖村数", "≤3个", T.QUANTITY, "right"),
        ("抽检不合格批次", "≤5批次", T.QUANTITY, "right"),
        ("查处不合格产品批次", "≥5批次", T.QUANTITY, "right"),
        ("不合格产品处置数", "≥5件", T.QUANTITY, "right"),
        ("新增感染人数", "≤5例", T.SOCIAL, "right"),
        ("接种异常反应数", "≤3例", T.QUANTITY, "right"),
        ("配备工作人员数", "≤3人", T.QUANTITY, "right"),
        ("重复信访件数", "≤3件", T.QUANTITY, "right"),
        ("审批环节数量", "≤3个", T.QUANTITY, "right"),
        ("群众跑动次数", "≤1次", T.QUANTITY, "right"),
        ("建设用地规模", "≤30公顷", T.QUANTITY, "right"),
        ("漏洞数量", "≤3个", T.QUANTITY, "right"),
        ("聘用编外人员数", "≤20人", T.QUANTITY, "right"),
        ("租赁办公用房面积", "≤500平方米", T.QUANTITY, "right"),
        ("公务接待批次", "≤30批次", T.QUANTITY, "right"),
        ("故障响应小时数", "≤4小时", T.QUANTITY, "right"),
        ("服务对象投诉件数", "≤3件", T.QUANTITY, "right"),
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
