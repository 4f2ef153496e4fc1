from __future__ import annotations

import pytest

from heji.audit.checks.counts import count_mismatch
from heji.forms.form import Form, Kind
from heji.values.verdict import Verdict
from tests.audit.building import (
    claims,
    document,
    figure,
    figures_of,
    form,
    indicator,
    listed,
    paragraph,
    reading,
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


class TestCountMismatch:
    def test_pass(self) -> None:
        total, *parts = figures_of("现场检查共25次(其中:一季度9次、二季度8次、三季度8次)")
        finding = only(
            count_mismatch, reading(claims=claims(sum_of(total, *parts, check="count-mismatch")))
        )
        assert finding.verdict is CONSISTENT

    def test_fail(self) -> None:
        total, *parts = figures_of("现场检查共49次(其中:一季度17次、二季度15次、三季度14次)")
        relation = sum_of(total, *parts, check="count-mismatch")
        finding = only(count_mismatch, reading(claims=claims(relation)))
        assert finding.verdict is INCONSISTENT
        assert finding.severity.value == usual_severity("count-mismatch")
        assert (finding.expected, finding.difference) == ("46次", "3")
        assert finding.formula == "17 + 15 + 14"
        assert "46次" in message(finding)

    def test_part_missing(self) -> None:
        relation = sum_of("9次", "4次", "", check="count-mismatch")
        finding = only(count_mismatch, reading(claims=claims(relation)))
        assert finding.verdict is UNDECIDED

    def test_rounding_edge(self) -> None:
        # Counts are exact: one more is one too many.
        relation = sum_of("10次", "4次", "5次", check="count-mismatch")
        assert only(count_mismatch, reading(claims=claims(relation))).verdict is INCONSISTENT

    def test_things_listed(self) -> None:
        relation = listed(figure("5项", "重点工作任务"), "甲", "乙", "丙", "丁")
        finding = only(count_mismatch, reading(claims=claims(relation)))
        assert message(finding) == "「重点工作任务」写的是 5项，实际列出 4 项，相差 1项。"
        assert len(finding.evidence) == 5

    def test_approximate_count(self) -> None:
        near = sum_of("近30次", "14次", "15次", check="count-mismatch")
        assert only(count_mismatch, reading(claims=claims(near))).verdict is CONSISTENT
        far = sum_of("近30次", "20次", "15次", check="count-mismatch")
        assert only(count_mismatch, reading(claims=claims(far))).verdict is UNDECIDED


class TestStatedCounts:
    """Counts in the text that the form's own tables can be counted for."""

    TASKS = form(Kind.TARGET_DECLARATION, tasks=[task("甲"), task("乙"), task("丙")])

    def verdicts_of(self, text: str, of: Form | None = None) -> list[Verdict]:
        page = document(paragraph(text))
        return verdicts(found(count_mismatch, reading(of or self.TASKS, document=page)))

    @pytest.mark.parametrize(
        "text",
        [
            "共安排重点工作任务3项,项目支出5万元。",
            "本年度安排3项重点工作任务。",
            "年度重点工作任务共3项。",
        ],
    )
    def test_pass(self, text: str) -> None:
        assert self.verdicts_of(text) == [CONSISTENT]

    def test_fail(self) -> None:
        page = document(paragraph("共安排重点工作任务5项。"))
        finding = only(count_mismatch, reading(self.TASKS, document=page))
        assert (finding.stated, finding.expected) == ("5项", "3项")

    @pytest.mark.parametrize(
        "text",
        [
            "承担市级重点工作任务5项。",
            "完成省下达的5项重点工作任务。",
            "重点工作任务完成率5%。",
            "近5项重点工作任务持续推进。",
        ],
    )
    def test_part_missing(self, text: str) -> None:
        assert INCONSISTENT not in self.verdicts_of(text)

    def test_rounding_edge(self) -> None:
        single = form(Kind.TARGET_DECLARATION, tasks=[task("甲")])
        assert self.verdicts_of("共安排重点工作任务5项。", single) == []

    def test_declared_targets(self) -> None:
        rows = [
            indicator("绩效目标完成率", section="management"),
            *(indicator(name, section="performance", target="≥5家") for name in "甲乙丙"),
        ]
        scored = form(indicators=rows)
        assert self.verdicts_of("已实现目标2个,申报目标数为3个。", scored) == [CONSISTENT]
        assert self.verdicts_of("已实现目标2个,申报目标数为4个。", scored) == [INCONSISTENT]

    def test_score_table_of_a_report_has_no_targets(self) -> None:
        blocks = [indicator(name, section="performance") for name in ("甲", "乙")]
        report = form(indicators=[indicator("资金管理", section="management"), *blocks])
        assert self.verdicts_of("已实现目标9个,申报目标数为9个。", report) == []
