"""What the relations of a document tell about its rounding."""

from __future__ import annotations

from heji.relations.habit import Habit, infer_habit
from heji.values.rounding import Rounding
from tests.audit.building import difference, equal, ratio, sum_of

#: 199/300, 599/900, 2/3: truncation gives 66.3, 66.5, 66.6; rounding 66.3, 66.6, 66.7
TRUNCATED = [ratio("66.6%", "2", "3"), ratio("66.5%", "599", "900"), ratio("88.8%", "8", "9")]
ROUNDED = [ratio("66.7%", "2", "3"), ratio("66.6%", "599", "900"), ratio("88.9%", "8", "9")]


def test_nothing_to_learn_from() -> None:
    assert infer_habit([]) == Habit()


def test_half_away_is_the_rule() -> None:
    assert infer_habit(ROUNDED).rounding is Rounding.HALF_AWAY


def test_three_truncated_rates_are_a_habit() -> None:
    assert infer_habit(TRUNCATED).rounding is Rounding.TRUNCATE


def test_two_are_not() -> None:
    assert infer_habit(TRUNCATED[:2]).rounding is Rounding.HALF_AWAY


def test_the_same_rate_counts_once() -> None:
    again = [ratio("66.6%", "2", "3") for _ in range(3)]
    assert infer_habit(again).rounding is Rounding.HALF_AWAY


def test_rates_that_fit_both_say_nothing() -> None:
    both = [ratio("33.3%", "1", "3"), ratio("50.0%", "1", "2")]
    assert infer_habit([*TRUNCATED, *both]).rounding is Rounding.TRUNCATE


def test_contradicted_habit_is_none() -> None:
    assert infer_habit([*TRUNCATED, ROUNDED[0]]).rounding is Rounding.HALF_AWAY


def test_always_up() -> None:
    up = [ratio("33.4%", "1", "3"), ratio("22.3%", "2", "9"), ratio("14.3%", "1", "7")]
    more = ratio("11.2%", "1", "9")
    assert infer_habit([*up, more]).rounding is Rounding.AWAY


def test_guesses_say_nothing() -> None:
    guesses = [ratio("66.6%", "2", "3", certain=False), *TRUNCATED[1:]]
    assert infer_habit(guesses).rounding is Rounding.HALF_AWAY


class TestExactAmounts:
    def test_sums_that_hold_to_the_last_digit(self) -> None:
        habit = infer_habit([sum_of("452.26", "440.11", "12.15", unit="万元")])
        assert habit.amounts_are_exact
        assert habit.exact_prints == {("万元", 2)}

    def test_sum_that_needs_the_tolerance(self) -> None:
        relations = [
            sum_of("452.26", "440.11", "12.15", unit="万元"),
            sum_of("452.26", "440.11", "12.14", unit="万元"),
        ]
        assert not infer_habit(relations).amounts_are_exact

    def test_failed_sum_says_nothing(self) -> None:
        relations = [
            sum_of("452.26", "440.11", "12.15", unit="万元"),
            sum_of("457.26", "440.11", "12.15", unit="万元"),
        ]
        assert infer_habit(relations).amounts_are_exact

    def test_single_part_says_nothing(self) -> None:
        relations = [sum_of("452.26", "452.26", "0.00", "/", unit="万元")]
        assert not infer_habit(relations).amounts_are_exact

    def test_splits_and_remainders_count(self) -> None:
        split = equal(["4.01", "6.02"], ["7.02", "3.01"], unit="万元")
        rest = difference("110.87万元", "2590.33万元", "2479.46万元")
        assert infer_habit([split]).amounts_are_exact
        assert infer_habit([rest]).amounts_are_exact

    def test_counts_say_nothing(self) -> None:
        assert not infer_habit([sum_of("9家", "4家", "5家")]).amounts_are_exact
