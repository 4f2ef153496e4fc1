"""Every kind of rule against a computation of its own, with plain loops and no curves.

Whatever the figures: the score is that of the naive computation, lies between zero and the weight
(but for awards), is among the scores said to be possible, and comes out the same a second time.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from heji.rubrics.evaluation.alone import evaluate_alone
from heji.rubrics.evaluation.evaluation import Basis, ItemEvaluation
from heji.rubrics.formulas.expression import Number
from heji.rubrics.formulas.grammar import parse
from heji.rubrics.rubric import Item
from heji.rubrics.rules.rule import (
    Award,
    Band,
    BonusMalus,
    Breaches,
    ByTarget,
    Checklist,
    CountRatio,
    Excess,
    InverseRatio,
    Ladder,
    Linear,
    Point,
    Proportional,
    Rule,
    Side,
    Steps,
    Threshold,
)
from heji.values.units import find_unit
from tests.rubrics.evaluation.building import item, number, rubric, truth, words

_HUNDREDTHS = st.integers(0, 300).map(lambda count: Decimal(count) / 100)
_POSITIVE = st.integers(1, 300).map(lambda count: Decimal(count) / 100)
_WEIGHTS = st.integers(1, 40).map(lambda count: Decimal(count) / 2)
_COUNTS = st.integers(0, 30)
_SIDES = st.sampled_from(Side)
_SHARED = st.booleans()
_PERCENT = find_unit("%")


def scored(only: Item, **inputs: str | bool) -> ItemEvaluation:
    """The evaluation, after a look at what holds for every rule."""
    found = evaluate_alone(rubric(only), only, inputs)
    assert found == evaluate_alone(rubric(only), only, inputs)
    if found.score is not None:
        assert found.basis is Basis.COMPUTED
        assert any(each.contains(found.score) for each in found.possible)
        assert all(each.is_point for each in found.possible)
        if not isinstance(only.rule, BonusMalus):
            assert found.weight is not None
            assert 0 <= found.score <= found.weight
    return found


def of_value(rule: Rule, weight: Decimal, value: Decimal) -> Fraction | None:
    only = item("1", rule, number("a", "家"), weight=str(weight), formula="a")
    return scored(only, a=f"{value}家").score


def marks(amount: Decimal, weight: Decimal, *, shared: bool) -> Fraction:
    return Fraction(amount) / 100 * Fraction(weight) if shared else Fraction(amount)


def written(amount: Decimal, *, shared: bool) -> Number:
    return Number(amount, _PERCENT if shared else None)


def distance(value: Decimal, full: Decimal, side: Side) -> Fraction:
    if value < full and side is not Side.ABOVE:
        return Fraction(full - value)
    if value > full and side is not Side.BELOW:
        return Fraction(value - full)
    return Fraction(0)


@given(_WEIGHTS, _POSITIVE, _HUNDREDTHS)
def test_proportional(weight: Decimal, full: Decimal, value: Decimal) -> None:
    share = Fraction(value) / Fraction(full)
    expected = Fraction(weight) * (share if share < 1 else 1)
    assert of_value(Proportional(Number(full)), weight, value) == expected


@given(_WEIGHTS, _HUNDREDTHS, _SIDES, _POSITIVE, _POSITIVE, _SHARED, _HUNDREDTHS)
def test_linear(
    weight: Decimal,
    full: Decimal,
    side: Side,
    deduct: Decimal,
    per: Decimal,
    shared: bool,
    value: Decimal,
) -> None:
    rule = Linear(Number(full), side, written(deduct, shared=shared), Number(per))
    taken = distance(value, full, side) / Fraction(per) * marks(deduct, weight, shared=shared)
    left = Fraction(weight) - taken
    assert of_value(rule, weight, value) == (left if left > 0 else 0)


@given(_WEIGHTS, _HUNDREDTHS, _SIDES, _POSITIVE, _POSITIVE, _SHARED, st.booleans(), _HUNDREDTHS)
def test_steps(
    weight: Decimal,
    full: Decimal,
    side: Side,
    deduct: Decimal,
    step: Decimal,
    shared: bool,
    begun: bool,
    value: Decimal,
) -> None:
    each = marks(deduct, weight, shared=shared)
    assume(Fraction(weight) / each < 60)
    rest, left = distance(value, full, side), Fraction(weight)
    while rest >= Fraction(step) or (begun and rest > 0):
        rest -= Fraction(step)
        left -= each
    rule = Steps(Number(full), side, written(deduct, shared=shared), Number(step), begun)
    assert of_value(rule, weight, value) == (left if left > 0 else 0)


@st.composite
def _bands(draw: st.DrawFn) -> list[tuple[Decimal | None, Decimal | None, bool, bool, Decimal]]:
    """Bands without gaps or with the lowest left out, in any order."""
    cuts: list[Decimal | None] = [None, *sorted(draw(st.sets(_HUNDREDTHS, min_size=1, max_size=4)))]
    cuts.append(None)
    upper = [draw(st.booleans()) for _ in cuts]  # whether a cut belongs to the band above it
    found = []
    for at in range(len(cuts) - 1):
        low, high = cuts[at], cuts[at + 1]
        ends = (low is not None and upper[at], high is not None and not upper[at + 1])
        found.append((low, high, *ends, draw(_HUNDREDTHS)))
    return draw(st.permutations(found[draw(st.integers(0, 1)) :]))


@given(_WEIGHTS, _bands(), _SHARED, st.data())
def test_ladder(
    weight: Decimal,
    bands: list[tuple[Decimal | None, Decimal | None, bool, bool, Decimal]],
    shared: bool,
    data: st.DataObject,
) -> None:
    ends = [end for band in bands for end in band[:2] if end is not None]
    value = data.draw(_HUNDREDTHS | st.sampled_from(ends)) if ends else data.draw(_HUNDREDTHS)
    expected = None
    for low, high, from_low, to_high, mark in bands:
        above = low is None or value > low or (value == low and from_low)
        below = high is None or value < high or (value == high and to_high)
        if above and below:
            expected = min(marks(mark, weight, shared=shared), Fraction(weight))
    rule = Ladder(
        tuple(
            Band(
                None if low is None else Number(low),
                None if high is None else Number(high),
                from_low,
                to_high,
                written(mark, shared=shared),
            )
            for low, high, from_low, to_high, mark in bands
        )
    )
    assert of_value(rule, weight, value) == expected


@pytest.mark.parametrize("sign", ["≥", ">", "≤", "<", "=", "≠"])
@given(weight=_WEIGHTS, limit=_HUNDREDTHS, rest=_HUNDREDTHS, value=_HUNDREDTHS, same=st.booleans())
def test_threshold(
    sign: str, weight: Decimal, limit: Decimal, rest: Decimal, value: Decimal, same: bool
) -> None:
    value = limit if same else value
    meets = {
        "≥": value >= limit,
        ">": value > limit,
        "≤": value <= limit,
        "<": value < limit,
        "=": value == limit,
        "≠": value != limit,
    }[sign]
    rule = Threshold(parse(f"value {sign} {limit}"), Number(rest))
    assert of_value(rule, weight, value) == (weight if meets else min(rest, weight))


@given(_WEIGHTS, _HUNDREDTHS, _POSITIVE, _HUNDREDTHS)
def test_a_stretch_and_what_lies_outside(
    weight: Decimal, low: Decimal, width: Decimal, value: Decimal
) -> None:
    high = low + width
    inside = Threshold(parse(f"{low} ≤ value and value < {high}"))
    outside = Threshold(parse(f"value < {low} or not (value < {high})"))
    assert of_value(inside, weight, value) == (weight if low <= value < high else 0)
    assert of_value(outside, weight, value) == (0 if low <= value < high else weight)


@given(_WEIGHTS, _COUNTS, _COUNTS)
def test_ratios_of_counts(weight: Decimal, one: int, two: int) -> None:
    inputs = (number("one", "个"), number("two", "个"))
    ratio = item("1", CountRatio("one", "two"), *inputs, weight=str(weight))
    inverse = item("1", InverseRatio("one", "two"), *inputs, weight=str(weight))
    given_counts = {"one": f"{one}个", "two": f"{two}个"}
    found, turned = scored(ratio, **given_counts), scored(inverse, **given_counts)
    if two == 0:
        assert (found.score, found.problem) == (None, "zero-denominator")
        assert turned.score == weight
    else:
        expected = min(Fraction(weight) * one / two, Fraction(weight))
        assert (found.score, turned.score) == (expected, expected)


@given(_WEIGHTS, st.lists(st.tuples(_HUNDREDTHS, _SHARED, st.booleans()), min_size=1, max_size=5))
def test_checklist(weight: Decimal, points: list[tuple[Decimal, bool, bool]]) -> None:
    listed = tuple(
        Point(words(f"p{at}"), written(amount, shared=shared), f"p{at}")
        for at, (amount, shared, _) in enumerate(points)
    )
    only = item("1", Checklist(listed), *(truth(each.met) for each in listed), weight=str(weight))
    total = sum(marks(amount, weight, shared=shared) for amount, shared, met in points if met)
    met = {f"p{at}": met for at, (_, _, met) in enumerate(points)}
    assert scored(only, **met).score == min(total, Fraction(weight))


@given(_WEIGHTS, _POSITIVE, _SHARED, _COUNTS)
def test_breaches(weight: Decimal, deduct: Decimal, shared: bool, count: int) -> None:
    rule = Breaches("count", written(deduct, shared=shared))
    only = item("1", rule, number("count", "起"), weight=str(weight))
    left = Fraction(weight)
    for _ in range(count):
        left -= marks(deduct, weight, shared=shared)
    assert scored(only, count=f"{count}起").score == max(left, Fraction(0))


@given(
    _WEIGHTS,
    st.none() | st.tuples(_POSITIVE, _POSITIVE, _SHARED),
    st.none() | st.tuples(_POSITIVE, _POSITIVE, _SHARED),
    _COUNTS,
    _COUNTS,
)
def test_awards(
    weight: Decimal,
    bonus: tuple[Decimal, Decimal, bool] | None,
    malus: tuple[Decimal, Decimal, bool] | None,
    praise: int,
    fault: int,
) -> None:
    def award(count: str, terms: tuple[Decimal, Decimal, bool] | None) -> Award | None:
        if terms is None:
            return None
        each, cap, shared = terms
        return Award(count, written(each, shared=shared), written(cap, shared=shared))

    def worth(count: int, terms: tuple[Decimal, Decimal, bool] | None) -> Fraction:
        if terms is None:
            return Fraction(0)
        each, cap, shared = terms
        most = marks(cap, weight, shared=shared)
        return min(count * marks(each, weight, shared=shared), most)

    rule = BonusMalus(award("praise", bonus), award("fault", malus))
    inputs = (number("praise", "次"), number("fault", "次"))
    only = item("1", rule, *inputs, weight=str(weight))
    found = scored(only, praise=f"{praise}次", fault=f"{fault}次")
    assert found.score == worth(praise, bonus) - worth(fault, malus)


@given(
    _WEIGHTS,
    st.booleans(),
    st.integers(1, 60),
    st.integers(0, 90),
    st.booleans(),
    st.none() | st.integers(110, 200),
    st.none() | _POSITIVE,
)
def test_by_target(
    weight: Decimal,
    is_upper: bool,
    target: int,
    result: int,
    missed_is_zero: bool,
    beyond: int | None,
    deduct: Decimal | None,
) -> None:
    cost = None if deduct is None else Number(deduct)
    excess = None if beyond is None else Excess(Number(Decimal(beyond), _PERCENT), cost)
    only = item("1", ByTarget(missed_is_zero, excess=excess))
    cells = {
        "weight": str(weight),
        "target": f"{'≤' if is_upper else '≥'}{target}家",
        "result": f"{result}家",
    }
    whole = Fraction(weight)
    if (result <= target) if is_upper else (result >= target):
        expected = whole
        if not is_upper and beyond is not None and result * 100 >= target * beyond:
            more = Fraction(result - target, target)
            taken = whole * more if deduct is None else Fraction(deduct)
            expected = max(whole - taken, Fraction(0))
    elif missed_is_zero:
        expected = Fraction(0)
    else:
        expected = whole * (Fraction(target, result) if is_upper else Fraction(result, target))
    found = evaluate_alone(rubric(only), only, row=cells)
    assert found.score == expected
    assert [each.is_point for each in found.possible] == [True]
    assert found.possible[0].contains(expected)


@given(_WEIGHTS, st.booleans(), st.integers(1, 999), st.integers(1, 999), st.integers(-49, 49))
def test_marks_for_a_rounded_result_hold_those_of_every_true_one(
    weight: Decimal, is_upper: bool, target: int, result: int, hidden: int
) -> None:
    """Rates print one decimal; the true one lies within half of it."""
    only = item("1", ByTarget())
    cells = {
        "weight": str(weight),
        "target": f"{'≤' if is_upper else '≥'}{Decimal(target) / 10}%",
        "result": f"{Decimal(result) / 10:.1f}%",
    }
    found = evaluate_alone(rubric(only), only, row=cells)
    assert found.score is not None
    assert 0 <= found.score <= weight
    if found.score == weight:
        return
    true = result + Fraction(hidden, 100)
    share = min(target / true if is_upper else true / target, Fraction(1))
    assert any(each.contains(share * Fraction(weight)) for each in found.possible)


@given(st.data(), _WEIGHTS, _HUNDREDTHS, _HUNDREDTHS)
def test_a_higher_value_never_costs_below_nor_gains_above(
    data: st.DataObject, weight: Decimal, one: Decimal, two: Decimal
) -> None:
    side = data.draw(st.sampled_from([Side.BELOW, Side.ABOVE]))
    full, deduct, per = (Number(data.draw(each)) for each in (_HUNDREDTHS, _POSITIVE, _POSITIVE))
    rises = side is Side.BELOW
    cuts = sorted(data.draw(st.sets(_HUNDREDTHS, min_size=1, max_size=3)))
    scores = sorted(data.draw(st.lists(_HUNDREDTHS, min_size=4, max_size=4)), reverse=not rises)
    ends = [None, *(Number(each) for each in cuts), None]
    bands = tuple(
        Band(ends[at], ends[at + 1], ends[at] is not None, False, Number(scores[at]))
        for at in range(len(cuts) + 1)
    )
    rules: list[Rule] = [
        Linear(full, side, deduct, per),
        Steps(full, side, Number(Decimal(1)), per, data.draw(st.booleans())),
        Ladder(bands),
    ]
    if rises:
        rules.append(Proportional(Number(data.draw(_POSITIVE))))
    low, high = sorted((one, two))
    for rule in rules:
        first, second = of_value(rule, weight, low), of_value(rule, weight, high)
        assert first is not None
        assert second is not None
        assert first <= second if rises else first >= second
