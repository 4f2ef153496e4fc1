"""Formulas reckoned: points, intervals that never lose a value, and what cannot be reckoned."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from heji.rubrics.evaluation.evaluation import Worth
from heji.rubrics.formulas.expression import Expression
from heji.rubrics.formulas.grammar import parse
from heji.rubrics.formulas.reckoning import Refusal, Truth, holds, reckon
from heji.values.interval import Interval

_FORMULAS = [
    "a + b - c",
    "a × b ÷ c",
    "(a - b) ÷ b",
    "abs(a - b) ÷ c",
    "min(a, b, c)",
    "max(a, b) - c",
    "floor(a ÷ b)",
    "floor(abs(a))",
    "mean(a, b, c)",
    "-a × -b",
    "if a > b then a else c",
    "if a ≥ b and not (c = 0) then a ÷ c else b",
    "if a ≠ b or c < 1 then a else b",
    "if a ≤ 1 then a × a else b + 2",
]
_FRACTIONS = st.fractions(min_value=-4, max_value=4, max_denominator=8)


@st.composite
def _worths(draw: st.DrawFn) -> tuple[Worth, Fraction]:
    """A number with its interval, and another value of that interval."""
    low, point, inside, high = sorted(draw(st.tuples(*[_FRACTIONS] * 4)))
    if draw(st.booleans()):
        return Worth.exact(point), point
    low_closed = low in (point, inside) or draw(st.booleans())
    high_closed = high == inside or draw(st.booleans())
    return Worth(point, Interval(low, high, low_closed or low == high, high_closed)), inside


@given(st.sampled_from(_FORMULAS).map(parse), _worths(), _worths(), _worths())
def test_intervals_hold_the_value_of_every_choice(
    formula: Expression,
    a: tuple[Worth, Fraction],
    b: tuple[Worth, Fraction],
    c: tuple[Worth, Fraction],
) -> None:
    names = {"a": a[0], "b": b[0], "c": c[0]}
    inside = {name: Worth.exact(value) for name, (_, value) in zip("abc", (a, b, c), strict=True)}
    found, other = reckon(formula, names.get), reckon(formula, inside.get)
    assume(isinstance(found, Worth) and isinstance(other, Worth))
    assert isinstance(found, Worth)
    assert isinstance(other, Worth)
    assert found.interval.contains(found.point)
    assert found.interval.contains(other.point)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("1 - 2 - 3", "-4"),
        ("12 ÷ 2 ÷ 3", "2"),
        ("90万元 ÷ 100万元", "9/10"),
        ("90万元 ÷ 1000000元", "9/10"),
        ("5%", "1/20"),
        ("min(3, 2, 5)", "2"),
        ("max(3, 2, 5)", "5"),
        ("abs(1 - 3)", "2"),
        ("floor(7 ÷ 2)", "3"),
        ("floor(-1 ÷ 2)", "-1"),
        ("mean(1, 2, 6)", "3"),
        ("if 1 < 2 then 3 else 4", "3"),
        ("if 2 ≤ 1 then 3 else 4", "4"),
        ("if 1 = 1 and 2 ≠ 2 then 3 else 4", "4"),
        ("if 1 > 1 or 2 ≥ 2 then 3 else 4", "3"),
        ("if not (1 < 2) then 3 else 4", "4"),
    ],
)
def test_points(formula: str, value: str) -> None:
    assert reckon(parse(formula), {}.get) == Worth.exact(Fraction(value))


def test_a_missing_name_is_named() -> None:
    assert reckon(parse("a ÷ b"), {"a": Worth.exact(1)}.get) == Refusal("missing-input", "b")


def test_the_side_that_is_not_chosen_needs_no_value() -> None:
    formula = parse("if a = 0 then 0 else b ÷ a")
    assert reckon(formula, {"a": Worth.exact(0)}.get) == Worth.exact(0)


def test_a_zero_denominator_is_an_outcome() -> None:
    names = {"a": Worth.exact(1), "b": Worth(Fraction(0), Interval(Fraction(0), Fraction(1)))}
    assert reckon(parse("a ÷ b"), names.get) == Refusal("zero-denominator")


def test_a_denominator_that_may_be_zero_leaves_the_value_open() -> None:
    wide = Worth(Fraction(1), Interval(Fraction(0), Fraction(2)))
    found = reckon(parse("a ÷ b"), {"a": Worth.exact(1), "b": wide}.get)
    assert found == Worth(Fraction(1), Interval(Fraction(1, 2), None))


def test_an_open_condition_allows_both_values() -> None:
    wide = Worth(Fraction(1), Interval(Fraction(0), Fraction(2)))
    found = reckon(parse("if a > 1 then 10 else 20"), {"a": wide}.get)
    assert found == Worth(Fraction(20), Interval(Fraction(10), Fraction(20)))


def test_a_side_without_a_value_at_the_printed_number_may_have_one_beside_it() -> None:
    names = {"a": Worth(Fraction(0), Interval(Fraction(0), Fraction(1))), "b": Worth.exact(1)}
    found = reckon(parse("if a = 0 then 0 else b ÷ a"), names.get)
    assert found == Worth(Fraction(0), Interval.everything())
    unknown = reckon(parse("if a = 0 then 0 else c"), names.get)
    assert unknown == Worth(Fraction(0), Interval.everything())


def test_conditions_know_what_the_digits_leave_open() -> None:
    wide = Worth(Fraction(1), Interval(Fraction(0), Fraction(2)))
    names = {"a": wide, "met": True}.get
    assert holds(parse("a > 3"), names) == Truth(False, False, True)
    assert holds(parse("a > 1"), names) == Truth(False, True, True)
    assert holds(parse("a ≠ 1"), names) == Truth(False, True, True)
    assert holds(parse("a ≤ 2"), names) == Truth(True, True, False)
    assert holds(parse("met"), names) == Truth(True, True, False)
    assert holds(parse("not met"), names) == Truth(False, False, True)
    assert holds(parse("met and a > 1"), names) == Truth(False, True, True)
    assert holds(parse("met or a > 1"), names) == Truth(True, True, False)
    assert holds(parse("other"), names) == Refusal("missing-input", "other")


@pytest.mark.parametrize(
    ("formula", "low", "point", "high"),
    [
        ("a + b", 5, 6, 8),
        ("a - b", -3, -2, 0),
        ("a × b", 4, 8, 16),
        ("a ÷ b", Fraction(1, 4), Fraction(1, 2), 1),
        ("-a", -4, -2, -1),
        ("min(a, b)", 1, 2, 4),
        ("max(a, b)", 4, 4, 4),
        ("mean(a, b)", Fraction(5, 2), 3, 4),
        ("abs(a - 3)", 0, 1, 2),
    ],
)
def test_what_digits_allow_goes_through_each_sign(
    formula: str, low: Fraction, point: Fraction, high: Fraction
) -> None:
    names = {"a": Worth(Fraction(2), Interval(Fraction(1), Fraction(4))), "b": Worth.exact(4)}
    found = reckon(parse(formula), names.get)
    assert found == Worth(Fraction(point), Interval(Fraction(low), Fraction(high)))


@pytest.mark.parametrize(
    ("condition", "point", "can_hold", "can_fail"),
    [
        ("a > 3 or a > 5", False, True, True),
        ("a > 5 or a > 3", False, True, True),
        ("a > 0 or a > 5", True, True, False),
        ("a > 5 or a > 6", False, False, True),
        ("a > 3 and a > 0", False, True, True),
        ("a > 0 and a > 3", False, True, True),
        ("a > 0 and a < 5", True, True, False),
        ("a > 3 and a > 5", False, False, True),
    ],
)
def test_joined_conditions_keep_what_is_open(
    condition: str, point: bool, can_hold: bool, can_fail: bool
) -> None:
    wide = {"a": Worth(Fraction(2), Interval(Fraction(1), Fraction(4)))}
    assert holds(parse(condition), wide.get) == Truth(point, can_hold, can_fail)


@pytest.mark.parametrize(("text", "truth"), [("1 < 2", True), ("2 < 1", False), ("1 = 1", True)])
def test_exact_terms_leave_nothing_open(text: str, truth: bool) -> None:
    found = holds(parse(text), lambda name: None)
    assert found == Truth(truth, truth, not truth)


def test_a_condition_is_no_number_and_a_number_no_condition() -> None:
    with pytest.raises(TypeError, match="a condition stands where a number is wanted"):
        reckon(parse("1 < 2"), lambda name: None)
    with pytest.raises(TypeError, match="a number stands where a condition is wanted"):
        holds(parse("1 + 2"), lambda name: None)
