"""Scores that a person gives: what is taken over, what is refused, and the word for why."""

from __future__ import annotations

from fractions import Fraction

import pytest

from heji.rubrics.evaluation.alone import evaluate_alone
from heji.rubrics.evaluation.evaluation import Basis, ItemEvaluation
from heji.rubrics.evaluation.reasons import reason
from heji.rubrics.formulas.grammar import parse
from heji.rubrics.rubric import Otherwise
from heji.rubrics.rules.rule import (
    Award,
    BonusMalus,
    ByTarget,
    Manual,
    Proportional,
    Rule,
    Text,
    Tier,
    Tiers,
)
from heji.values.interval import Interval
from tests.rubrics.evaluation.building import item, number, rubric, words

_HIGH = Tier(Text("达成目标", "reached"), ("完成目标任务",), parse("80%"), parse("100%"))
_LOW = Tier(Text("部分达成目标", "partly"), (), parse("60%"), parse("80%"), True, False)
_TIERS = Tiers((_HIGH, _LOW))
_OF_HIGH = Interval(Fraction(4), Fraction(5))
_OF_LOW = Interval(Fraction(3), Fraction(4), True, False)
_MANUAL = Manual(Text("看材料", "papers"))


def judged(rule: Rule, weight: str = "5", **cells: str) -> ItemEvaluation:
    only = item("1", rule, weight=weight)
    return evaluate_alone(rubric(only), only, row=cells or None)


@pytest.mark.parametrize("score", ["0", "0.5", "4.99", "5"])
def test_a_score_from_zero_to_the_weight_is_taken_over(score: str) -> None:
    found = judged(_MANUAL, score=score)
    assert (found.basis, found.score) == (Basis.TAKEN_OVER, Fraction(score))
    assert (found.problem, found.reason) == ("manual", _MANUAL.reason)
    assert found.possible == (Interval.point(Fraction(score)),)
    assert found.printed is not None
    assert found.row is not None
    assert found.row.entry("score") is found.printed


@pytest.mark.parametrize("score", ["-0.01", "5.01"])
def test_a_score_outside_is_refused(score: str) -> None:
    found = judged(_MANUAL, score=score)
    assert (found.basis, found.score, found.problem) == (Basis.UNDECIDED, None, "score-outside")
    outside = reason("score-outside")
    assert found.reason == Text(f"看材料;{outside.zh}", f"papers; {outside.en}")


def test_a_missing_score_and_a_missing_row_are_told_apart() -> None:
    no_row, no_score = judged(_MANUAL), judged(_MANUAL, score="")
    for found, missing in ((no_row, "row-missing"), (no_score, "score-missing")):
        assert (found.basis, found.problem) == (Basis.UNDECIDED, "manual")
        more = reason(missing)
        assert found.reason == Text(f"看材料;{more.zh}", f"papers; {more.en}")


def test_two_reasons_are_joined_in_either_language() -> None:
    missing = reason("row-missing")
    assert judged(Manual(Text("看材料"))).reason == Text(
        f"看材料;{missing.zh}", f"看材料; {missing.en}"
    )
    assert judged(Manual(Text(""))).reason == missing


@pytest.mark.parametrize(
    ("result", "score", "possible", "why"),
    [
        ("达成目标", "4", (_OF_HIGH,), reason("tier", _HIGH.name)),
        ("已完成目标任务", "5", (_OF_HIGH,), reason("tier", _HIGH.name)),
        ("部分达成目标", "3", (_OF_LOW,), reason("tier", _LOW.name)),
        ("有提升", "3.5", (_OF_HIGH, _OF_LOW), reason("tiers")),
        ("", "3.5", (_OF_HIGH, _OF_LOW), reason("tiers")),
    ],
)
def test_the_degree_that_the_result_names_bounds_the_score(
    result: str, score: str, possible: tuple[Interval, ...], why: Text
) -> None:
    found = judged(_TIERS, result=result, score=score)
    assert (found.basis, found.score) == (Basis.TAKEN_OVER, Fraction(score))
    assert (found.possible, found.reason, found.problem) == (possible, why, "target-in-words")


@pytest.mark.parametrize(
    ("result", "score", "why", "outside"),
    [
        ("达成目标", "3.9", reason("tier", _HIGH.name), reason("outside-tier", _HIGH.name)),
        ("部分达成目标", "4", reason("tier", _LOW.name), reason("outside-tier", _LOW.name)),
        ("有提升", "2", reason("tiers"), reason("outside-tiers")),
    ],
)
def test_a_score_outside_the_degree_is_taken_over_and_said(
    result: str, score: str, why: Text, outside: Text
) -> None:
    found = judged(_TIERS, result=result, score=score)
    assert (found.basis, found.score) == (Basis.TAKEN_OVER, Fraction(score))
    assert found.problem == "outside-tiers"
    assert found.reason == Text(f"{why.zh};{outside.zh}", f"{why.en}; {outside.en}")
    assert not any(each.contains(Fraction(score)) for each in found.possible)


def test_two_degrees_named_alike_leave_all_open() -> None:
    same = Tiers((_HIGH, Tier(words("目标任务完成"), ("达成目标",), parse("0%"), parse("10%"))))
    found = judged(same, result="达成目标", score="4.5")
    assert found.possible == (_OF_HIGH, Interval(Fraction(0), Fraction(1, 2)))
    assert found.reason == reason("tiers")


def test_a_row_that_lacks_its_score_still_says_what_it_may_be() -> None:
    found = judged(_TIERS, result="达成目标", score="")
    assert (found.basis, found.score, found.possible) == (Basis.UNDECIDED, None, (_OF_HIGH,))
    assert found.problem == "target-in-words"


def test_without_a_row_no_degree_can_be_told() -> None:
    found = judged(_TIERS)
    assert (found.basis, found.score) == (Basis.UNDECIDED, None)
    assert (found.problem, found.reason) == ("row-missing", reason("row-missing"))


def test_a_row_without_a_result_column_names_no_degree() -> None:
    found = judged(_TIERS, score="3.5")
    assert (found.basis, found.possible) == (Basis.TAKEN_OVER, (_OF_HIGH, _OF_LOW))


def test_awards_may_leave_the_weight_on_both_sides() -> None:
    rule = BonusMalus(Award("praise", parse("1"), parse("5")), None)
    only = item("1", rule, number("praise", "次"), weight="2", otherwise=Otherwise.TAKEN_OVER)
    for score in ("-3", "7"):
        found = evaluate_alone(rubric(only), only, row={"score": score})
        assert (found.basis, found.score) == (Basis.TAKEN_OVER, Fraction(score))
        assert found.problem == "missing-input"


def test_a_rule_without_its_input_is_taken_over_only_where_the_rubric_says_so() -> None:
    only = item("1", Proportional(), number("rate", "%"), weight="5", formula="rate")
    found = evaluate_alone(rubric(only), only, row={"score": "4"})
    assert (found.basis, found.problem) == (Basis.UNDECIDED, "missing-input")
    assert found.reason == reason("missing-input", words("rate"))


def test_a_name_that_is_no_input_is_said_as_it_is_written() -> None:
    only = item("1", Proportional(), number("rate", "%"), weight="5", formula="other")
    found = evaluate_alone(rubric(only), only, {"rate": "5%"})
    assert found.problem == "missing-input"
    assert found.reason == reason("missing-input", words("other"))


@pytest.mark.parametrize(
    ("target", "result", "problem"),
    [
        ("≥10家", "", "result-missing"),
        ("", "10家", "target-missing"),
        ("有效提升", "明显提升", "target-in-words"),
        ("≥10家", "已完成", "result-in-words"),
        ("≥10家", "12万元", "target-unit-differs"),
        ("≥10家", "16,5203.47家", "unreadable"),
        ("2023年10月底前", "2023年11月", "late-not-ruled"),
        ("≥10家，≥5个", "8家，6个", "several-targets"),
        ("第2名", "第3名", "missed-not-ruled"),
        ("≥-2%", "-3%", "missed-not-ruled"),
        ("≤-3%", "-2%", "missed-not-ruled"),
        ("≥0家", "-1家", "zero-denominator"),
        ("≥10家", "约10家", "target-figure-is-rough"),
    ],
)
def test_a_target_that_cannot_be_scored_has_one_word_for_why(
    target: str, result: str, problem: str
) -> None:
    found = judged(ByTarget(), target=target, result=result)
    assert (found.basis, found.score, found.problem) == (Basis.UNDECIDED, None, problem)
    assert found.reason == reason(problem)


def test_a_target_needs_a_row() -> None:
    found = judged(ByTarget())
    assert (found.basis, found.problem) == (Basis.UNDECIDED, "row-missing")
