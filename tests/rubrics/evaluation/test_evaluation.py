"""Numbers with what their digits allow: always exact fractions."""

from __future__ import annotations

from fractions import Fraction

import pytest

from heji.rubrics.evaluation.evaluation import Worth
from heji.values.interval import Interval


@pytest.mark.parametrize("value", [9, 0, -2, Fraction(9, 10)])
def test_a_whole_number_becomes_a_fraction_so_that_no_quotient_is_a_float(
    value: Fraction | int,
) -> None:
    found = Worth.exact(value)
    assert found == Worth(Fraction(value), Interval.point(value))
    for each in (found.point, found.interval.low, found.interval.high):
        assert type(each) is Fraction
