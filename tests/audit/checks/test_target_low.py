"""target-low: the result is 130 % of the target or more."""

from __future__ import annotations

from heji.audit.checks.comparison import target_low
from heji.audit.finding import Severity
from heji.forms.form import IndicatorType
from tests.audit.building import form, indicator, reading
from tests.audit.checks.speaking import assert_registered, cases, findings, wrong


def judged(target: str, result: str, name: str = "培育企业数量", **more: object) -> list[str]:
    row = indicator(name, target=target, result=result, **more)  # type: ignore[arg-type]
    return cases(findings(target_low, reading(form(indicators=[row]))))


def test_pass() -> None:
    assert judged("≥100家", "110家") == ["right"]


def test_fail() -> None:
    row = indicator("培育企业数量", target="≥100家", result="培育企业260家")
    (found,) = wrong(findings(target_low, reading(form(indicators=[row]))))
    assert found.severity is Severity.NOTE
    assert dict(found.message.values)["share"] == "260%"


def test_part_missing() -> None:
    assert judged("≥100家", "") == []
    assert judged("≥0家", "5家") == []
    assert judged("明显增加", "260家") == []


def test_rounding_edge() -> None:
    assert judged("≥100家", "129家") == ["right"]
    assert judged("≥100家", "130家") == ["far-above"]


def test_not_for_rates_ranks_dates_costs_and_spans() -> None:
    assert judged("≥60%", "95%", "参与率") == []
    assert judged("居全市前6", "第2", "全市排名") == []
    assert judged("2021年12月前", "2021年2月", "完成时间") == []
    assert judged("≤100元/人", "60元/人", "人均成本", kind=IndicatorType.COST) == []
    assert judged("≥5天", "9天", "培训时长") == []


def test_the_register_knows_it() -> None:
    assert_registered("target-low")
