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
     ("≤500元", "480元/人"), ("≤5天", "3个工作日"), ("≥12所", "12家"), ("≥40户", "40家"), ("≥6个", "6台"),
     ("≥2万人", "23000人次"), ("≥300次", "310人次")],
)  # fmt: skip
def test_units_that_are_used_for_each_other(target: str, result: str) -> None:
    assert judged(target, result) == ["right"]


@pytest.mark.parametrize(
    ("target", "result"),
    [("≥3000人次", "3100份"), ("≥28台", "30份"), ("≥12座", "13户"), ("≥10场", "500人"),
     ("≥3000册", "3100台"), ("≥3000册", "全年对象共计3100台"), ("≥3000人次", "全年对象共计90公里")],
)  # fmt: skip
def test_measure_words_of_different_things(target: str, result: str) -> None:
    assert judged(target, result) == ["kinds"]


def test_a_unit_in_a_column_of_its_own() -> None:
    row = indicator("购书册数", target="3000", result="3100台", measure_unit="册")
    assert cases(findings(target_unit, reading(form(indicators=[row])))) == ["kinds"]
    row = indicator("购书册数", target="3000", result="3100", measure_unit="册")
    assert cases(findings(target_unit, reading(form(indicators=[row])))) == ["right"]


def test_the_register_knows_it() -> None:
    assert_registered("target-unit")
