"""Rows with a target: reached, missed on either side, late, far beyond, in words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from heji.rubrics.evaluation.alone import evaluate_alone
from heji.rubrics.evaluation.evaluate import evaluate
from heji.rubrics.evaluation.evaluation import Basis, ItemEvaluation
from heji.rubrics.formulas.grammar import parse
from heji.rubrics.rubric import Otherwise
from heji.rubrics.rules.rule import ByTarget, Excess, Tier, Tiers
from heji.values.interval import Interval
from tests.rubrics.evaluation.building import form, item, row, rows, rubric, words

_TIERS = Tiers(
    (
        Tier(words("达成预期指标"), (), parse("80%"), parse("100%")),
        Tier(words("部分达成"), (), parse("60%"), parse("80%"), True, False),
        Tier(words("未达成且效果较差"), (), parse("0%"), parse("60%"), True, False),
    )
)
_RULE = ByTarget(late=parse("0"), excess=Excess(parse("130%"), parse("2")), tiers=_TIERS)


def scored(
    rule: ByTarget = _RULE, otherwise: Otherwise = Otherwise.UNDECIDED, **cells: str
) -> ItemEvaluation:
    only = item("1", rule, otherwise=otherwise)
    return evaluate_alone(rubric(only), only, row={"weight": "10", **cells})


@pytest.mark.parametrize(
    ("target", "result", "score"),
    [
        ("≥10家", "10家", "10"),
        ("≥10家", "12家", "10"),
        ("≥10家", "9家", "9"),
        ("≥10家", "0家", "0"),
        ("≥10家", "13家", "8"),
        ("≥10家", "130家", "8"),
        ("≥95%", "90%", "180/19"),
        ("≤5%", "4%", "10"),
        ("≤5%", "5%", "10"),
        ("≤5%", "8%", "25/4"),
        ("≤5%", "0%", "10"),
        ("≤0起", "2起", "0"),
        ("≤10万元", "125000元", "8"),
        (">10家", "10家", "10"),
        ("2023年12月底前", "2023年11月", "10"),
        ("2023年10月底前", "2023年11月", "0"),
    ],
)
def test_scores(target: str, result: str, score: str) -> None:
    found = scored(target=target, result=result)
    assert (found.basis, found.score) == (Basis.COMPUTED, Fraction(score))
    assert any(each.contains(Fraction(score)) for each in found.possible)
    assert (found.problem, found.row is not None, found.value) == ("", True, None)


@pytest.mark.parametrize(
    ("target", "result", "problem"),
    [
        ("有效提升", "明显提升", "没有填写得分"),
        ("≥10家", "", "没有填写实际完成值"),
        ("", "10家", "没有指标值"),
        ("≥10家", "已完成", "完成情况没有数"),
        ("≥10家", "未完成", "完成情况没有数"),
        ("≥10家", "12万元", "单位不同"),
        ("≥10家", "16,5203.47家", "写法有误"),
    ],
)
def test_what_cannot_be_scored_is_said(target: str, result: str, problem: str) -> None:
    found = scored(target=target, result=result)
    assert (found.basis, found.score) == (Basis.UNDECIDED, None)
    assert problem in found.reason.zh
    assert found.reason.en


def test_a_row_that_does_not_apply_has_no_score() -> None:
    found = scored(target="≥10家", result="不适用", score="10")
    assert (found.basis, found.score) == (Basis.NOT_APPLICABLE, None)


@pytest.mark.parametrize(
    ("result", "score", "is_allowed", "degree"),
    [
        ("达成预期指标", "9", True, "达成预期指标"),
        ("达成预期指标", "8", True, "达成预期指标"),
        ("达成预期指标", "7", False, "达成预期指标"),
        ("部分达成", "7", True, "部分达成"),
        ("部分达成", "8", False, "部分达成"),
        ("明显提升", "7", True, ""),
    ],
)
def test_degrees(result: str, score: str, is_allowed: bool, degree: str) -> None:
    found = scored(target="有效提升", result=result, score=score)
    assert (found.basis, found.score) == (Basis.TAKEN_OVER, Fraction(score))
    assert any(each.contains(Fraction(score)) for each in found.possible) is is_allowed
    assert ("不在" in found.reason.zh) is not is_allowed
    assert degree in found.reason.zh


def test_a_score_above_the_weight_is_not_taken_over() -> None:
    found = scored(target="有效提升", result="明显提升", score="11")
    assert (found.basis, found.score) == (Basis.UNDECIDED, None)
    assert "不在零与分值之间" in found.reason.zh


def test_taken_over_where_the_rubric_says_so() -> None:
    found = scored(otherwise=Otherwise.TAKEN_OVER, target="≥10家", result="已完成", score="10")
    assert (found.basis, found.score) == (Basis.TAKEN_OVER, 10)


def test_a_missed_target_may_cost_everything() -> None:
    found = scored(ByTarget(missed_is_zero=True), target="≥10家", result="9家")
    assert found.score == 0


def test_a_pack_may_leave_lateness_to_a_person() -> None:
    found = scored(ByTarget(), target="2023年10月底前", result="2023年11月", score="8")
    assert found.basis is Basis.UNDECIDED


def test_far_beyond_costs_by_the_deviation_when_no_marks_are_said() -> None:
    rule = ByTarget(excess=Excess(parse("130%")))
    assert scored(rule, target="≥10家", result="15家").score == 5
    assert scored(rule, target="≥10家", result="25家").score == 0
    assert scored(rule, target="≥10家", result="12家").score == 10


def test_of_several_targets_none_is_taken_to_be_too_low() -> None:
    found = scored(target="≥10家，≥5个", result="30家，6个")
    assert (found.score, found.possible) == (10, (Interval.point(10),))


def test_digits_of_a_missed_result_leave_scores_open() -> None:
    found = scored(target="≥98%", result="96%")
    assert found.score == Fraction(480, 49)
    assert found.possible == (Interval(Fraction(955, 98), Fraction(965, 98)),)


def test_a_weight_in_percent_is_a_share_of_the_full_mark() -> None:
    only = item("1", _RULE)
    cells = {"weight": "10%", "target": "≥10家", "result": "9家"}
    assert evaluate_alone(rubric(only), only, row=cells).score == 9


def test_digits_of_a_result_beyond_its_target_leave_all_marks_open() -> None:
    rule = ByTarget(excess=Excess(parse("130%"), parse("20%")))
    found = scored(rule, target="≥50%", result="70.0%")
    assert (found.score, found.possible) == (8, (Interval(Fraction(0), Fraction(10)),))


def test_a_result_may_be_beyond_by_the_digits_alone() -> None:
    rule = ByTarget(excess=Excess(parse("130%"), parse("2")))
    for result, possible in (
        ("12.83万元", Interval(Fraction(0), Fraction(10))),
        ("12.82万元", Interval.point(10)),
    ):
        found = scored(rule, target="≥9.87万元", result=result)
        assert (found.score, found.possible) == (10, (possible,))


@pytest.mark.parametrize(
    ("target", "result"),
    [("≤10家", "1家"), ("≥0家", "9家"), ("≥-5%", "-1%"), ("第3名", "第1名"), ("≥第3名", "第4名")],
)
def test_only_what_is_to_be_large_goes_beyond(target: str, result: str) -> None:
    found = scored(ByTarget(excess=Excess(parse("10%"), parse("2"))), target=target, result=result)
    assert found.score in (10, None)


def test_marks_that_a_rough_result_allows() -> None:
    found = scored(ByTarget(), target="≥90%", result="近80%")
    assert found.score == Fraction(80, 9)
    assert found.possible == (Interval(Fraction(70, 9), Fraction(80, 9)),)
    upper = scored(ByTarget(), target="≤10家", result="超20家")
    assert (upper.score, upper.possible) == (5, (Interval(Fraction(0), Fraction(5)),))
    fallen = scored(ByTarget(), target="≤-1%", result="约1%")
    assert (fallen.score, fallen.possible) == (0, (Interval.point(0),))
    ratios = scored(ByTarget(), target="≤5%", result="8%")
    assert ratios.possible == (Interval(Fraction(100, 17), Fraction(20, 3)),)


@pytest.mark.parametrize(("year", "score"), [(2022, 0), (2023, 5), (None, None)])
def test_a_date_without_a_year_is_of_the_form_s(year: int | None, score: int | None) -> None:
    only = rubric(rows("1", ByTarget(late=parse("0"))))
    dated = form(row("甲", weight="5", target="10月底前", result="2023年9月"), year=year)
    assert evaluate(only, dated).leaves()[0].score == score
