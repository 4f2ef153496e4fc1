"""One row: names, printed scores, rounding, parameters, and every reason for no score."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest

from heji.rubrics.evaluation.alone import evaluate_alone
from heji.rubrics.evaluation.evaluate import evaluate
from heji.rubrics.evaluation.evaluation import Basis, ItemEvaluation
from heji.rubrics.evaluation.reasons import reason
from heji.rubrics.formulas.grammar import parse
from heji.rubrics.rubric import Dated, Item, Otherwise, Parameter, Precision, Precisions
from heji.rubrics.rules.constants import Constants
from heji.rubrics.rules.curves import curve_of
from heji.rubrics.rules.rule import Band, Ladder, Proportional, Side, Steps, Text
from heji.values.interval import Interval
from tests.rubrics.evaluation.building import form, item, number, row, rubric

DONE = number("done", "万元", "row result")
PLANNED = number("planned", "万元", "row target")


def only(given: Item, *, precision: Precision | None = None, **cells: str) -> ItemEvaluation:
    made = rubric(given, full_mark="10", precisions=Precisions(item=precision))
    (found,) = evaluate(made, form(row("执行率", **cells))).leaves()
    return found


def rate(**more: object) -> Item:
    given = {"weight": "10", "formula": "done ÷ planned", "name": "预算执行率"} | more
    return item("1", Proportional(), DONE, PLANNED, labels=("执行率",), **given)  # type: ignore[arg-type]


def test_a_scored_row_bears_the_name_and_the_score_of_the_form() -> None:
    found = only(rate(), target="200万元", result="150万元", score="7.5")
    assert (found.name, found.score) == ("执行率", Fraction("7.5"))
    assert found.printed is not None and found.printed.quote == "7.5"
    assert found.agrees is True


def test_printed_rates_widen_what_is_possible_and_are_rounded_alike() -> None:
    cells = {"target": "3321.14万元", "result": "2874.30万元", "reason": "86.55%", "score": "8.66"}
    found = only(rate(), precision=Precision(2), **cells)
    ends = {each.low for each in found.possible}
    assert Fraction("8.66") in ends and Fraction("8.655") not in ends
    assert any(each.contains(Fraction("8.65")) for each in found.possible)
    assert found.score == Fraction("8.65") and found.agrees is True


def test_a_value_without_a_unit_is_rounded_at_its_own_decimals() -> None:
    bands = Ladder((Band(parse("1.25"), None, True, False, parse("10分")),))
    given = item("1", bands, DONE, PLANNED, weight="10", formula="done ÷ planned", name="执行率")
    exact = only(given, target="1000万元", result="1246万元")
    assert exact.score is None  # 1.246 lies below every band
    made = rubric(given, full_mark="10", precisions=Precisions(value=Precision(2)))
    (found,) = evaluate(made, form(row("执行率", target="1000万元", result="1246万元"))).leaves()
    assert found.score == 10  # 1.25 does not; halves of a hundredth would be 1.245


def test_a_parameter_of_the_formula_is_that_of_the_day() -> None:
    half = Parameter("part", Text("份", "part"), (Dated(datetime.date(2020, 1, 1), parse("50%")),))
    given = rate(formula="done ÷ planned × part")
    made = rubric(given, full_mark="10", parameters=(half,))
    (found,) = evaluate(made, form(row("执行率", target="200万元", result="200万元"))).leaves()
    assert found.score == 5


def test_a_row_without_a_rule_says_so() -> None:
    found = only(item("1", None, weight="10", name="执行率"), score="9")
    assert (found.basis, found.problem) == (Basis.UNDECIDED, "no-rule")


def test_a_rule_without_a_formula_lacks_its_input() -> None:
    found = only(item("1", Proportional(), weight="10", name="执行率"), score="9")
    assert (found.basis, found.problem) == (Basis.UNDECIDED, "missing-input")


def test_a_condition_that_cannot_be_reckoned_leaves_the_row_undecided() -> None:
    found = only(rate(applies=parse("planned > 0")), target="", result="150万元")
    assert found.basis is Basis.UNDECIDED and found.problem == "missing-input"
    fits = only(rate(applies=parse("planned > 0万元")), target="200万元", result="150万元")
    assert fits.score == Fraction("7.5")


def test_a_row_that_is_taken_over_says_what_is_missing() -> None:
    found = only(rate(otherwise=Otherwise.TAKEN_OVER), target="", result="150万元", score="9")
    assert (found.basis, found.score, found.problem) == (Basis.TAKEN_OVER, 9, "missing-input")
    assert "planned" in found.reason.zh


def test_values_on_the_stairs_never_allow_full_marks() -> None:
    for side, values in ((Side.BELOW, (50, 60)), (Side.ABOVE, (140, 150))):
        rule = Steps(parse("100%"), side, parse("1分"), parse("10%"))
        curve = curve_of(rule, Fraction(10), Constants(Fraction(10)))
        low, high = (Fraction(each, 100) for each in values)
        found = curve.scores(Interval(low, high))
        assert max(each.high for each in found if each.high is not None) < 8


def test_a_row_whose_condition_cannot_be_reckoned_has_no_score_from_its_formula_either() -> None:
    """Whether the row counts at all is open, though all that its formula needs is there."""
    open_one = rate(applies=parse("other > 0"), inputs=(DONE, PLANNED, number("other")))
    found = only(open_one, target="200万元", result="150万元")
    assert (found.basis, found.score, found.problem) == (Basis.UNDECIDED, None, "missing-input")
    assert found.reason == reason("missing-input", Text("other", "other"))


def test_a_row_that_does_not_count_says_why() -> None:
    for given, cells, why in (
        (rate(applies=parse("planned > 500万元")), {"target": "200万元"}, "does-not-apply"),
        (rate(), {"target": "200万元", "result": "不适用"}, "row-not-applicable"),
    ):
        found = only(given, **{"result": "150万元"} | cells)
        assert (found.basis, found.score) == (Basis.NOT_APPLICABLE, None)
        assert (found.problem, found.reason) == ("not-applicable", reason(why))


def test_an_input_handed_in_as_not_applicable_says_so() -> None:
    given = rate()
    found = evaluate_alone(rubric(given), given, {"done": "不适用", "planned": "200万元"})
    assert (found.basis, found.problem) == (Basis.NOT_APPLICABLE, "not-applicable")
    assert found.reason == reason("input-not-applicable")


def test_without_a_weight_there_is_no_score() -> None:
    cells = {"target": "200万元", "result": "150万元"}
    given = rate(weight="")
    no_row = evaluate_alone(rubric(given), given, {"done": "150万元", "planned": "200万元"})
    for found, why in ((only(given, **cells), "weight-missing"), (no_row, "row-missing")):
        assert (found.basis, found.score, found.weight) == (Basis.UNDECIDED, None, None)
        assert (found.problem, found.reason) == (why, reason(why))


@pytest.mark.parametrize(("day", "weight"), [("2021-12-31", None), ("2022-01-01", 8)])
def test_a_weight_by_a_parameter_is_known_from_its_day_on(day: str, weight: int | None) -> None:
    dated = Dated(datetime.date(2022, 1, 1), parse("8分"))
    given = rate(weight="part")
    made = rubric(given, parameters=(Parameter("part", Text("份", "part"), (dated,)),))
    cells = {"target": "200万元", "result": "200万元"}
    found = evaluate_alone(made, given, row=cells, day=datetime.date.fromisoformat(day))
    assert (found.weight, found.score) == (weight, weight)
    assert found.problem == ("" if weight else "weight-missing")
