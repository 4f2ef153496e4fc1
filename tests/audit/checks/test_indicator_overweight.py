"""indicator-overweight: one indicator carries most of the weight."""

from __future__ import annotations

from heji.audit.checks.indicators import indicator_overweight
from heji.audit.finding import Finding, Severity
from tests.audit.building import form, indicator, reading
from tests.audit.checks.speaking import assert_registered, cases, findings, wrong


def weighed(*weights: str) -> tuple[Finding, ...]:
    rows = [indicator(f"指标{number}", weight=each) for number, each in enumerate(weights)]
    return findings(indicator_overweight, reading(form(indicators=rows)))


def test_pass() -> None:
    assert cases(weighed("10", "20", "30", "30")) == ["right"] * 4


def test_fail() -> None:
    (found,) = wrong(weighed("50", "20", "10", "10"))
    assert found.severity is Severity.NOTE
    assert (found.stated, dict(found.message.values)["share"]) == ("50", "56%")


def test_part_missing() -> None:
    assert weighed("50", "20", "10") == ()
    assert weighed("50", "20", "10", "") == ()


def test_rounding_edge() -> None:
    assert wrong(weighed("40", "20", "20", "20")) == ()
    assert cases(wrong(weighed("40.5", "20", "20", "19.5"))) == ["heavy"]


def test_the_execution_rate_is_no_indicator() -> None:
    rows = [indicator(f"指标{number}", weight="5") for number in range(4)]
    rate = indicator("执行率", section="execution", weight="80")
    assert wrong(findings(indicator_overweight, reading(form(indicators=[*rows, rate])))) == ()


def test_the_register_knows_it() -> None:
    assert_registered("indicator-overweight")
