"""Rounding to the decimals of a unit: against plain arithmetic, at ties, in every mode."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.rubrics.evaluation.evaluation import Worth
from heji.rubrics.evaluation.rounding import rounded, rounded_interval, rounded_worth
from heji.rubrics.rubric import Precision
from heji.values.interval import Interval
from heji.values.rounding import Rounding

_VALUES = st.fractions(min_value=-50, max_value=50, max_denominator=3000)
_PRECISIONS = st.builds(Precision, st.integers(0, 4), st.sampled_from(Rounding))
_FACTORS = st.sampled_from([Fraction(1), Fraction(1, 100), Fraction(10_000)])


def naive(value: Fraction, precision: Precision, factor: Fraction) -> Fraction:
    """The nearest multiple by trying both neighbours."""
    step = factor / 10**precision.places
    below = value // step * step
    above = below if below == value else below + step
    match precision.mode:
        case Rounding.TRUNCATE:
            return below if value > 0 else above
        case Rounding.AWAY:
            return above if value > 0 else below
    if value - below != above - value:
        return below if value - below < above - value else above
    if precision.mode is Rounding.HALF_AWAY:
        return above if value > 0 else below
    return below if (below / step) % 2 == 0 else above


@given(_VALUES, _PRECISIONS, _FACTORS)
def test_a_number_goes_to_the_neighbour_that_the_mode_says(
    value: Fraction, precision: Precision, factor: Fraction
) -> None:
    assert rounded(value, precision, factor) == naive(value, precision, factor)


@pytest.mark.parametrize(
    ("mode", "score"),
    [
        (Rounding.HALF_AWAY, "0.13"),
        (Rounding.HALF_EVEN, "0.12"),
        (Rounding.TRUNCATE, "0.12"),
        (Rounding.AWAY, "0.13"),
    ],
)
def test_ties(mode: Rounding, score: str) -> None:
    assert rounded(Fraction("0.125"), Precision(2, mode)) == Fraction(score)
    assert rounded(Fraction("-0.125"), Precision(2, mode)) == -Fraction(score)


def test_tens_and_hundreds() -> None:
    assert rounded(Fraction(1149), Precision(-2)) == 1100
    assert rounded(Fraction(1150), Precision(-2)) == 1200
    assert rounded(Fraction(7), Precision(-1)) == 10


@given(_VALUES, _VALUES, _VALUES, _PRECISIONS)
def test_an_interval_holds_what_its_values_are_rounded_to(
    one: Fraction, two: Fraction, three: Fraction, precision: Precision
) -> None:
    low, inside, high = sorted((one, two, three))
    found = rounded_interval(Interval(low, high), precision)
    assert found == Interval(rounded(low, precision), rounded(high, precision))
    assert found.contains(rounded(inside, precision))


def test_open_ends_stay_open() -> None:
    third, tenths = Fraction(1, 3), Precision(1)
    assert rounded_interval(Interval(third, None, False, False), tenths) == Interval(
        Fraction("0.3"), None, True, False
    )
    assert rounded_interval(Interval(None, third, False, False), tenths) == Interval(
        None, Fraction("0.3"), False, True
    )
    assert rounded_interval(Interval.everything(), tenths) == Interval.everything()


def test_without_a_precision_everything_stays() -> None:
    third = Fraction(1, 3)
    wide = Worth(third, Interval(Fraction(0), Fraction(1), False, False))
    assert rounded(third, None) == third
    assert rounded_interval(wide.interval, None) is wide.interval
    assert rounded_worth(wide, None) is wide


def test_a_number_is_rounded_with_all_that_its_digits_allow() -> None:
    percent, tenth = Fraction(1, 100), Precision(1)
    wide = Worth(Fraction(1, 3), Interval(Fraction(1, 4), Fraction(2, 3), False, False))
    assert rounded_worth(wide, tenth, percent) == Worth(
        Fraction("0.333"), Interval(Fraction("0.25"), Fraction("0.667"))
    )
    assert rounded_worth(Worth.exact(Fraction(2, 3)), tenth) == Worth.exact(Fraction("0.7"))
