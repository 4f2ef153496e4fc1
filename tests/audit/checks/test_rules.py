"""Scores against the standard beside them, the rubric that fits, and the catalogue of rules."""

from __future__ import annotations

from dataclasses import replace

from heji.audit.case import Reading
from heji.audit.checks.rules import score_cap, score_rule
from heji.audit.finding import Finding, Severity
from heji.forms.form import Form
from heji.forms.recognise import recognise
from heji.writers.wording import message as spoken
from tests.audit.building import (
    document,
    form,
    indicator,
    paragraph,
    ratio,
    reading,
    stated,
    table,
)
from tests.audit.checking import CONSISTENT, INCONSISTENT, UNDECIDED, message, usual_severity

PLATFORM = "cn/platform/project-self-evaluation/2020"
STEPS = "≥95%得满分，每低1个百分点扣0.5分，扣完为止"

HEAD = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "原因"]


def project(
    executed: str = "1,000.00",
    money_score: str = "10",
    result: str = "100套",
    score: str = "50",
    total: str = "100",
    rate: str = "100.00%",
) -> Form:
    """A whole project form in the shape of the ministry's table."""
    money = table(
        ["项目资金（万元）", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        ["年度资金总额", "1,000.00", "1,000.00", executed, "10", rate, money_score],
    )
    rows = table(
        HEAD,
        ["产出指标", "数量指标", "新建监测设备数量", "≥100套", result, "50", score, ""],
        ["效益指标", "社会效益指标", "灾情预警覆盖率", "≥90%", "95%", "30", "30", ""],
        ["满意度指标", "服务对象满意度指标", "群众满意度", "≥90%", "95%", "10", "10", ""],
        ["总分", "", "", "", "", "100", total, ""],
        number=2,
    )
    heading = paragraph("项目支出绩效自评表（2021年度）")
    return recognise(document(heading, money, rows))


def named(made: Form, rubric: str = PLATFORM) -> Reading:
    return replace(reading(made), rubric=rubric)


def wrong(found: list[Finding]) -> list[Finding]:
    return [each for each in found if each.verdict is INCONSISTENT]


def undecided(found: list[Finding]) -> list[Finding]:
    return [each for each in found if each.verdict is UNDECIDED]


def of(check: str, read: Reading) -> list[Finding]:
    return list({"score-rule": score_rule, "score-cap": score_cap}[check](read))


class TestScoreRule:
    def test_pass(self) -> None:
        found = of("score-rule", reading(project()))
        assert wrong(found) == []
        assert CONSISTENT in {each.verdict for each in found}

    def test_fail_against_the_printed_standard(self) -> None:
        row = indicator("预算完成率", standard=STEPS, weight="5", result="93.6%", score="4.8")
        (found,) = wrong(of("score-rule", reading(form(indicators=[row]))))
        assert found.severity.value == usual_severity("score-rule") == "error"
        assert (found.stated, found.expected) == ("4.8", "4.3 / 4.5 / 4")
        assert "每低1个百分点扣0.5分" in message(found)

    def test_the_right_score_is_written_with_the_decimals_of_its_column(self) -> None:
        row = indicator("预算完成率", standard=STEPS, weight="5", result="96%", score="4.80")
        (found,) = wrong(of("score-rule", reading(form(indicators=[row]))))
        assert (found.stated, found.expected) == ("4.80", "5.00")

    def test_the_cell_that_tells_the_cases_is_quoted(self) -> None:
        told = {"standard": "每发现一项问题扣1分", "weight": "5", "score": "5"}
        row = indicator("资金使用合规性", result="发现1项问题", **told)
        (found,) = wrong(of("score-rule", reading(form(indicators=[row]))))
        assert found.expected == "4"
        assert "发现1项问题" in message(found)

    def test_a_score_that_the_printed_bands_never_give(self) -> None:
        bands = "≥90%，计5分；80%（含）-90%，计4分；低于80%不得分"
        row = indicator("预算完成率", standard=bands, weight="5", result="85.21%", score="5")
        (found,) = wrong(of("score-rule", reading(form(indicators=[row]))))
        assert found.expected == "4"

    def test_fail_against_a_named_rubric(self) -> None:
        read = named(project(executed="855.00", rate="85.50%", money_score="9.55", total="99.55"))
        (found,) = wrong(of("score-rule", read))
        assert found.severity is Severity.ERROR
        assert (found.stated, found.expected) == ("9.55", "8.55")
        assert found.rule is not None and found.rule.startswith(f"{PLATFORM}#")
        for language in ("zh", "en"):
            assert "8.55" in spoken(found.message, language) and "{how}" not in spoken(
                found.message, language
            )

    def test_a_reconstructed_rubric_only_warns(self) -> None:
        read = reading(project(executed="855.00", rate="85.50%", money_score="9.37", total="99.37"))
        (found,) = wrong(of("score-rule", read))
        assert found.severity is Severity.WARNING

    def test_a_score_that_another_simple_rule_gives_is_undecided(self) -> None:
        read = reading(project(executed="855.00", rate="85.50%", money_score="9", total="99"))
        assert wrong(of("score-rule", read)) == []

    def test_a_score_of_the_rate_as_it_is_printed(self) -> None:
        # 865.46 ÷ 1,000 = 86.546 %, printed as 86.55 %: people multiply what they have printed.
        for rate, score, total in (("86.55%", "8.66", "98.66"), ("87%", "8.70", "98.70")):
            made = project(executed="865.46", rate=rate, money_score=score, total=total)
            for read in (reading(made), named(made)):
                assert wrong(of("score-rule", read)) == []

    def test_a_score_of_a_printed_rate_that_is_wrong(self) -> None:
        read = named(project(executed="855.00", rate="95.50%", money_score="9.55", total="99.55"))
        assert [each.expected for each in wrong(of("score-rule", read))] == ["8.55"]

    def test_a_rate_that_contradicts_its_own_working_says_nothing_of_the_score(self) -> None:
        def found(rate: str) -> list[Finding]:
            row = indicator(
                "政府采购执行率",
                standard="100%得满分，每超过或降低5%扣1分，扣完为止。",
                weight="6",
                score="6",
                basis=f"实际采购额128.40万元/采购预算额128.40万元×100%={rate}",
            )
            basis = row.entry("basis")
            assert basis is not None
            working = ratio(
                stated(basis.quote, 3, at=basis.locator), "128.40", "128.40", unit="万元"
            )
            return of("score-rule", reading(form(indicators=[row], relations=[working])))

        (doubt,) = undecided(found("700.00%"))
        assert doubt.message.key == "reason.value-disputed"
        assert [each.verdict for each in found("100.00%")] == [CONSISTENT]

    def test_part_missing(self) -> None:
        for cells in ({"result": ""}, {"score": ""}, {"standard": ""}, {"weight": ""}):
            given = {"standard": STEPS, "weight": "5", "result": "93.6%", "score": "4.8"} | cells
            row = indicator("预算完成率", **given)
            found = of("score-rule", reading(form(indicators=[row])))
            assert wrong(found) == [] or cells == {"standard": ""} or cells == {"weight": ""}

    def test_rounding_edge(self) -> None:
        def verdict(result: str, score: str) -> list[Finding]:
            row = indicator(
                "完成率", standard="得分=完成率×分值", weight="3", result=result, score=score
            )
            return wrong(of("score-rule", reading(form(indicators=[row]))))

        assert verdict("92.71%", "2.78") == verdict("92.71%", "2.781") == []
        assert [each.expected for each in verdict("92.71%", "2.77")] == ["2.78"]

    def test_a_score_that_no_common_rule_gives(self) -> None:
        row = indicator("政府采购执行率", weight="3", result="92.70%", score="2.381")
        (found,) = wrong(of("score-rule", reading(form(indicators=[row]))))
        assert found.message.key.endswith(".none") and found.severity is Severity.WARNING

    def test_a_score_that_some_common_rule_gives(self) -> None:
        row = indicator("政府采购执行率", weight="3", result="92.70%", score="2.781")
        found = of("score-rule", reading(form(indicators=[row])))
        assert wrong(found) == []
        assert [each.message.key for each in undecided(found)] == ["reason.rule-unknown"]

    def test_a_row_with_a_target_is_not_looked_up(self) -> None:
        row = indicator("采购执行率", weight="3", target="100%", result="92.70%", score="2.381")
        assert of("score-rule", reading(form(indicators=[row]))) == []


class TestScoreCap:
    LOW = project(executed="650.00", rate="65.00%", money_score="6.5", total="96.5")

    def test_pass(self) -> None:
        (found,) = of("score-cap", named(project()))
        assert found.verdict is CONSISTENT

    def test_fail(self) -> None:
        (found,) = of("score-cap", named(self.LOW))
        assert found.verdict is INCONSISTENT
        assert found.severity.value == usual_severity("score-cap") == "error"
        assert (found.stated, found.expected) == ("96.5", "≤79")
        assert message(found) == "总分 96.5，执行率 65.00% 对应的上限为 79 分。"

    def test_part_missing(self) -> None:
        assert of("score-cap", reading(self.LOW)) == []  # the rubric that fits has no cap
        unpaid = project(executed="", rate="", money_score="", total="96.5")
        assert [each.verdict for each in of("score-cap", named(unpaid))] != [INCONSISTENT]

    def test_rounding_edge(self) -> None:
        def verdicts(executed: str, rate: str) -> list[Finding]:
            low = project(executed=executed, rate=rate, money_score="8", total="98")
            return wrong(of("score-cap", named(low)))

        assert verdicts("800.00", "80.00%") == []
        assert [each.expected for each in verdicts("799.99", "80.00%")] == ["≤89"]
