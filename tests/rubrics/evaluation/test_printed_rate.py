"""Scores for a rate as the form prints it: only where it is a right rounding, and only without steps."""

from __future__ import annotations

from fractions import Fraction

import pytest

from heji.rubrics.evaluation.evaluate import evaluate
from heji.rubrics.evaluation.marking import Task
from heji.rubrics.evaluation.printed_rate import of_printed_rates
from heji.rubrics.formulas.grammar import parse
from heji.rubrics.rules.constants import Constants
from heji.rubrics.rules.rule import CountRatio, Linear, Proportional, Rule, Side, Steps
from tests.rubrics.evaluation.building import form, item, number, row, rubric

LINEAR = Linear(parse("100%"), Side.BELOW, parse("0.5分"), parse("1个百分点"))
VALUE = Fraction("2874.30") / Fraction("3321.14")  # 86.5456 %


def marks(
    rule: Rule | None, value: Fraction | str = VALUE, weight: int = 10, **cells: str
) -> list[str]:
    given = rubric()
    full = Fraction(weight)
    task = Task(item("1", rule), full, (), Constants(full), given)
    found = of_printed_rates(rule, Fraction(value), row("执行率", **cells), task)
    return [str(each) for each in found]


@pytest.mark.parametrize(
    ("rule", "score"),
    [
        (Proportional(), "1731/200"),  # 8.655
        (CountRatio("done", "planned"), "1731/200"),
        (LINEAR, "131/40"),  # 10 − 0.5 × 13.45
    ],
)
def test_the_printed_rate_is_scored(rule: Rule, score: str) -> None:
    assert marks(rule, result="86.55%") == [score]


def test_it_is_scored_by_the_weight() -> None:
    assert marks(Proportional(), weight=20, result="86.55%") == ["1731/100"]


@pytest.mark.parametrize("cell", ["86.5%", "86.55%", "87%", "86.546%"])
def test_every_right_rounding_counts(cell: str) -> None:
    assert len(marks(Proportional(), result=cell)) == 1


@pytest.mark.parametrize("cell", ["86.54%", "86.4%", "86%", "86.55", "8655", "", "良好"])
def test_others_do_not(cell: str) -> None:
    expected = ["1731/200"] if cell == "86.55" else []  # a heading may have the %
    assert marks(Proportional(), result=cell) == expected


@pytest.mark.parametrize("role", ["weight", "score"])
def test_marks_are_no_rates(role: str) -> None:
    value = Fraction("0.08654")
    task = Task(item("1", Proportional()), Fraction(10), (), Constants(Fraction(10)), rubric())
    for cell, expected in ((role, []), ("result", [Fraction("0.865")])):
        printed = row("执行率", **{cell: "8.65"})
        assert list(of_printed_rates(Proportional(), value, printed, task)) == expected


@pytest.mark.parametrize("cell", ["865.5‰", "86.55个百分点"])
def test_a_rate_counts_by_its_own_unit(cell: str) -> None:
    assert marks(Proportional(), result=cell) == ["1731/200"]
    assert marks(Proportional(), value="0.0086546", result=cell) == []


def test_amounts_are_no_rates() -> None:
    assert marks(Proportional(), result="86.55万元", reason="0.8655万元") == []


def test_an_amount_before_the_rate_does_not_hide_it() -> None:
    assert marks(Proportional(), target="200万元", result="86.55%") == ["1731/200"]
    assert marks(Proportional(), score="8.66", result="86.55%") == ["1731/200"]


def test_the_value_itself_is_not_said_again() -> None:
    assert marks(Proportional(), value="0.8655", result="86.55%") == []


def test_the_edge_of_a_rounding_counts() -> None:
    assert marks(Proportional(), value="0.86545", result="86.55%") == ["1731/200"]
    assert marks(Proportional(), value="0.86555", result="86.55%") == []
    assert marks(Proportional(), value="0.8655499", result="86.55%") == ["1731/200"]


@pytest.mark.parametrize(
    "rule", [None, Steps(parse("100%"), Side.BELOW, parse("0.5分"), parse("1个百分点"))]
)
def test_rules_with_steps_are_left_alone(rule: Rule | None) -> None:
    assert marks(rule, result="86.55%") == []


def test_several_printed_rates_are_all_scored() -> None:
    assert marks(Proportional(), result="86.5%", reason="86.55%") == ["173/20", "1731/200"]


def test_an_evaluation_allows_it() -> None:
    rate = item(
        "1",
        Proportional(),
        number("done", "万元", "row result"),
        number("planned", "万元", "row target"),
        weight="10",
        formula="done ÷ planned",
        name="执行率",
    )
    made = row("执行率", target="3321.14万元", result="2874.30万元", reason="86.55%", score="8.66")
    (found,) = evaluate(rubric(rate, full_mark="10"), form(made)).leaves()
    assert found.score is not None and found.score < Fraction("8.6546")
    assert found.agrees is True
    assert Fraction("8.655") in {each.low for each in found.possible}
