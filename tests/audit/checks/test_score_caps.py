"""Totals against the cap by the rate of execution."""

from __future__ import annotations

from heji.audit.checks.score_caps import score_cap
from heji.audit.finding import Finding
from tests.audit.building import reading
from tests.audit.checking import CONSISTENT, INCONSISTENT, message, usual_severity
from tests.audit.checks.project_forms import named, project, wrong


class TestScoreCap:
    LOW = project(executed="650.00", rate="65.00%", money_score="6.5", total="96.5")

    def test_pass(self) -> None:
        (found,) = score_cap(named(project()))
        assert found.verdict is CONSISTENT

    def test_fail(self) -> None:
        (found,) = score_cap(named(self.LOW))
        assert found.verdict is INCONSISTENT
        assert found.severity.value == usual_severity("score-cap") == "error"
        assert (found.stated, found.expected) == ("96.5", "≤79")
        assert message(found) == "总分 96.5，执行率 65.00% 对应的上限为 79 分。"

    def test_part_missing(self) -> None:
        assert list(score_cap(reading(self.LOW))) == []  # the rubric that fits has no cap
        unpaid = project(executed="", rate="", money_score="", total="96.5")
        assert [each.verdict for each in score_cap(named(unpaid))] != [INCONSISTENT]

    def test_rounding_edge(self) -> None:
        def verdicts(executed: str, rate: str) -> list[Finding]:
            low = project(executed=executed, rate=rate, money_score="8", total="98")
            return wrong(list(score_cap(named(low))))

        assert verdicts("800.00", "80.00%") == []
        assert [each.expected for each in verdicts("799.99", "80.00%")] == ["≤89"]
