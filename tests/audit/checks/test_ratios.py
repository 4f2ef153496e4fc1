from __future__ import annotations

from heji.audit.checks.ratios import ratio_mismatch
from heji.audit.checks.rounding import rounding_mode
from tests.audit.building import claims, figure, form, growth, product, ratio, reading
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


class TestRatioMismatch:
    def test_pass(self) -> None:
        relation = ratio("96%", "792.19", "825.17", unit="万元")
        finding = only(ratio_mismatch, reading(form(relations=[relation])))
        assert finding.verdict is CONSISTENT

    def test_fail(self) -> None:
        relation = ratio(figure("31.4%", "占比"), "151家", "482家")
        finding = only(ratio_mismatch, reading(claims=claims(relation)))
        assert finding.verdict is INCONSISTENT
        assert finding.severity.value == usual_severity("ratio-mismatch")
        assert (finding.stated, finding.expected, finding.difference) == ("31.4%", "31.3%", "0.1")
        assert finding.formula == "151 ÷ 482"
        assert [(each.stated, each.suggested) for each in finding.suspects] == [("31.4%", "31.3%")]
        assert message(finding) == (
            "「占比」写的是 31.4%，按 151 ÷ 482 应为 31.3%，相差 0.1百分点。"
        )

    def test_part_missing(self) -> None:
        relation = ratio("96%", "", "825.17", unit="万元")
        finding = only(ratio_mismatch, reading(form(relations=[relation])))
        assert (finding.verdict, finding.message.key) == (UNDECIDED, "reason.part-missing")

    def test_rounding_edge(self) -> None:
        # 1 ÷ 8 = 12.5 %: half away from zero gives 13 %, truncation 12 %.
        up = reading(form(relations=[ratio("13%", "1", "8")]))
        down = reading(form(relations=[ratio("12%", "1", "8")]))
        wrong = reading(form(relations=[ratio("14%", "1", "8")]))
        assert verdicts(found(ratio_mismatch, up)) == [CONSISTENT]
        assert found(ratio_mismatch, down) == []
        assert verdicts(found(ratio_mismatch, wrong)) == [INCONSISTENT]

    def test_empty_rate_claims_nothing(self) -> None:
        relation = ratio("—", "1", "8")
        assert found(ratio_mismatch, reading(form(relations=[relation]))) == []

    def test_growth_and_working(self) -> None:
        both = [growth("13.64%", "866.11", "772.35", unit="万元"), product("1.69", "83.78%", "2")]
        keys = [each.message.key for each in found(ratio_mismatch, reading(form(relations=both)))]
        assert keys == [
            "finding.ratio-mismatch.growth-unnamed",
            "finding.ratio-mismatch.product-unnamed",
        ]

    def test_one_relation_one_finding(self) -> None:
        relations = [ratio("13%", "1", "8"), ratio("12%", "1", "8"), ratio("14%", "1", "8")]
        both = reading(form(relations=relations))
        assert len(found(ratio_mismatch, both)) + len(found(rounding_mode, both)) == 3
