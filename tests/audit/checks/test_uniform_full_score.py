"""uniform-full-score: everything has full marks and no problem is named."""

from __future__ import annotations

from heji.audit.checks.wording import uniform_full_score
from heji.audit.finding import Finding, Severity
from heji.forms.form import Field
from tests.audit.building import field, form, indicator, reading
from tests.audit.checks.speaking import assert_registered, cases, findings, wrong


def scored(*scores: str, fields: tuple[Field, ...] = ()) -> tuple[Finding, ...]:
    rows = [
        indicator(f"指标{number}", weight="10", score=each) for number, each in enumerate(scores)
    ]
    return findings(uniform_full_score, reading(form(indicators=rows, fields=fields)))


def test_pass() -> None:
    assert cases(scored("10", "10", "9")) == ["right"]
    assert cases(scored("10", "10", "10", fields=(field("problems", "归档不及时。"),))) == ["right"]


def test_fail() -> None:
    (found,) = wrong(scored("10", "10.0", "10", fields=(field("problems", "无"),)))
    assert found.severity is Severity.NOTE
    assert dict(found.message.values)["count"] == "3"


def test_part_missing() -> None:
    assert scored("10", "10") == ()
    assert scored("10", "10", "") == ()
    assert scored() == ()


def test_rounding_edge() -> None:
    assert cases(scored("10", "10", "9.99")) == ["right"]


def test_bonus_rows_do_not_count() -> None:
    rows = [indicator(f"指标{number}", weight="10", score="10") for number in range(3)]
    bonus = indicator("加减分", section="bonus", weight="5", score="0")
    assert cases(findings(uniform_full_score, reading(form(indicators=[*rows, bonus])))) == [
        "uniform"
    ]


def test_the_register_knows_it() -> None:
    assert_registered("uniform-full-score")
