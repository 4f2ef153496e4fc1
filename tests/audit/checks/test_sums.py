from __future__ import annotations

from heji.audit.checks.sums import sum_mismatch
from tests.audit.building import (
    claims,
    difference,
    equal,
    figure,
    figures_of,
    form,
    place,
    reading,
    sum_of,
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


class TestSumMismatch:
    def test_pass(self) -> None:
        total = figure("947.04", "年度资金总额", unit="万元")
        relation = sum_of(total, "938.33", "2.98", "5.73", unit="万元")
        finding = only(sum_mismatch, reading(form(relations=[relation])))
        assert finding.verdict is CONSISTENT
        assert finding.stated == "947.04"

    def test_fail(self) -> None:
        total = figure("2381.45", "年度资金总额", unit="万元")
        relation = sum_of(total, "2371.17", "5.52", "9.76", unit="万元")
        finding = only(sum_mismatch, reading(form(relations=[relation])))
        assert (finding.check, finding.verdict) == ("sum-mismatch", INCONSISTENT)
        assert finding.severity.value == usual_severity("sum-mismatch")
        assert (finding.stated, finding.expected, finding.difference) == (
            "2381.45",
            "2386.45",
            "5.00",
        )
        assert message(finding) == (
            "「年度资金总额」写的是 2381.45万元，各部分相加（2371.17 + 5.52 + 9.76）为 2386.45万元，"
            "相差 5.00万元。"
        )
        assert finding.suspects[0].suggested == "2386.45"
        assert len(finding.suspects) == 4
        assert finding.evidence[0].locator == total.locator

    def test_part_missing(self) -> None:
        relation = sum_of("9.00", "3.00", "", unit="万元")
        finding = only(sum_mismatch, reading(form(relations=[relation])))
        assert finding.verdict is UNDECIDED
        assert finding.message.key == "reason.part-missing"

    def test_rounding_edge(self) -> None:
        # 0.01 may come from rounding two parts and their total; 0.02 cannot.
        near = sum_of("10.01", "4.00", "6.00", unit="万元")
        assert verdicts(found(sum_mismatch, reading(form(relations=[near])))) == [CONSISTENT]
        far = sum_of("10.03", "4.00", "6.00", unit="万元")
        assert verdicts(found(sum_mismatch, reading(form(relations=[far])))) == [INCONSISTENT]

    def test_sentence(self) -> None:
        sentence = (
            "预算278,534.21万元,包括:31,204.00万元、12,622.31万元、13,5678.90万元、93,029.00万元"
        )
        total, *parts = figures_of(sentence)
        relation = sum_of(total, *parts)
        finding = only(sum_mismatch, reading(claims=claims(relation)))
        assert finding.expected == "272,534.21万元"
        assert finding.message.key == "finding.sum-mismatch.total-unnamed"
        assert len(finding.suspects) == 5

    def test_claim_found_twice_is_one_finding(self) -> None:
        cell = place(table=1, row=3, column=4)
        in_form = sum_of(figure("9.00", unit="万元", at=cell), "4.00", "3.00", unit="万元")
        in_prose = sum_of(
            figure("9.00", unit="万元", at=cell.span(0, 4)), *in_form.parts, unit="万元"
        )
        both = reading(form(relations=[in_form]), claims(in_prose))
        assert len(found(sum_mismatch, both)) == 1

    def test_nothing_stated_is_nothing_claimed(self) -> None:
        relation = sum_of("—", "4.00", "3.00", unit="万元")
        assert found(sum_mismatch, reading(form(relations=[relation]))) == []

    def test_guess_is_undecided(self) -> None:
        relation = sum_of("9.00", "4.00", "3.00", unit="万元", certain=False)
        finding = only(sum_mismatch, reading(form(relations=[relation])))
        assert finding.message.key == "reason.not-certain"

    def test_splits_and_remainders(self) -> None:
        split = equal(["5.00", "6.00"], ["7.00", "3.00"], unit="万元")
        rest = difference("115.87万元", "2590.33万元", "2479.46万元")
        both = found(sum_mismatch, reading(form(relations=[split, rest])))
        assert [each.message.key for each in both] == [
            "finding.sum-mismatch.splits-unnamed",
            "finding.sum-mismatch.remainder-unnamed",
        ]

    def test_parts_above_the_whole(self) -> None:
        relation = sum_of("10.00", "11.00", unit="万元", exhaustive=False)
        finding = only(sum_mismatch, reading(form(relations=[relation])))
        assert finding.message.key == "finding.sum-mismatch.partial-unnamed"

    def test_cell_in_which_failed_sums_meet_comes_first(self) -> None:
        shared = figure("1,411.71", "小计", unit="万元")
        row = sum_of(shared, "861.35", "520.36", unit="万元")
        column = sum_of("4,287.62", "1,475.36", shared, "1,430.55", unit="万元")
        first, second = found(sum_mismatch, reading(form(relations=[row, column])))
        assert first.suspects[0].stated == second.suspects[0].stated == "1,411.71"
        assert second.suspects[0].suggested == "1,381.71"
        assert second.stated == "4,287.62"
