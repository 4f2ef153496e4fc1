"""target-missed-full-score: the result falls short of the target and the row has full marks."""

from __future__ import annotations

from heji.audit.checks.comparison import target_missed_full_score
from heji.audit.finding import Severity
from heji.forms.form import IndicatorType
from tests.audit.building import form, indicator, reading
from tests.audit.checks.speaking import assert_registered, cases, findings, wrong


def judged(**entries: str) -> list[str]:
    row = indicator("受益群众满意度", kind=IndicatorType.SATISFACTION, **entries)
    return cases(findings(target_missed_full_score, reading(form(indicators=[row]))))


def test_pass() -> None:
    assert judged(target="≥90%", result="92%", weight="10", score="10") == ["right"]
    assert judged(target="≥90%", result="85%", weight="10", score="9.44") == []


def test_fail() -> None:
    row = indicator(
        "受益群众满意度",
        kind=IndicatorType.SATISFACTION,
        target="≥90%",
        result="85%",
        weight="10",
        score="10.00",
    )
    (found,) = wrong(findings(target_missed_full_score, reading(form(indicators=[row]))))
    assert (found.severity, found.stated, found.expected) == (Severity.ERROR, "85%", "≥90%")


def test_part_missing() -> None:
    assert judged(target="≥90%", result="85%", weight="10", score="") == []
    assert judged(target="≥90%", result="85%", score="10") == []
    assert judged(target="≥90%", result="", weight="10", score="10") == []
    assert judged(target="≥90%", result="85%", weight="0", score="0") == []


def test_rounding_edge() -> None:
    assert judged(target="≥90%", result="90%", weight="10", score="10") == ["right"]
    assert judged(target="≥90.4%", result="90%", weight="10", score="10") == []
    assert judged(target="≥90%", result="89.9%", weight="10", score="10") == ["full"]


def test_a_rule_of_the_row_may_allow_it() -> None:
    rule = "满意度≥85%得满分,每低1个百分点扣0.5分"
    assert judged(target="≥90%", result="86%", weight="10", score="10", standard=rule) == [
        "undecided rule-may-allow"
    ]
    plain = "完成得满分,未完成按比例扣分"
    assert judged(target="≥90%", result="86%", weight="10", score="10", standard=plain) == ["full"]


def test_one_of_several_figures_that_meets_the_target_is_doubt_enough() -> None:
    row = indicator(
        "培育企业数量",
        target="≥21项",
        result="新建12家,培育企业7家,共建28家",
        weight="2",
        score="2",
    )
    assert wrong(findings(target_missed_full_score, reading(form(indicators=[row])))) == ()


def test_the_register_knows_it() -> None:
    assert_registered("target-missed-full-score")
