"""basis-conflict: the value that a score rests on is not that of the document's own table."""

from __future__ import annotations

from heji.audit.checks.basis import basis_conflict
from heji.audit.finding import Finding, Severity
from tests.audit.building import form, indicator, money, reading
from tests.audit.checks.speaking import assert_registered, cases, findings, wrong


def scored(basis: str, *rates: tuple[str, str], name: str = "预算完成率") -> tuple[Finding, ...]:
    table = [money(rate, "execution_rate", part, unit="") for rate, part in rates]
    row = indicator(name, section="management", weight="2", score="1.9", basis=basis)
    return findings(basis_conflict, reading(form(money=table, indicators=[row])))


def test_pass() -> None:
    assert cases(scored("完成数930万元/预算数1000万元×100%=93.00%。", ("93.00%", "total"))) == [
        "right"
    ]


def test_fail() -> None:
    (found,) = wrong(scored("支出进度98.50%。", ("92.00%", "total")))
    assert (found.severity, found.stated, found.expected) == (Severity.WARNING, "98.50%", "92.00%")


def test_part_missing() -> None:
    assert scored("支出进度98.50%。") == ()
    assert scored("已按要求完成。", ("92.00%", "total")) == ()
    assert scored("利用率98.50%。", ("92.00%", "total"), name="固定资产利用率") == ()
    assert scored("一季度25.1%,全年98.5%。", ("92.00%", "total")) == ()


def test_rounding_edge() -> None:
    assert cases(scored("完成率92.0%", ("92.04%", "total"))) == ["right"]
    assert cases(scored("完成率92.0%", ("92.06%", "total"))) == ["other"]


def test_the_rate_of_any_part_will_do_and_that_of_the_whole_is_expected() -> None:
    assert cases(scored("完成率92.0%", ("93.10%", "total"), ("92.00%", "fiscal"))) == ["right"]
    assert cases(scored("完成率92.0%", ("93.10%", "total"), ("92.00%", "basic"))) == ["right"]
    (found,) = wrong(scored("完成率95.0%", ("92.00%", "basic"), ("93.10%", "total")))
    assert found.expected == "93.10%"


def test_a_rate_that_the_amounts_give_is_not_blamed_for_the_printed_one() -> None:
    def judged(rate: str) -> list[str]:
        table = [
            money("1000", "full_year_budget"),
            money("936", "executed"),
            money("96.30%", "execution_rate", unit=""),
        ]
        row = indicator("预算完成率", weight="2", score="1.9", result=rate)
        return cases(findings(basis_conflict, reading(form(money=table, indicators=[row]))))

    assert judged("93.60%") == ["right"]
    assert judged("96.30%") == ["right"]
    assert judged("98.60%") == ["other"]


def test_a_cited_notice_is_named() -> None:
    (found,) = wrong(
        scored("详见《关于支出进度情况的通报》,支出进度98.50%。", ("92.00%", "fiscal"))
    )
    assert cases((found,)) == ["cited"]
    assert dict(found.message.values)["source"] == "《关于支出进度情况的通报》"


def test_the_register_knows_it() -> None:
    assert_registered("basis-conflict")
