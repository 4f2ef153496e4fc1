"""The four signs, for numbers and for the intervals around them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from heji.rubrics.formulas.expression import Sign
from heji.rubrics.formulas.operators import operate
from heji.values.interval import Interval


@pytest.mark.parametrize(
    ("sign", "value"),
    [(Sign.ADD, "8"), (Sign.SUBTRACT, "4"), (Sign.MULTIPLY, "12"), (Sign.DIVIDE, "3")],
)
def test_numbers_and_points_come_to_the_same(sign: Sign, value: str) -> None:
    left, right = Fraction(6), Fraction(2)
    assert operate(sign, left, right) == Fraction(value)
    points = operate(sign, Interval.point(left), Interval.point(right))
    assert points == Interval.point(Fraction(value))


@pytest.mark.parametrize("zero", [Fraction(0), Interval.point(0)])
def test_nothing_is_divided_by_zero(zero: Fraction | Interval) -> None:
    with pytest.raises(ZeroDivisionError):
        operate(Sign.DIVIDE, zero, zero)
