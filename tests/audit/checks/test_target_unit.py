"""target-unit: target and result are of different units or kinds."""

from __future__ import annotations

import pytest

from heji.audit.checks.targets import target_unit
from heji.audit.finding import Severity
from tests.audit.building import form, indicator, reading
from tests.audit.checks.speaking import assert_registered, cases, findings, wrong


def judged(target: str, result: str) -> list[str]:
    row = indicator("服务对象", target=target, result=result)
    return cases(findings(target_unit, reading(form(indicators=[row]))))


def test_pass() -> None:
    assert judged("≥50人", "52人") == ["right"]


def test_fail() -> None:
    row = indicator("服务对象", target="≥50人", result="30万元")
    (found,) = wrong(findings(target_unit, reading(form(indicators=[row]))))
    assert (found.severity, found.stated, found.expected) == (Severity.WARNING, "30万元", "≥50人")
    assert judged("≥95%", "36家") == ["kinds"]


def test_part_missing() -> None:
    assert judged("≥50人", "") == []
    assert judged("≥50", "52人") == ["right"]
    assert judged("≥50人", "52") == ["right"]
    assert judged("≥50人", "已完成30万元采购") == []


def test_rounding_edge() -> None:
    # one dimension, another multiple
    assert judged("≥0.5亿元", "5000万元") == ["right"]
    assert judged("≥5000米", "5公里") == ["right"]


@pytest.mark.parametrize(
    ("target", "result"),
    [("≥8项", "9家"), ("≥20场", "22次"), ("≥100人", "120人次"), ("≥90%", "95分"), ("≥2%", "3个百分点"),
     ("≤500元", "480元/人"), ("≤5天", "3个工作日")],
)  # fmt: skip
def test_units_that_are_used_for_each_other(target: str, result: str) -> None:
    assert judged(target, result) == ["right"]


def test_the_register_knows_it() -> None:
    assert_registered("target-unit")
