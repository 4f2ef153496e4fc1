from __future__ import annotations

import pytest

from heji.audit.checks.budgets import budget_overspent, carry_over_unexplained
from heji.forms.form import Money
from tests.audit.building import document, form, money, paragraph, place, reading
from tests.audit.checking import (
    CONSISTENT,
    INCONSISTENT,
    UNDECIDED,
    found,
    message,
    only,
    usual_severity,
    verdicts,
)


def spent(budget: str, executed: str, part: str = "total", unit: str = "万元") -> list[Money]:
    return [
        money(budget, "full_year_budget", part, label="全年预算数", unit=unit),
        money(executed, "executed", part, label="全年执行数", unit=unit),
    ]


class TestBudgetOverspent:
    def test_pass(self) -> None:
        finding = only(budget_overspent, reading(form(money=spent("825.17", "792.19"))))
        assert finding.verdict is CONSISTENT

    def test_fail(self) -> None:
        finding = only(budget_overspent, reading(form(money=spent("2,422.08", "2,526.43"))))
        assert finding.verdict is INCONSISTENT
        assert finding.severity.value == usual_severity("budget-overspent")
        assert (finding.stated, finding.expected, finding.difference) == (
            "2,526.43",
            "2,422.08",
            "104.35",
        )
        assert message(finding) == (
            "「全年执行数」执行数 2,526.43万元，超过全年预算数 2,422.08万元，多支出 104.35万元。"
        )

    def test_income_above_its_plan_is_not_overspent(self) -> None:
        def line(label: str, part: str = "") -> list[Money]:
            row = 4
            return [
                money(
                    "500",
                    "full_year_budget",
                    part,
                    label=label,
                    at=place(table=1, row=row, column=2),
                ),
                money("520", "executed", part, label=label, at=place(table=1, row=row, column=3)),
            ]

        assert found(budget_overspent, reading(form(money=line("基金收入合计")))) == []
        source = reading(form(money=line("财政拨款收入", "fiscal")))
        assert only(budget_overspent, source).verdict is INCONSISTENT

    def test_part_missing(self) -> None:
        finding = only(budget_overspent, reading(form(money=spent("", "2,526.43"))))
        assert (finding.verdict, finding.message.key) == (UNDECIDED, "reason.part-missing")
        assert found(budget_overspent, reading(form(money=spent("2,422.08", "")))) == []

    def test_rounding_edge(self) -> None:
        # 0.01万元 more may come from rounding both; 0.02万元 may not.
        assert only(budget_overspent, reading(form(money=spent("9.99", "10.00")))).verdict is (
            INCONSISTENT
        )
        near = spent("568,421.07", "56.84")
        near[1] = money("56.84", "executed", unit="亿元")
        assert only(budget_overspent, reading(form(money=near))).verdict is CONSISTENT

    @pytest.mark.parametrize("empty", ["0", "0.00", "—", "/", "无"])
    def test_empty_budget(self, empty: str) -> None:
        finding = only(budget_overspent, reading(form(money=spent(empty, "5.00"))))
        assert finding.verdict is INCONSISTENT
        assert finding.message.key == "finding.budget-overspent.empty"
        nothing = only(budget_overspent, reading(form(money=spent(empty, "0"))))
        assert nothing.verdict is CONSISTENT

    def test_initial_budget_alone_decides_nothing(self) -> None:
        rows = [money("10.00", "initial_budget"), money("12.00", "executed")]
        finding = only(budget_overspent, reading(form(money=rows)))
        assert finding.message.key == "reason.no-full-year-budget"
        rows = [money("10.00", "initial_budget"), money("9.00", "executed")]
        assert only(budget_overspent, reading(form(money=rows))).verdict is CONSISTENT

    def test_every_part_has_its_own_budget(self) -> None:
        rows = [
            *spent("10.00", "9.00"),
            *spent("6.00", "7.00", "fiscal"),
            *spent("4", "2", "other"),
        ]
        findings = found(budget_overspent, reading(form(money=rows)))
        assert verdicts(findings) == [CONSISTENT, INCONSISTENT, CONSISTENT]

    def test_unknown_parts_are_told_apart_by_their_row(self) -> None:
        rows = [
            money(text, measure, "", at=place(table=1, row=row, column=column))
            for row, texts in ((2, ("10.00", "9.00")), (3, ("6.00", "7.00")))
            for column, (measure, text) in enumerate(
                zip(("full_year_budget", "executed"), texts, strict=True), 1
            )
        ]
        findings = found(budget_overspent, reading(form(money=rows)))
        assert verdicts(findings) == [CONSISTENT, INCONSISTENT]

    def test_unknown_unit(self) -> None:
        rows = [money("10.00", unit=""), money("12.00", "executed")]
        assert only(budget_overspent, reading(form(money=rows))).verdict is UNDECIDED


class TestCarryOverUnexplained:
    @staticmethod
    def rows(budget: str, executed: str, left: str) -> list[Money]:
        return [*spent(budget, executed), money(left, "carry_over", label="年末结转结余")]

    def test_pass(self) -> None:
        rows = self.rows("500.00", "450.00", "50.00")
        assert only(carry_over_unexplained, reading(form(money=rows))).verdict is CONSISTENT

    def test_fail(self) -> None:
        rows = self.rows("500.00", "450.00", "0.00")
        finding = only(carry_over_unexplained, reading(form(money=rows)))
        assert finding.verdict is INCONSISTENT
        assert finding.severity.value == usual_severity("carry-over-unexplained") == "note"
        assert (finding.stated, finding.expected) == ("0.00", "50.00")
        assert "「年末结转结余」为 0.00" in message(finding)

    def test_part_missing(self) -> None:
        for left in ("", "—", "/"):
            rows = self.rows("500.00", "450.00", left)
            assert found(carry_over_unexplained, reading(form(money=rows))) == []
        rows = self.rows("", "450.00", "0")
        assert INCONSISTENT not in verdicts(
            found(carry_over_unexplained, reading(form(money=rows)))
        )

    def test_rounding_edge(self) -> None:
        rows = self.rows("500.00", "500.00", "0.00")
        assert only(carry_over_unexplained, reading(form(money=rows))).verdict is CONSISTENT
        near = self.rows("500.01", "500.00", "0.00")
        assert found(carry_over_unexplained, reading(form(money=near))) == []

    def test_said_to_be_carried_over(self) -> None:
        text = paragraph("未支付的资金按规定结转至下年使用。")
        rows = self.rows("500.00", "450.00", "0.00")
        finding = only(carry_over_unexplained, reading(form(money=rows), document=document(text)))
        assert finding.severity.value == "warning"
        assert finding.evidence[-1].quote == text.text
