from __future__ import annotations

from heji.audit.checks.weights import weight_sum
from heji.relations.relation import Sum
from tests.audit.building import form, node, reading, sum_of
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


def weights(total: str, *parts: str) -> Sum:
    return sum_of(total, *parts, check="weight-sum")


class TestWeightSum:
    def test_pass(self) -> None:
        relation = weights("45", "16", "2", "4", "4", "4", "15")
        assert only(weight_sum, reading(form(relations=[relation]))).verdict is CONSISTENT

    def test_fail(self) -> None:
        relation = weights("100", "10", "48", "30", "10")
        finding = only(weight_sum, reading(form(relations=[relation])))
        assert finding.verdict is INCONSISTENT
        assert finding.severity.value == usual_severity("weight-sum")
        assert (finding.stated, finding.expected) == ("100", "98")
        assert [each.stated for each in finding.suspects] == ["100", "10", "48", "30", "10"]

    def test_part_missing(self) -> None:
        relation = weights("100", "90", "")
        assert only(weight_sum, reading(form(relations=[relation]))).verdict is UNDECIDED

    def test_rounding_edge(self) -> None:
        # Printed weights are exact; decimals of equal shares (15 ÷ 7) leave no room.
        relation = weights("15", "2.1", "2.1", "2.1", "2.1", "2.1", "2.1", "2.2")
        assert only(weight_sum, reading(form(relations=[relation]))).expected == "14.8"
        exact = weights("15", "2.1", "2.1", "2.1", "2.1", "2.2", "2.2", "2.2")
        assert only(weight_sum, reading(form(relations=[exact]))).verdict is CONSISTENT

    def test_weights_in_per_cent(self) -> None:
        relation = weights("100%", "50%", "30%", "10%", "9%")
        assert only(weight_sum, reading(form(relations=[relation]))).expected == "99%"

    def test_level_is_named(self) -> None:
        tree = node("总分", "40", None, node("成本管理", "6"), node("采购管理", "3"), level=0)
        parts = [each.weight for each in tree.children if each.weight is not None]
        assert tree.weight is not None
        relation = sum_of(tree.weight, *parts, check="weight-sum")
        finding = only(weight_sum, reading(form(relations=[relation], scores=[tree])))
        assert message(finding).startswith("「总分」的分值为 40，下级分值相加（6 + 3）为 9")

    def test_shared_cell_is_blamed_first(self) -> None:
        lower = sum_of("6", "2", "2", check="weight-sum")
        upper = sum_of("17", "5", lower.total, "8", check="weight-sum")
        both = found(weight_sum, reading(form(relations=[upper, lower])))
        assert verdicts(both) == [INCONSISTENT, INCONSISTENT]
        assert {each.suspects[0].stated for each in both} == {"6"}
        assert {each.suspects[0].suggested for each in both} == {"4"}

    def test_equal_shares_are_rounded(self) -> None:
        shares = weights("15", *["2.14"] * 7)
        assert only(weight_sum, reading(form(relations=[shares]))).verdict is CONSISTENT
        whole = weights("15", *["2"] * 7)
        assert only(weight_sum, reading(form(relations=[whole]))).verdict is INCONSISTENT
        wrong = weights("16", *["2.14"] * 7)
        assert only(weight_sum, reading(form(relations=[wrong]))).verdict is INCONSISTENT
