"""Project forms with scores, and what was found in them."""

from __future__ import annotations

from dataclasses import replace

from heji.audit.case import Reading
from heji.audit.finding import Finding
from heji.forms.form import Form
from heji.forms.recognise import recognise
from tests.audit.building import document, paragraph, reading, table
from tests.audit.checking import INCONSISTENT

PLATFORM = "cn/platform/project-self-evaluation/2020"

HEAD = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "原因"]


def project(
    executed: str = "1,000.00",
    money_score: str = "10",
    result: str = "100套",
    score: str = "50",
    total: str = "100",
    rate: str = "100.00%",
) -> Form:
    """A whole project form in the shape of the ministry's table."""
    money = table(
        ["项目资金（万元）", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        ["年度资金总额", "1,000.00", "1,000.00", executed, "10", rate, money_score],
    )
    rows = table(
        HEAD,
        ["产出指标", "数量指标", "新建监测设备数量", "≥100套", result, "50", score, ""],
        ["效益指标", "社会效益指标", "灾情预警覆盖率", "≥90%", "95%", "30", "30", ""],
        ["满意度指标", "服务对象满意度指标", "群众满意度", "≥90%", "95%", "10", "10", ""],
        ["总分", "", "", "", "", "100", total, ""],
        number=2,
    )
    heading = paragraph("项目支出绩效自评表（2021年度）")
    return recognise(document(heading, money, rows))


def named(made: Form, rubric: str = PLATFORM) -> Reading:
    return replace(reading(made), rubric=rubric)


def wrong(found: list[Finding]) -> list[Finding]:
    return [each for each in found if each.verdict is INCONSISTENT]
