from __future__ import annotations

from heji.audit.checks.scores import (
    score_above_weight,
    score_missing,
    score_sum,
    score_without_result,
)
from heji.forms.form import Kind
from tests.audit.building import MISSING, form, indicator, node, reading, sum_of
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


class TestScoreSum:
    def test_pass(self) -> None:
        relation = sum_of("94.174", "40.174", "51.5", "2.5", check="score-sum")
        assert only(score_sum, reading(form(relations=[relation]))).verdict is CONSISTENT

    def test_fail(self) -> None:
        relation = sum_of("95.8", "14", "24", "34.3", "24.5", check="score-sum")
        finding = only(score_sum, reading(form(relations=[relation])))
        assert finding.verdict is INCONSISTENT
        assert finding.severity.value == usual_severity("score-sum")
        assert (finding.stated, finding.expected, finding.difference) == ("95.8", "96.8", "1.0")
        assert len(finding.suspects) == 5

    def test_part_missing(self) -> None:
        relation = sum_of("95.8", "14", "24", "", check="score-sum")
        assert only(score_sum, reading(form(relations=[relation]))).verdict is UNDECIDED

    def test_rounding_edge(self) -> None:
        # Scores are exact; only a total with fewer decimals may have been rounded.
        off = sum_of("90.01", "45.00", "45.00", check="score-sum")
        rounded = sum_of("90.1", "45.04", "45.02", check="score-sum")
        both = found(score_sum, reading(form(relations=[off, rounded])))
        assert verdicts(both) == [INCONSISTENT, CONSISTENT]


class TestScoreAboveWeight:
    def test_pass(self) -> None:
        row = indicator("培训人次", weight="10", score="9.5")
        assert verdicts(found(score_above_weight, reading(form(indicators=[row])))) == [CONSISTENT]

    def test_fail(self) -> None:
        row = indicator("资产账务核对情况", weight="3", score="4")
        finding = only(score_above_weight, reading(form(indicators=[row])))
        assert finding.verdict is INCONSISTENT
        assert finding.severity.value == usual_severity("score-above-weight")
        assert (finding.stated, finding.difference) == ("4", "1")
        assert message(finding) == "「资产账务核对情况」得 4，超过分值 3，多 1 分。"

    def test_part_missing(self) -> None:
        rows = [
            indicator("甲", weight="3", score=""),
            indicator("乙", weight="", score="4"),
            indicator("丙", score="4"),
            indicator("丁", weight="3"),
        ]
        assert found(score_above_weight, reading(form(indicators=rows))) == []

    def test_rounding_edge(self) -> None:
        rows = [
            indicator("甲", weight="3", score="3.00"),
            indicator("乙", weight="3", score="3.01"),
        ]
        both = found(score_above_weight, reading(form(indicators=rows)))
        assert verdicts(both) == [CONSISTENT, INCONSISTENT]

    def test_negative(self) -> None:
        row = indicator("甲", weight="3", score="-1")
        finding = only(score_above_weight, reading(form(indicators=[row])))
        assert (finding.expected, finding.message.key) == (
            "≥0",
            "finding.score-above-weight.below",
        )

    def test_bonus_may_be_negative_down_to_its_weight(self) -> None:
        rows = [
            indicator("工作受表彰或批评", section="bonus", weight="5", score="-2.5"),
            indicator("加减分", section="bonus", weight="5", score="-7.5"),
        ]
        both = found(score_above_weight, reading(form(indicators=rows)))
        assert verdicts(both) == [CONSISTENT, INCONSISTENT]

    def test_levels_and_rows_count_once(self) -> None:
        row = indicator("甲", weight="3", score="4")
        tree = node("总分", "100", "101", node("甲", row.entry("weight").value), level=0)  # type: ignore[union-attr]
        findings = found(score_above_weight, reading(form(indicators=[row], scores=[tree])))
        assert [each.stated for each in findings] == ["101", "4"]

    def test_bonus_block_of_a_tree(self) -> None:
        tree = node(
            "总分", "100", "95", node("加减分项", "5", None, node("表彰", "5", "-2.5")), level=0
        )
        findings = found(score_above_weight, reading(form(scores=[tree])))
        assert verdicts(findings) == [CONSISTENT, CONSISTENT]


class TestScoreMissing:
    SCORED = (indicator("甲", weight="10", score="10"), indicator("乙", weight="10", score="8"))

    def test_pass(self) -> None:
        findings = found(score_missing, reading(form(indicators=[*self.SCORED])))
        assert verdicts(findings) == [CONSISTENT, CONSISTENT]

    def test_fail(self) -> None:
        rows = [*self.SCORED, indicator("丙", weight="8", score="")]
        finding = found(score_missing, reading(form(indicators=rows)))[-1]
        assert finding.verdict is INCONSISTENT
        assert finding.severity.value == usual_severity("score-missing") == "warning"
        assert message(finding) == "「丙」分值 8，得分栏为空。"

    def test_part_missing(self) -> None:
        # No score column in that row, no weight, or 「—」 where the form gives no score.
        rows = [
            *self.SCORED,
            indicator("丙", weight="8"),
            indicator("丁", score=""),
            indicator("戊", weight="8", score="—"),
            indicator("己", weight="", score=""),
        ]
        findings = found(score_missing, reading(form(indicators=rows)))
        assert INCONSISTENT not in verdicts(findings)

    def test_rounding_edge(self) -> None:
        rows = [*self.SCORED, indicator("丙", weight="0", score="")]
        findings = found(score_missing, reading(form(indicators=rows)))
        assert verdicts(findings) == [CONSISTENT, CONSISTENT]

    def test_unfilled_form(self) -> None:
        rows = [indicator(name, weight="10", score="") for name in "甲乙丙丁"]
        unfilled = form(Kind.TARGET_DECLARATION, indicators=rows)
        assert found(score_missing, reading(unfilled)) == []

    def test_cell_that_is_not_there(self) -> None:
        rows = [*self.SCORED, indicator("丙", weight="8", score=MISSING)]
        assert verdicts(found(score_missing, reading(form(indicators=rows))))[-1] is INCONSISTENT

    def test_score_of_the_block_covers_its_rows(self) -> None:
        block = node("数量指标", "20", "19", node("甲", "10", ""), node("乙", "10", ""))
        other = node("质量指标", "10", "10", node("丙", "10", "10"))
        tree = node("总分", "30", "29", block, other, level=0)
        findings = found(score_missing, reading(form(scores=[tree])))
        assert INCONSISTENT not in verdicts(findings)

    def test_sum_of_a_block_covers_nothing(self) -> None:
        block = node("数量指标", "20", "9", node("甲", "10", "9"), node("乙", "10", ""))
        tree = node("总分", "20", "9", block, level=0)
        findings = found(score_missing, reading(form(scores=[tree])))
        assert verdicts(findings).count(INCONSISTENT) == 1


class TestScoreWithoutResult:
    def test_pass(self) -> None:
        row = indicator("培训人次", target="≥5次", result="6次", weight="10", score="10")
        finding = only(score_without_result, reading(form(indicators=[row])))
        assert finding.verdict is CONSISTENT

    def test_fail(self) -> None:
        row = indicator("培训人次", target="≥5次", result="", weight="10", score="10")
        finding = only(score_without_result, reading(form(indicators=[row])))
        assert finding.verdict is INCONSISTENT
        assert finding.severity.value == usual_severity("score-without-result") == "warning"
        assert message(finding) == "「培训人次」得满分（10），但没有填写实际完成值。"

    def test_part_missing(self) -> None:
        rows = [
            indicator("甲", weight="10", score="10"),
            indicator("乙", result="", weight="", score="10"),
            indicator("丙", result="", weight="10", score=""),
            indicator("丁", section="management", result="", weight="10", score="10"),
        ]
        assert found(score_without_result, reading(form(indicators=rows))) == []

    def test_rounding_edge(self) -> None:
        rows = [
            indicator("甲", result="", weight="10", score="9.99"),
            indicator("乙", result="", weight="10", score="10.00"),
            indicator("丙", result="", weight="0", score="0"),
        ]
        assert only(score_without_result, reading(form(indicators=rows))).stated == "10.00"


def test_scores_out_of_a_hundred() -> None:
    rows = [indicator(name, weight="0.25", score="95") for name in "甲乙丙丁"]
    finding = only(score_above_weight, reading(form(indicators=rows)))
    assert (finding.verdict, finding.message.key) == (UNDECIDED, "reason.other-scale")
