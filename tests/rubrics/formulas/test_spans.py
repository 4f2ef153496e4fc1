"""What intervals come to together."""

from __future__ import annotations

from fractions import Fraction

import pytest

from heji.rubrics.formulas.spans import floor, hull, lowest
from heji.values.interval import Interval


def test_the_lowest_of_several_is_open_where_one_is() -> None:
    closed, half = (
        Interval(Fraction(0), Fraction(2)),
        Interval(Fraction(1), Fraction(2), True, False),
    )
    assert lowest([closed, half]) == Interval(Fraction(0), Fraction(2), True, False)
    assert lowest([closed, Interval.everything()]) == Interval(None, Fraction(2), False, True)
    assert hull([half, Interval.point(2)]) == Interval(Fraction(1), Fraction(2))


def test_a_hull_keeps_the_ends_as_they_are() -> None:
    for low_closed in (False, True):
        one = Interval(Fraction(0), Fraction(1), low_closed, not low_closed)
        assert hull([one]) == one
        assert hull([one, Interval(None, Fraction(0), False, False)]).high_closed is not low_closed
    assert hull([Interval(Fraction(0), None, True, False), Interval.point(1)]) == Interval(
        Fraction(0), None, True, False
    )


def test_the_lowest_of_values_without_an_upper_end() -> None:
    open_one, closed_one = (Interval(Fraction(2), None, each, False) for each in (False, True))
    assert lowest([open_one, open_one]) == Interval(Fraction(2), None, False, False)
    assert lowest([open_one, closed_one]) == Interval(Fraction(2), None, True, False)


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        (Interval(Fraction(3, 2), Fraction(5, 2)), Interval(Fraction(1), Fraction(2))),
        (Interval(Fraction(1), Fraction(3)), Interval(Fraction(1), Fraction(3))),
        (Interval(Fraction(1), Fraction(3), True, False), Interval(Fraction(1), Fraction(2))),
        (Interval(Fraction(5, 2), None, True, False), Interval(Fraction(2), None, True, False)),
        (Interval(None, Fraction(5, 2), False, True), Interval(None, Fraction(2), False, True)),
        (Interval.everything(), Interval.everything()),
    ],
)
def test_whole_numbers_below_an_interval(interval: Interval, expected: Interval) -> None:
    assert floor(interval) == expected
