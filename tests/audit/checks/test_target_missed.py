"""target-missed: the result falls short of the target."""

from __future__ import annotations

import pytest

from heji.audit.checks.comparison import target_missed
from heji.audit.finding import Severity
from heji.forms.form import IndicatorType
from tests.audit.building import field, form, indicator, reading
from tests.audit.checks.speaking import assert_registered, cases, findings, wrong

QUANTITY = IndicatorType.QUANTITY


def judged(target: str, result: str, name: str = "培训人次", **more: str) -> list[str]:
    row = indicator(name, kind=QUANTITY, target=target, result=result, **more)
    return cases(findings(target_missed, reading(form(indicators=[row]))))


def test_pass() -> None:
    assert judged("≥200人次", "200人次") == ["right"]


def test_fail() -> None:
    row = indicator("培训人次", kind=QUANTITY, target="≥200人次", result="180人次")
    (found,) = wrong(findings(target_missed, reading(form(indicators=[row]))))
    assert (found.severity, found.stated, found.expected) == (Severity.NOTE, "180人次", "≥200人次")
    assert found.message.key.endswith(".short")


def test_part_missing() -> None:
    assert judged("≥200人次", "") == []
    assert judged("", "180人次") == []
    assert judged("有效提升", "有所提升") == []
    row = indicator("培训人次", kind=QUANTITY, target="≥200人次")
    assert findings(target_missed, reading(form(indicators=[row]))) == ()


def test_rounding_edge() -> None:
    assert judged("≥95%", "95%") == ["right"]
    assert judged("≥95%", "94.9%") == ["short"]
    # 95 % printed without decimals may have been 95.3 %.
    assert judged("≥95.2%", "95%") == ["undecided figure-is-rough"]


def test_a_reason_in_the_row_is_quoted() -> None:
    row = indicator(
        "培训人次", kind=QUANTITY, target="≥200人次", result="180人次", reason="场地维修,两期延后。"
    )
    (found,) = findings(target_missed, reading(form(indicators=[row])))
    assert dict(found.message.values)["reason"] == "场地维修,两期延后。"
    assert cases((found,)) == ["explained"]


def test_a_reason_in_the_result_or_elsewhere_is_quoted() -> None:
    assert judged("≥30场", "举办12场(受场馆改造影响,其余取消)", "演出场次") == ["explained"]
    row = indicator("演出场次", kind=QUANTITY, target="≥30场", result="12场")
    told = field("problems", "演出场次未达预期,主要是场馆改造。")
    assert cases(findings(target_missed, reading(form(indicators=[row], fields=[told])))) == [
        "explained"
    ]


@pytest.mark.parametrize(
    ("target", "result", "expected"),
    [
        # several figures in one result
        ("≥50个", "甲类31个,乙类22个,三项合计70个。", "right"),
        ("≥21项", "已完成28项,其中新建12项、续建7项。", "right"),
        ("≥9场", "上半年2场、下半年3场。", "short"),  # even their sum falls short
        ("≥5场", "上半年2场、下半年3场。", "undecided several-figures"),
        ("≥9项", "培育企业12家,其中4家由甲院完成。", "right"),
        ("≥9项", "培育企业12家,举办活动3场。", "undecided several-figures"),
        # words for signs
        ("达到750家以上", "760家", "right"),
        ("不少于340人", "339人", "short"),
        ("居全市前6", "全市第三", "right"),
        ("居全市前6", "全市第7", "short"),
        # rough figures
        ("≥300亿元", "近586亿元", "right"),
        ("≥590亿元", "近586亿元", "short"),
        ("≥12万人", "超12.6万人", "right"),
        ("≥13万人", "超12.6万人", "undecided figure-is-rough"),
        # units
        ("≥50个", "48家", "short"),
        ("≥2万人次", "3.1万人次", "right"),
        ("≥200万元", "150万元", "short"),
        ("≥200万元", "0.03亿元", "right"),
        # a quoted target is no result
        ("≥80件", "完成29件(整体未达≥80件)", "short"),
        # ranges
        ("3-5次", "4次", "right"),
        ("3-5次", "2次", "short"),
        # words alone
        ("≥3个", "未完成", "short"),
        ("≥3个", "已按计划完成", ""),
        ("100%", "99%", "short"),
    ],
)
def test_how_results_answer(target: str, result: str, expected: str) -> None:
    assert judged(target, result, "建设任务数量") == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("target", "result", "expected"),
    [
        ("2021年12月底前", "2021年11月25日", "right"),
        ("2021年12月底前", "2022年1月5日", "short"),
        ("9月前", "2021年8月", "right"),
        ("9月前", "2021年11月25日", "short"),
        ("2021年12月底前", "已按期完成", ""),
    ],
)
def test_dates(target: str, result: str, expected: str) -> None:
    assert judged(target, result, "补助发放时间") == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("name", "kind", "target", "result", "expected"),
    [
        ("每公里养护成本", IndicatorType.COST, "8000元/公里", "7900元/公里", "right"),
        ("每公里养护成本", IndicatorType.COST, "8000元/公里", "8100元/公里", "short"),
        ("投诉起数", IndicatorType.QUALITY, "3起", "1起", "right"),
        ("投诉处理率", IndicatorType.QUALITY, "100%", "98%", "short"),
        ("安全事故发生数", IndicatorType.QUALITY, "0起", "1起", "short"),
        ("人均补助标准", IndicatorType.COST, "500元/人", "500元/人", "right"),
        ("人均补助标准", IndicatorType.COST, "500元/人", "480元/人", "undecided direction-unknown"),
        ("贫困发生率下降比例", IndicatorType.SOCIAL, "2%", "1%", "undecided direction-unknown"),
    ],
)
def test_targets_without_a_sign(
    name: str, kind: IndicatorType, target: str, result: str, expected: str
) -> None:
    row = indicator(name, kind=kind, target=target, result=result)
    assert cases(findings(target_missed, reading(form(indicators=[row])))) == [expected]


@pytest.mark.parametrize(
    ("target", "result", "expected"),
    [
        ("≥90%", "满意度85%", "short"),
        ("≥90%", "达到85%", "short"),
        ("≥90%", "发放问卷100份,回收率85%", "undecided another-subject"),
        ("≥90%", "发放问卷100份,回收率85%,满意度96%", "undecided several-figures"),
    ],
)
def test_a_figure_said_of_something_else_does_not_answer(
    target: str, result: str, expected: str
) -> None:
    assert judged(target, result, "受益群众满意度") == [expected]


def test_several_targets_are_paired_by_order_or_left_undecided() -> None:
    assert judged("申报数≥50家,认定数≥40家", "申报数55家,认定数38家") == ["right", "short"]
    assert judged("申报数≥50家,认定数≥40家", "认定38家") == ["undecided several-targets"] * 2


def test_a_sign_in_a_column_of_its_own() -> None:
    assert judged("20", "18", nature="≥", measure_unit="场") == ["short"]
    assert judged("20", "18", nature="≤", measure_unit="天") == ["right"]


def test_the_register_knows_it() -> None:
    assert_registered("target-missed")
