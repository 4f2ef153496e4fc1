"""Rules with inputs: what they give, and every score that digits of the inputs allow."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.rubrics.evaluation.alone import evaluate_alone
from heji.rubrics.evaluation.evaluation import Basis, ItemEvaluation
from heji.rubrics.formulas.grammar import parse
from heji.rubrics.rubric import Item, Precision, Precisions
from heji.rubrics.rules.constants import Constants
from heji.rubrics.rules.curves import curve_of
from heji.rubrics.rules.rule import (
    Award,
    Band,
    BonusMalus,
    Breaches,
    Checklist,
    CountRatio,
    InverseRatio,
    Ladder,
    Linear,
    Manual,
    Point,
    Proportional,
    Rule,
    Side,
    Steps,
    Threshold,
)
from heji.values.interval import Interval
from heji.values.rounding import round_fraction
from heji.values.units import find_unit
from tests.rubrics.evaluation.building import item, number, rubric, truth, words

_PERCENT = find_unit("%")
_RATE = (number("executed", "万元"), number("budget", "万元"))


def rated(rule: Rule, **more: object) -> Item:
    return item("1", rule, *_RATE, weight="10", formula="executed ÷ budget", unit=_PERCENT, **more)


def scored(only: Item, **inputs: str | bool) -> ItemEvaluation:
    return evaluate_alone(rubric(only), only, inputs)


@pytest.mark.parametrize(
    ("executed", "budget", "score"),
    [
        ("90万元", "100万元", "9"),
        ("900000元", "100万元", "9"),
        ("120", "100", "10"),
        ("0", "5", "0"),
    ],
)
def test_a_rate_gives_its_share(executed: str, budget: str, score: str) -> None:
    found = scored(rated(Proportional()), executed=executed, budget=budget)
    assert (found.score, found.basis) == (Fraction(score), Basis.COMPUTED)


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"executed": "0万元", "budget": "0万元"}, "分母为零"),
        ({"executed": "1万元"}, "没有「budget」"),
        ({"executed": "1万元", "budget": "3家"}, "单位"),
        ({"executed": "—", "budget": "3万元"}, "没有「executed」"),
    ],
)
def test_refusals_are_no_zeros(inputs: dict[str, str], said: str) -> None:
    found = scored(rated(Proportional()), **inputs)
    assert (found.score, found.basis) == (None, Basis.UNDECIDED)
    assert said in found.reason.zh


def test_an_input_that_does_not_apply_makes_the_row_not_count() -> None:
    found = scored(rated(Proportional()), executed="不适用", budget="100万元")
    assert (found.score, found.basis) == (None, Basis.NOT_APPLICABLE)


def test_a_value_that_the_rule_is_silent_about() -> None:
    ladder = Ladder((Band(parse("90%"), None, True, False, parse("100%")),))
    found = scored(rated(ladder), executed="80万元", budget="100万元")
    assert "没有规定" in found.reason.zh


@pytest.mark.parametrize(
    ("done", "planned", "score"),
    [("21个", "21个", "10"), ("18个", "24个", "7.5"), ("30个", "24个", "10")],
)
def test_count_ratio(done: str, planned: str, score: str) -> None:
    only = item(
        "1",
        CountRatio("done", "planned"),
        number("done", "个"),
        number("planned", "个"),
        weight="10",
    )
    assert scored(only, done=done, planned=planned).score == Fraction(score)


@pytest.mark.parametrize(
    ("target", "result", "score"),
    [("5起", "4起", "10"), ("5起", "8起", "6.25"), ("5起", "0起", "10")],
)
def test_inverse_ratio(target: str, result: str, score: str) -> None:
    only = item(
        "1",
        InverseRatio("target", "result"),
        number("target", "起"),
        number("result", "起"),
        weight="10",
    )
    assert scored(only, target=target, result=result).score == Fraction(score)


def test_checklist_adds_the_points_that_are_met() -> None:
    points = (Point(words("甲"), parse("1"), "a"), Point(words("乙"), parse("50%"), "b"))
    only = item("1", Checklist(points), truth("a"), truth("b"), weight="3")
    assert scored(only, a=True, b=False).score == 1
    assert scored(only, a=False, b=True).score == Fraction(3, 2)
    assert scored(only, a=False, b=False).score == 0
    assert "「b」" in scored(only, a=True).reason.zh


def test_a_point_without_its_input_is_refused() -> None:
    only = item("1", Checklist((Point(words("甲"), parse("1"), "a"),)), weight="3")
    assert scored(only).problem == "missing-input"


@pytest.mark.parametrize(("count", "score"), [("0起", "3"), ("2起", "1"), ("5起", "0")])
def test_breaches(count: str, score: str) -> None:
    only = item("1", Breaches("count", parse("1")), number("count", "起"), weight="3")
    assert scored(only, count=count).score == Fraction(score)


@pytest.mark.parametrize(
    ("praise", "fault", "score"),
    [
        ("1次", "0次", "2.5"),
        ("3次", "0次", "5"),
        ("0次", "1次", "-2.5"),
        ("0次", "9次", "-5"),
        ("1次", "1次", "0"),
    ],
)
def test_bonus_and_malus(praise: str, fault: str, score: str) -> None:
    rule = BonusMalus(
        Award("praise", parse("2.5"), parse("5")), Award("fault", parse("2.5"), parse("5"))
    )
    only = item("1", rule, number("praise", "次"), number("fault", "次"), weight="5")
    found = scored(only, praise=praise, fault=fault)
    assert found.score == Fraction(score)
    assert found.possible == (Interval.point(Fraction(score)),)


def test_awards_for_rough_counts_and_shares_of_the_weight() -> None:
    rule = BonusMalus(
        Award("praise", parse("20%"), parse("80%")), Award("fault", parse("1"), parse("3"))
    )
    only = item("1", rule, number("praise", "次"), number("fault", "次"), weight="10")
    more = scored(only, praise="超2次", fault="0次")
    assert (more.score, more.possible) == (4, (Interval(Fraction(4), Fraction(8)),))
    less = scored(only, praise="0次", fault="超1次")
    assert (less.score, less.possible) == (-1, (Interval(Fraction(-3), Fraction(-1)),))


def test_an_award_of_less_than_nothing_gives_nothing() -> None:
    rule = BonusMalus(Award("praise", parse("-1"), parse("5")), None)
    found = scored(item("1", rule, number("praise", "次"), weight="5"), praise="超2次")
    assert (found.score, found.possible) == (0, (Interval.point(0),))


def test_rounding_at_each_level_only_where_the_rubric_says_so() -> None:
    inputs = {"executed": "1486.35万元", "budget": "1774.53万元"}
    exact = Fraction(148635, 177453)
    assert scored(rated(Proportional()), **inputs).score == exact * 10
    by_value = rated(Proportional(), value_precision=Precision(2))
    assert scored(by_value, **inputs).score == Fraction("8.376")
    by_score = rated(Proportional(), score_precision=Precision(1))
    assert scored(by_score, **inputs).score == Fraction("8.4")
    only = rated(Proportional())
    both = rubric(only, precisions=Precisions(Precision(2), Precision(2)))
    assert evaluate_alone(both, only, inputs).score == Fraction("8.38")


def test_an_item_counts_only_where_its_condition_holds() -> None:
    only = rated(Proportional(), applies=parse("budget > 0"))
    assert scored(only, executed="0万元", budget="0万元").basis is Basis.NOT_APPLICABLE
    assert scored(only, executed="1万元", budget="2万元").score == 5
    assert scored(only, executed="1万元").basis is Basis.UNDECIDED


def test_a_judgment_needs_its_printed_score() -> None:
    only = item("1", Manual(words("看材料")), weight="3")
    found = evaluate_alone(rubric(only), only, row={"score": "2.5"})
    assert (found.score, found.basis, found.reason.zh) == (
        Fraction(5, 2),
        Basis.TAKEN_OVER,
        "看材料",
    )
    assert evaluate_alone(rubric(only), only, row={"score": ""}).basis is Basis.UNDECIDED
    assert evaluate_alone(rubric(only), only, row={"score": "4"}).basis is Basis.UNDECIDED


_RULES = st.sampled_from(
    [
        Proportional(),
        Linear(parse("100%"), Side.BELOW, parse("10%"), parse("1%")),
        Linear(parse("90%"), Side.BOTH, parse("0.5"), parse("1%")),
        Steps(parse("95%"), Side.BELOW, parse("0.5"), parse("5%")),
        Steps(parse("80%"), Side.ABOVE, parse("10%"), parse("2%"), counts_begun=True),
        Threshold(parse("value ≤ 97%"), parse("20%")),
        Ladder(
            (
                Band(parse("90%"), None, True, False, parse("100%")),
                Band(parse("75%"), parse("90%"), True, False, parse("75%")),
                Band(None, parse("75%"), False, False, parse("0")),
            )
        ),
    ]
)
_AMOUNTS = st.integers(min_value=1, max_value=200)
_PLACES = st.one_of(st.none(), st.integers(min_value=0, max_value=2).map(Precision))
_SHARES = st.fractions(min_value=0, max_value=1, max_denominator=50)


@given(_RULES, _AMOUNTS, _AMOUNTS, _SHARES, _SHARES, _PLACES, _PLACES)
def test_possible_scores_hold_that_of_every_value_of_the_digits(
    rule: Rule,
    executed: int,
    budget: int,
    one: Fraction,
    two: Fraction,
    value_places: Precision | None,
    score_places: Precision | None,
) -> None:
    only = rated(rule, value_precision=value_places, score_precision=score_places)
    found = scored(only, executed=f"{executed}.0万元", budget=f"{budget}.0万元")
    again = scored(only, executed=f"{executed}.0万元", budget=f"{budget}.0万元")
    assert found == again
    assert found.score is not None
    assert 0 <= found.score <= 10
    assert any(each.contains(found.score) for each in found.possible)
    value = _inside(executed, one) / _inside(budget, two)
    exact = _score(rule, value, value_places, score_places)
    assert any(each.contains(exact) for each in found.possible)


def _inside(printed: int, share: Fraction) -> Fraction:
    """A value that is printed with one decimal."""
    return Fraction(printed) + (share - Fraction(1, 2)) * Fraction(999, 10000)


def _score(
    rule: Rule, value: Fraction, value_places: Precision | None, score_places: Precision | None
) -> Fraction:
    """The score of an exact value, by the rule alone."""
    if value_places is not None:
        value = Fraction(round_fraction(value * 100, value_places.places)) / 100
    score = curve_of(rule, Fraction(10), Constants(Fraction(10))).at(value)  # type: ignore[arg-type]
    assert score is not None
    return score if score_places is None else Fraction(round_fraction(score, score_places.places))
