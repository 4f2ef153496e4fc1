from __future__ import annotations

from heji.audit.checks.rounding import rounding_mode
from heji.relations.habit import Habit, infer_habit
from heji.values.rounding import Rounding
from tests.audit.building import figure, form, ratio, reading, sum_of
from tests.audit.checking import INCONSISTENT, found, message, only, usual_severity

RATE = ratio("89.79%", "406.11", "452.26", unit="万元")


class TestRoundingMode:
    def test_pass(self) -> None:
        relation = ratio("89.80%", "406.11", "452.26", unit="万元")
        assert found(rounding_mode, reading(form(relations=[relation]))) == []

    def test_fail(self) -> None:
        relation = ratio(figure("86.31%", "完成率 项目支出"), "40320.98", "46711.54", unit="万元")
        finding = only(rounding_mode, reading(form(relations=[relation])))
        assert finding.verdict is INCONSISTENT
        assert finding.severity.value == usual_severity("rounding-mode") == "warning"
        assert (finding.stated, finding.expected) == ("86.31%", "86.32%")
        assert message(finding) == (
            "「完成率 项目支出」写的是 86.31%，40320.98 ÷ 46711.54 四舍五入为 86.32%；"
            "所写的数是舍去尾数得到的。"
        )

    def test_part_missing(self) -> None:
        relation = ratio("89.79%", "", "452.26", unit="万元")
        assert found(rounding_mode, reading(form(relations=[relation]))) == []

    def test_rounding_edge(self) -> None:
        # 89.796 %: rounded amounts leave room for 89.79, exact ones do not.
        relations = [RATE, sum_of("452.26", "440.11", "12.15", unit="万元")]
        loose = reading(form(relations=relations))
        exact = reading(form(relations=relations), habit=infer_habit(relations))
        assert found(rounding_mode, loose) == []
        assert only(rounding_mode, exact).expected == "89.80%"

    def test_rounded_in_a_document_that_truncates(self) -> None:
        relation = ratio("86.13%", "8123.45", "9432.10", unit="万元")
        habit = Habit(rounding=Rounding.TRUNCATE)
        finding = only(rounding_mode, reading(form(relations=[relation]), habit=habit))
        assert finding.message.key == "finding.rounding-mode.half-away-unnamed"
        assert finding.expected == "86.12%"

    def test_half_to_even(self) -> None:
        relation = ratio("16.3%", "13", "80")
        habit = Habit(rounding=Rounding.AWAY)
        assert found(rounding_mode, reading(form(relations=[relation]), habit=habit)) == []
