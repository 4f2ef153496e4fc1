"""Products and quotients of what is measured, and what can be compared."""

from __future__ import annotations

import pytest

from heji.rubrics.formulas.dimensions import (
    MARKS,
    PLAIN,
    RATE,
    TRUTH,
    Dimension,
    are_same,
    of_unit,
)
from heji.values.units import find_unit


def measured(unit: str) -> Dimension:
    return of_unit(find_unit(unit))


def test_what_stands_above_and_below_goes_away() -> None:
    assert measured("万元") / measured("元") == RATE
    assert measured("万元/人") * measured("名") == measured("元")
    assert str(measured("元") / measured("人") / measured("人")) == "元/人/人"
    assert RATE * MARKS == MARKS


def test_a_number_without_a_thing_is_a_rate_in_a_product() -> None:
    assert PLAIN * MARKS == MARKS
    assert PLAIN / PLAIN == RATE


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (measured("万元"), measured("元"), True),
        (measured("家"), measured("元"), False),
        (measured("家"), PLAIN, True),
        (PLAIN, MARKS, True),
        (PLAIN, RATE, True),
        (PLAIN, measured("元"), False),
        (TRUTH, TRUTH, True),
        (TRUTH, RATE, False),
    ],
)
def test_what_can_be_compared(one: Dimension, two: Dimension, same: bool) -> None:
    assert are_same(one, two) is are_same(two, one) is same
