from __future__ import annotations

from heji.audit.arithmetic.unit_support import national_spending
from heji.audit.checks.units import unit_mismatch, unit_missing
from heji.claims.claim import Statement
from tests.audit.building import (
    claims,
    difference,
    figures_of,
    form,
    indicator,
    money,
    place,
    ratio,
    reading,
    stated,
    sum_of,
    task,
)
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


def statement(sentence: str, index: int = 0) -> Statement:
    figure = stated(sentence, index)
    return Statement("", "amount", "", "", "", figure)


class TestUnitMissing:
    def test_pass(self) -> None:
        row = indicator("技术合同成交额", target="≥120亿元")
        assert verdicts(found(unit_missing, reading(form(indicators=[row])))) == [CONSISTENT]

    def test_fail(self) -> None:
        row = indicator("参展企业会后累计融资数", target="≥120亿")
        finding = only(unit_missing, reading(form(indicators=[row])))
        assert finding.verdict is INCONSISTENT
        assert finding.severity.value == usual_severity("unit-missing") == "warning"
        assert (finding.stated, finding.expected) == ("≥120亿", "≥120亿元")
        assert "缺少「元」" in message(finding)

    def test_part_missing(self) -> None:
        rows = [
            indicator("累计融资数", target=""),
            indicator("累计融资数", target="—"),
            indicator("累计融资数"),
        ]
        assert found(unit_missing, reading(form(indicators=rows))) == []

    def test_rounding_edge(self) -> None:
        # What tells the unit: the name, its own column, or the thing that is counted.
        rows = [
            indicator("累计融资数(亿元)", target="≥120"),
            indicator("累计融资数", target="≥120亿", measure_unit="元"),
            indicator("发放宣传资料", target="≥1.2万"),
            indicator("数量", target="≥5"),
            indicator("受益人次", target="≥3万人次"),
        ]
        assert found(unit_missing, reading(form(indicators=rows))) == []

    def test_amount_without_any_unit(self) -> None:
        row = indicator("技术合同成交额", target="≥120")
        finding = only(unit_missing, reading(form(indicators=[row])))
        assert finding.message.key == "finding.unit-missing.bare"
        unit_of_form = form(indicators=[row], money_unit="亿元")
        assert found(unit_missing, reading(unit_of_form)) == []

    def test_same_figure_in_two_columns_is_one_finding(self) -> None:
        row = indicator("累计融资数", target="≥120亿", whole_period_target="≥120亿")
        assert len(only(unit_missing, reading(form(indicators=[row]))).suspects) == 2

    def test_figure_inside_words(self) -> None:
        row = indicator("激发活力", target="参赛企业≥3600家,获奖企业融资数≥120亿。")
        assert only(unit_missing, reading(form(indicators=[row]))).stated == "≥120亿"

    def test_money_block_without_unit(self) -> None:
        rows = [money("10.00", unit=""), money("12.00", "executed", unit="")]
        finding = only(unit_missing, reading(form(money=rows)))
        assert (finding.verdict, finding.message.key) == (UNDECIDED, "reason.money-unit-unknown")


class TestUnitMismatch:
    def test_pass(self) -> None:
        rows = [money("5,748.03"), money("4,287.62", "executed")]
        text = claims(statements=[statement("安排预算5,748.03万元。")])
        assert only(unit_mismatch, reading(form(money=rows), text)).verdict is CONSISTENT

    def test_fail(self) -> None:
        rows = [money("5,748.03", unit="元"), money("4,287.62", "executed", unit="元")]
        text = claims(
            statements=[statement("安排预算5,748.03万元。"), statement("其中项目4,287.62万元。")]
        )
        finding = only(unit_mismatch, reading(form(money=rows), text))
        assert finding.verdict is INCONSISTENT
        assert finding.severity.value == usual_severity("unit-mismatch")
        assert (finding.stated, finding.expected) == ("5,748.03元", "5,748.03万元")
        assert len(finding.suspects) == 2
        assert "疑为误写" in message(finding)

    def test_part_missing(self) -> None:
        assert found(unit_mismatch, reading(form(money=[money(""), money("—", "executed")]))) == []
        unknown = form(money=[money("5,748.03", unit="")])
        text = claims(statements=[statement("安排预算5,748.03万元。")])
        assert verdicts(found(unit_mismatch, reading(unknown, text))) == [CONSISTENT]

    def test_rounding_edge(self) -> None:
        # Four equal digits are a coincidence, two such pairs are not.
        rows = [
            money("7,421,930,556.08", label="全年预算数"),
            money("6,812,444,103.55", "executed"),
        ]
        limit = national_spending()
        assert limit < 7_421_930_556 * 10_000
        small = [money("742,193.05", unit="元"), money("681,244.41", "executed", unit="元")]
        one = claims(statements=[statement("年度预算74.22亿元。")])
        assert verdicts(found(unit_mismatch, reading(form(money=small), one))) == [CONSISTENT]
        two = claims(
            statements=[statement("年度预算74.22亿元。"), statement("实际支出68.12亿元。")]
        )
        # 742193.05元 would be 74.22亿元 if the heading said 万元.
        finding = only(unit_mismatch, reading(form(money=small), two))
        assert finding.message.key == "finding.unit-mismatch.digits"
        assert only(unit_mismatch, reading(form(money=rows))).message.key == (
            "finding.unit-mismatch.impossible"
        )

    def test_more_than_the_country_spends(self) -> None:
        rows = [money("7,421,930,556.08", label="全年预算数"), money("21,508.00", part="other")]
        finding = only(unit_mismatch, reading(form(money=rows)))
        assert (finding.stated, finding.expected) == ("7,421,930,556.08万元", "7,421,930,556.08元")
        assert "超过全国一年的一般公共预算支出" in message(finding)

    def test_total_in_another_unit_than_its_parts(self) -> None:
        sentence = "安排预算1,138.55元,其中:中央130.90万元,省级209.02万元,本级798.63万元。"
        total, *parts = figures_of(sentence)
        spent, *_ = figures_of("实际支出1,051.34万元。")
        relations = [
            sum_of(total, *parts),
            ratio("92.34%", spent, total),
            difference(stated("结余87.21万元。"), total, spent),
        ]
        finding = only(unit_mismatch, reading(claims=claims(*relations)))
        assert (finding.stated, finding.expected) == ("1,138.55元", "1,138.55万元")
        assert finding.message.key == "finding.unit-mismatch.relation"

    def test_shift_is_reported_once(self) -> None:
        from heji.audit.checks.ratios import ratio_mismatch
        from heji.audit.checks.sums import sum_mismatch

        relation = sum_of("1,138.55元", "130.90万元", "209.02万元", "798.63万元")
        shifted = reading(claims=claims(relation, ratio("92.34%", "1,051.34万元", "1,138.55元")))
        assert found(sum_mismatch, shifted) == []
        assert found(ratio_mismatch, shifted) == []

    def test_two_blocks_of_tables(self) -> None:
        rows = [
            money(text, at=place(table=1, row=row, column=2), unit="元")
            for row, text in enumerate(("1,291.58", "5,597.25", "4,287.62"), 2)
        ]
        tasks = [task("甲", "1,475.36"), task("乙", "4,287.62")]
        finding = only(unit_mismatch, reading(form(money=rows, tasks=tasks)))
        assert (finding.stated, finding.expected) == ("4,287.62元", "4,287.62万元")

    def test_round_numbers_are_no_twins(self) -> None:
        rows = [money("5000"), money("1,200", "executed")]
        text = claims(statements=[statement("每户补助5000元。"), statement("人均1200元。")])
        assert verdicts(found(unit_mismatch, reading(form(money=rows), text))) == [CONSISTENT]


def test_limit_is_the_countrys_expenditure() -> None:
    assert national_spending() == 28_461_225 * 10**6
