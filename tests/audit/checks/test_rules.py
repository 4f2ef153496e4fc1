"""Scores against the standard beside them, the rubric that fits, and the catalogue of rules."""

from __future__ import annotations

from heji.audit.case import Reading
from heji.audit.checks.rules import score_rule
from heji.audit.finding import Finding, Severity
from heji.writers.wording import message as spoken
from tests.audit.building import (
    form,
    indicator,
    ratio,
    reading,
    stated,
)
from tests.audit.checking import CONSISTENT, UNDECIDED, message, usual_severity
from tests.audit.checks.project_forms import PLATFORM, named, project, wrong

STEPS = "≥95%得满分，每低1个百分点扣0.5分，扣完为止"


def findings(read: Reading) -> list[Finding]:
    return list(score_rule(read))


def undecided(found: list[Finding]) -> list[Finding]:
    return [each for each in found if each.verdict is UNDECIDED]


class TestScoreRule:
    def test_pass(self) -> None:
        found = findings(reading(project()))
        assert wrong(found) == []
        assert CONSISTENT in {each.verdict for each in found}

    def test_fail_against_the_printed_standard(self) -> None:
        row = indicator("预算完成率", standard=STEPS, weight="5", result="93.6%", score="4.8")
        (found,) = wrong(findings(reading(form(indicators=[row]))))
        assert found.severity.value == usual_severity("score-rule") == "error"
        assert (found.stated, found.expected) == ("4.8", "4.3 / 4.5 / 4")
        assert "每低1个百分点扣0.5分" in message(found)

    def test_the_right_score_is_written_with_the_decimals_of_its_column(self) -> None:
        row = indicator("预算完成率", standard=STEPS, weight="5", result="96%", score="4.80")
        (found,) = wrong(findings(reading(form(indicators=[row]))))
        assert (found.stated, found.expected) == ("4.80", "5.00")

    def test_the_cell_that_tells_the_cases_is_quoted(self) -> None:
        told = {"standard": "每发现一项问题扣1分", "weight": "5", "score": "5"}
        row = indicator("资金使用合规性", result="发现1项问题", **told)
        (found,) = wrong(findings(reading(form(indicators=[row]))))
        assert found.expected == "4"
        assert "发现1项问题" in message(found)

    def test_a_score_that_the_printed_bands_never_give(self) -> None:
        bands = "≥90%，计5分；80%（含）-90%，计4分；低于80%不得分"
        row = indicator("预算完成率", standard=bands, weight="5", result="85.21%", score="5")
        (found,) = wrong(findings(reading(form(indicators=[row]))))
        assert found.expected == "4"

    def test_fail_against_a_named_rubric(self) -> None:
        read = named(project(executed="855.00", rate="85.50%", money_score="9.55", total="99.55"))
        (found,) = wrong(findings(read))
        assert found.severity is Severity.ERROR
        assert (found.stated, found.expected) == ("9.55", "8.55")
        assert found.rule is not None and found.rule.startswith(f"{PLATFORM}#")
        for language in ("zh", "en"):
            assert "8.55" in spoken(found.message, language) and "{how}" not in spoken(
                found.message, language
            )

    def test_a_reconstructed_rubric_only_warns(self) -> None:
        read = reading(project(executed="855.00", rate="85.50%", money_score="9.37", total="99.37"))
        (found,) = wrong(findings(read))
        assert found.severity is Severity.WARNING

    def test_a_score_that_another_simple_rule_gives_is_undecided(self) -> None:
        read = reading(project(executed="855.00", rate="85.50%", money_score="9", total="99"))
        assert wrong(findings(read)) == []

    def test_a_score_of_the_rate_as_it_is_printed(self) -> None:
        # 865.46 ÷ 1,000 = 86.546 %, printed as 86.55 %: people multiply what they have printed.
        for rate, score, total in (("86.55%", "8.66", "98.66"), ("87%", "8.70", "98.70")):
            made = project(executed="865.46", rate=rate, money_score=score, total=total)
            for read in (reading(made), named(made)):
                assert wrong(findings(read)) == []

    def test_a_score_of_a_printed_rate_that_is_wrong(self) -> None:
        read = named(project(executed="855.00", rate="95.50%", money_score="9.55", total="99.55"))
        assert [each.expected for each in wrong(findings(read))] == ["8.55"]

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
            return findings(reading(form(indicators=[row], relations=[working])))

        (doubt,) = undecided(found("700.00%"))
        assert doubt.message.key == "reason.value-disputed"
        assert [each.verdict for each in found("100.00%")] == [CONSISTENT]

    def test_part_missing(self) -> None:
        for cells in ({"result": ""}, {"score": ""}, {"standard": ""}, {"weight": ""}):
            given = {"standard": STEPS, "weight": "5", "result": "93.6%", "score": "4.8"} | cells
            row = indicator("预算完成率", **given)
            found = findings(reading(form(indicators=[row])))
            assert wrong(found) == [] or cells == {"standard": ""} or cells == {"weight": ""}

    def test_rounding_edge(self) -> None:
        def verdict(result: str, score: str) -> list[Finding]:
            row = indicator(
                "完成率", standard="得分=完成率×分值", weight="3", result=result, score=score
            )
            return wrong(findings(reading(form(indicators=[row]))))

        assert verdict("92.71%", "2.78") == verdict("92.71%", "2.781") == []
        assert [each.expected for each in verdict("92.71%", "2.77")] == ["2.78"]

    def test_a_score_that_no_common_rule_gives(self) -> None:
        row = indicator("政府采购执行率", weight="3", result="92.70%", score="2.381")
        (found,) = wrong(findings(reading(form(indicators=[row]))))
        assert found.message.key.endswith(".none") and found.severity is Severity.WARNING

    def test_a_score_that_some_common_rule_gives(self) -> None:
        row = indicator("政府采购执行率", weight="3", result="92.70%", score="2.781")
        found = findings(reading(form(indicators=[row])))
        assert wrong(found) == []
        assert [each.message.key for each in undecided(found)] == ["reason.rule-unknown"]

    def test_a_row_with_a_target_is_not_looked_up(self) -> None:
        row = indicator("采购执行率", weight="3", target="100%", result="92.70%", score="2.381")
        assert findings(reading(form(indicators=[row]))) == []
