"""Intervals: ends, arithmetic, and the verdict against brute force."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.values.interval import Interval, ZeroDivisorError, sum_of
from heji.values.rounding import Rounding, round_fraction
from tests.values.brute_force import rounded
from tests.values.long_run import wrong

HALF = Fraction(1, 2)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted(draw(st.tuples(*[st.fractions(-9, 9, max_denominator=6)] * 2)))
    if low == high:
        return Interval.point(low)
    unbounded = draw(st.sampled_from(("none", "none", "none", "low", "high", "both")))
    return Interval(
        None if unbounded in ("low", "both") else low,
        None if unbounded in ("high", "both") else high,
        draw(st.booleans()),
        draw(st.booleans()),
    )


def inside(interval: Interval) -> list[Fraction]:
    """Some values of an interval, its ends among them where they belong to it."""
    low = interval.low if interval.low is not None else min(Fraction(-20), interval.high or 0) - 1
    high = interval.high if interval.high is not None else max(Fraction(20), low) + 1
    step = (high - low) / 8
    tried = [low + step * each for each in range(9)] + [Fraction(0)]
    near = Fraction(1, 10**9)
    tried += [low + near, high - near]
    return [each for each in tried if interval.contains(each)]


class TestEnds:
    def test_rounded_positive_is_closed_below(self) -> None:
        interval = Interval.rounded(Fraction(5), HALF)
        assert interval.contains(Fraction(9, 2))
        assert not interval.contains(Fraction(11, 2))

    def test_rounded_negative_is_mirrored(self) -> None:
        interval = Interval.rounded(Fraction(-5), HALF)
        assert interval.contains(Fraction(-9, 2) - Fraction(1, 10))
        assert interval.contains(Fraction(-9, 2) - 0) is (rounded(Fraction(-9, 2)) == -5)
        assert not interval.contains(Fraction(-4))

    def test_rounded_zero_is_open(self) -> None:
        interval = Interval.rounded(Fraction(0), HALF)
        assert not interval.contains(HALF)
        assert not interval.contains(-HALF)
        assert interval.contains(Fraction(49, 100))

    def test_an_unbounded_end_is_open(self) -> None:
        assert Interval(None, Fraction(1)) == Interval(None, Fraction(1), False, True)

    @pytest.mark.parametrize("ends", [(2, 1, True, True), (1, 1, False, True), (1, 1, True, False)])
    def test_an_empty_interval_is_refused(self, ends: tuple[int, int, bool, bool]) -> None:
        with pytest.raises(ValueError, match="empty interval"):
            Interval(Fraction(ends[0]), Fraction(ends[1]), ends[2], ends[3])

    @pytest.mark.parametrize("mode", list(Rounding))
    @given(
        value=st.fractions(-5, 5, max_denominator=40), places=st.integers(min_value=0, max_value=2)
    )
    def test_what_is_rounded_lies_in_what_is_printed(
        self, mode: Rounding, value: Fraction, places: int
    ) -> None:
        step = Fraction(1, 10**places)
        printed = Fraction(round_fraction(value, places, mode))
        for shift in (-1, 0, 1):
            neighbour = printed + shift * step
            assert Interval.printed(neighbour, step, mode).contains(value) is (shift == 0)


class TestOverlap:
    def test_a_shared_closed_end(self) -> None:
        assert Interval(Fraction(0), Fraction(1)).overlaps(Interval(Fraction(1), Fraction(2)))

    def test_a_shared_end_that_one_leaves_out(self) -> None:
        left = Interval(Fraction(0), Fraction(1), True, False)
        assert not left.overlaps(Interval(Fraction(1), Fraction(2)))
        assert left.intersection(Interval(Fraction(1), Fraction(2))) is None

    @given(intervals(), intervals())
    def test_it_is_mutual_and_agrees_with_the_intersection(
        self, one: Interval, two: Interval
    ) -> None:
        common = one.intersection(two)
        assert one.overlaps(two) == two.overlaps(one) == (common is not None)
        if common is not None:
            assert all(one.contains(each) and two.contains(each) for each in inside(common))

    @given(intervals(), st.fractions(-9, 9, max_denominator=6))
    def test_a_point_overlaps_what_contains_it(self, interval: Interval, value: Fraction) -> None:
        assert interval.contains(value) == interval.overlaps(Interval.point(value))


class TestArithmetic:
    @given(intervals(), intervals())
    def test_results_of_values_lie_in_the_result(self, one: Interval, two: Interval) -> None:
        for left, right in product(inside(one), inside(two)):
            assert (one + two).contains(left + right)
            assert (one - two).contains(left - right)
            assert (one * two).contains(left * right)
            if right:
                assert (one / two).contains(left / right)

    @given(intervals())
    def test_absolute_values(self, interval: Interval) -> None:
        assert all(abs(interval).contains(abs(each)) for each in inside(interval))

    @given(intervals(), intervals())
    def test_laws(self, one: Interval, two: Interval) -> None:
        assert one + two == two + one
        assert one * two == two * one
        assert one + Interval.point(0) == one
        assert one * Interval.point(1) == one
        mirrored = -one
        assert -mirrored == one
        assert sum_of((one, two)) == one + two

    @given(st.fractions(), st.fractions())
    def test_points_stay_points(self, one: Fraction, two: Fraction) -> None:
        left, right = Interval.point(one), Interval.point(two)
        assert left + right == Interval.point(one + two)
        assert left * right == Interval.point(one * two)
        if two:
            assert left / right == Interval.point(one / two)

    def test_nothing_added_up_is_zero(self) -> None:
        assert sum_of(()) == Interval.point(0)

    def test_division_by_zero_has_a_name(self) -> None:
        with pytest.raises(ZeroDivisorError, match="divide by zero"):
            Interval.point(1) / Interval.point(0)

    def test_division_by_a_printed_zero_is_unbounded(self) -> None:
        divisor = Interval.rounded(Fraction(0), HALF)
        assert Interval.point(1) / divisor == Interval.everything()

    def test_division_by_what_begins_at_zero(self) -> None:
        divisor = Interval(Fraction(0), Fraction(2))
        assert Interval.point(1) / divisor == Interval(HALF, None, True, False)
        assert Interval.point(1) / -divisor == Interval(None, -HALF, False, True)

    def test_zero_over_anything_is_zero(self) -> None:
        zero = Interval.point(0)
        assert zero / Interval.rounded(Fraction(0), HALF) == zero

    def test_open_corners_that_zero_closes(self) -> None:
        half_open = Interval(Fraction(0), Fraction(1), False, False)
        assert half_open * Interval(Fraction(0), Fraction(5)) == Interval(
            Fraction(0), Fraction(5), True, False
        )

    def test_it_prints_as_it_is_written(self) -> None:
        assert repr(Interval(None, Fraction(1, 2), False, False)) == "Interval(-∞, 1/2)"


class TestAgainstBruteForce:
    @pytest.mark.parametrize("seed", range(4))
    def test_generated_relations(self, seed: int) -> None:
        tried, possible, claim = wrong(1000, 7000 + seed)
        assert claim is None
        assert 0 < possible < tried

    @given(
        st.lists(st.integers(min_value=-12, max_value=12), min_size=2, max_size=3),
        st.integers(min_value=-40, max_value=40),
        st.lists(st.booleans(), min_size=4, max_size=4),
    )
    def test_sums_over_every_grid_value(
        self, digits: list[int], total: int, exact: list[bool]
    ) -> None:
        """Each part walks all values of a grid of tenths that are printed like it."""
        fine = 10
        walks = [
            [digit * fine]
            if is_exact
            else [
                each
                for each in range((digit - 1) * fine, (digit + 1) * fine + 1)
                if rounded(Fraction(each, fine)) == digit
            ]
            for digit, is_exact in zip(digits, exact, strict=False)
        ]
        reached = {sum(each) for each in product(*walks)}
        possible = (
            total * fine in reached
            if exact[3]
            else any(rounded(Fraction(each, fine)) == total for each in reached)
        )
        parts = [_meant(each, is_exact) for each, is_exact in zip(digits, exact, strict=False)]
        assert sum_of(parts).overlaps(_meant(total, exact[3])) is possible


def _meant(digit: int, is_exact: bool) -> Interval:
    return Interval.point(digit) if is_exact else Interval.rounded(Fraction(digit), HALF)
