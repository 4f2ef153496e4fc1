"""What a difference lets two terms be to each other."""

from __future__ import annotations

from fractions import Fraction

import pytest

from heji.rubrics.formulas.comparisons import can_fail, can_hold
from heji.rubrics.formulas.expression import Relation
from heji.values.interval import Interval

_SIGNS = {-1: "<≤≠", 0: "≤=≥", 1: "≠≥>"}


@pytest.mark.parametrize("relation", Relation)
@pytest.mark.parametrize("difference", _SIGNS)
def test_one_difference_holds_or_fails(relation: Relation, difference: int) -> None:
    point = Interval.point(difference)
    holds = relation.value in _SIGNS[difference]
    assert (can_hold(relation, point), can_fail(relation, point)) == (holds, not holds)


@pytest.mark.parametrize(
    ("difference", "hold", "fail"),
    [
        (Interval(Fraction(0), Fraction(1), True, False), "≤=≠≥>", "<≤=≠>"),
        (Interval(Fraction(0), Fraction(1), False, True), "≠≥>", "<≤="),
        (Interval(Fraction(-1), Fraction(0), True, False), "<≤≠", "=≥>"),
        (Interval.everything(), "<≤=≠≥>", "<≤=≠≥>"),
    ],
)
def test_what_several_differences_leave_open(difference: Interval, hold: str, fail: str) -> None:
    assert "".join(each for each in Relation if can_hold(each, difference)) == hold
    assert "".join(each for each in Relation if can_fail(each, difference)) == fail
