"""Rounding to the decimals of a unit: against plain arithmetic, at ties, in every mode."""

from __future__ import annotations

import itertools
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.rubrics.evaluation.evaluation import Worth
from heji.rubrics.evaluation.rounding import rounded, rounded_interval, stands_for
from heji.rubrics.rubric import Precision
from heji.values.interval import Interval
from heji.values.quantity import Quantity
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


@pytest.mark.parametrize("divisor", [1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 16, 25, 99, 121, 125, 128])
@pytest.mark.parametrize("places", range(4))
def test_quotients_by_every_kind_of_divisor(divisor: int, places: int) -> None:
    precision = Precision(places)
    for number, factor in itertools.product((1, divisor - 1, divisor + 1, -1), (1, 2, 12)):
        value = Fraction(number, divisor)
        assert rounded(value, precision, factor) == naive(value, precision, Fraction(factor))


def test_a_point_is_rounded_in_its_unit() -> None:
    third, percent = Fraction(1, 3), Fraction(1, 100)
    found = rounded_interval(Interval.point(third), Precision(1), percent)
    assert found == Interval.point(Fraction("0.333"))


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
    assert wide.rounded(None) is wide


def test_a_number_is_rounded_with_all_that_its_digits_allow() -> None:
    percent, tenth = Fraction(1, 100), Precision(1)
    wide = Worth(Fraction(1, 3), Interval(Fraction(1, 4), Fraction(2, 3), False, False))
    assert wide.rounded(tenth, percent) == Worth(
        Fraction("0.333"), Interval(Fraction("0.25"), Fraction("0.667"))
    )
    assert Worth.exact(Fraction(2, 3)).rounded(tenth) == Worth.exact(Fraction("0.7"))


def score(printed: str) -> Quantity:
    return Quantity(Decimal(printed), None, printed, places=len(printed.partition(".")[2]))


@pytest.mark.parametrize(
    ("printed", "low", "high"), [("2", "1.5", "2.5"), ("1.680", "1.6795", "1.6805")]
)
def test_a_printed_score_stands_for_what_rounds_to_it(printed: str, low: str, high: str) -> None:
    expected = Interval(Fraction(low), Fraction(high), True, False)
    assert stands_for(score(printed)) == expected


def test_a_score_with_fewer_decimals_than_its_form_keeps_may_be_no_rounded_one() -> None:
    assert stands_for(score("2"), 2) == stands_for(score("2.00"))
    assert not stands_for(score("2"), 2).contains(Fraction("1.9"))


def test_a_score_that_was_cut_off_stands_for_what_begins_like_it() -> None:
    cut_off = stands_for(score("1.6"), mode=Rounding.TRUNCATE)
    assert cut_off == Interval(Fraction("1.6"), Fraction("1.7"), True, False)


def test_a_score_of_zero_stands_for_what_rounds_to_it_from_either_side() -> None:
    half = Fraction(1, 2)
    assert stands_for(score("0")) == Interval(-half, half, False, False)
