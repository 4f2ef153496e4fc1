"""indicator-not-measurable: a target without number, date or standard."""

from __future__ import annotations

import pytest

from heji.audit.checks.indicators import indicator_not_measurable
from heji.audit.finding import Severity
from tests.audit.building import form, indicator, reading
from tests.audit.checks.speaking import assert_registered, cases, findings, wrong


def judged(target: str) -> list[str]:
    row = indicator("环境改善情况", target=target)
    return cases(findings(indicator_not_measurable, reading(form(indicators=[row]))))


def test_pass() -> None:
    assert judged("≥5个") == ["right"]


def test_fail() -> None:
    row = indicator("环境改善情况", target="有效提升")
    (found,) = wrong(findings(indicator_not_measurable, reading(form(indicators=[row]))))
    assert (found.severity, found.stated) == (Severity.NOTE, "有效提升")


def test_part_missing() -> None:
    assert judged("") == []
    bare = indicator("环境改善情况", result="明显改善")
    assert findings(indicator_not_measurable, reading(form(indicators=[bare]))) == ()


def test_rounding_edge() -> None:
    assert judged("持续改善") == ["vague"]
    assert judged("持续改善,达到三类水质标准") == ["right"]


@pytest.mark.parametrize(
    "target", ["达标", "按期完成", "符合国家标准", "不发生安全事故", "2021年底前", "健全"]
)
def test_standards_and_dates(target: str) -> None:
    assert judged(target) == ["right"]


def test_the_register_knows_it() -> None:
    assert_registered("indicator-not-measurable")
