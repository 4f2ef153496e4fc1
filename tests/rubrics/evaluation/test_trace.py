"""The way to a score: every step with its words, value, unit and place, as a tree."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest

from heji.rubrics.evaluation.alone import evaluate_alone
from heji.rubrics.evaluation.evaluate import evaluate
from heji.rubrics.evaluation.evaluation import Step
from heji.rubrics.formulas.grammar import parse
from heji.rubrics.rubric import (
    Dated,
    Item,
    Parameter,
    Precision,
    Precisions,
    Rows,
    Source,
    Status,
    TotalCap,
)
from heji.rubrics.rules.rule import (
    Award,
    Band,
    BonusMalus,
    ByTarget,
    Checklist,
    Excess,
    InverseRatio,
    Linear,
    Manual,
    Point,
    Proportional,
    Side,
)
from heji.values.units import find_unit
from tests.rubrics.evaluation.building import (
    form,
    item,
    money,
    number,
    row,
    rows,
    rubric,
    truth,
    words,
)

#: A step: depth, kind, words, value, unit, and whether it has a place.
Line = tuple[int, str, tuple[tuple[str, str], ...], Fraction | None, str, bool]


def tree(step: Step | None, depth: int = 0) -> list[Line]:
    """A step and those that led to it, each with its depth."""
    assert step is not None
    unit = "" if step.unit is None else step.unit.name
    line = (depth, step.kind, step.words, step.value, unit, step.figure is not None)
    return [line, *(under for each in step.steps for under in tree(each, depth + 1))]


def inputs(depth: int, *named: tuple[str, str, str, bool]) -> list[Line]:
    return [
        (depth, "input", (("input", name),), Fraction(value), unit, has_place)
        for name, value, unit, has_place in named
    ]


_RATE = (
    number("executed", "万元", "money executed total"),
    number("budget", "万元", "money full_year_budget total"),
)
_MONEY = (money("executed", "90.00"), money("full_year_budget", "100.00"))
_IN_FORM = inputs(0, ("executed", "900000", "万元", True), ("budget", "1000000", "万元", True))


def deeper(lines: list[Line], by: int) -> list[Line]:
    return [(line[0] + by, *line[1:]) for line in lines]


def rated(rule: object, **more: object) -> Item:
    wanted = {"formula": "executed ÷ budget", "unit": find_unit("%"), "weight": "10", **more}
    return item("1", rule, *_RATE, name="执行率", **wanted)  # type: ignore[arg-type]


def test_a_rate_comes_from_its_inputs_by_a_formula_and_a_rule() -> None:
    found = evaluate(rubric(rated(Proportional())), form(money=_MONEY)).leaves()[0]
    assert tree(found.step) == [
        (0, "rule", (), 9, "", False),
        (1, "formula", (), Fraction(9, 10), "%", False),
        *deeper(_IN_FORM, 2),
    ]
    assert found.value is not None
    assert found.value.point == Fraction(9, 10)
    assert found.value.interval.contains(Fraction(9, 10))


def test_rounded_values_scores_and_totals_keep_what_they_were() -> None:
    precise = Precisions(Precision(1), Precision(1), Precision(0))
    only = rubric(rated(Proportional(parse("97%"))), precisions=precise)
    whole = evaluate(only, form(money=(_MONEY[0], money("full_year_budget", "101.00"))))
    assert tree(whole.leaves()[0].step) == [
        (0, "rounding", (("places", "1"),), Fraction("9.2"), "", False),
        (1, "rule", (), Fraction(891, 97), "", False),
        (2, "value-rounding", (), Fraction("0.891"), "%", False),
        (3, "formula", (), Fraction(90, 101), "%", False),
        *inputs(4, ("executed", "900000", "万元", True), ("budget", "1010000", "万元", True)),
    ]
    assert tree(whole.step) == [
        (0, "total", (), 9, "", False),
        (1, "sum", (), Fraction("9.2"), "", False),
        (1, "rounding", (("places", "0"),), 9, "", False),
    ]


_SHARE = Parameter(
    "share",
    words("每点扣分"),
    (Dated(datetime.date(2021, 3, 1), parse("10%"), "decree"),),
)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (Source("decree", "办法", "〔2023〕1号"), "〔2023〕1号"),
        (Source("decree", "办法", ""), "办法"),
        (Source("other", "办法", "〔2023〕1号"), ""),
    ],
)
def test_a_dated_parameter_says_since_when_and_by_whom(source: Source, said: str) -> None:
    rule = Linear(parse("100%"), Side.BELOW, parse("share"), parse("2%"))
    both = rubric(rated(rule), parameters=(_SHARE,), sources=(source,))
    found = evaluate(both, form(money=_MONEY)).leaves()[0]
    told = (
        ("name", "share"),
        ("zh", "每点扣分"),
        ("en", "每点扣分"),
        ("value", "10%"),
        ("since", "2021-03-01"),
        ("source", said),
    )
    assert found.score == 5
    assert tree(found.step)[-1] == (1, "parameter", told, Fraction(1, 10), "", False)
    assert [line[1] for line in tree(found.step)] == [
        "rule",
        "formula",
        "input",
        "input",
        "parameter",
    ]


def test_a_parameter_that_is_used_twice_is_one_step() -> None:
    rule = Linear(parse("100%"), Side.BELOW, parse("share"), parse("share"))
    found = evaluate(rubric(rated(rule), parameters=(_SHARE,)), form(money=_MONEY)).leaves()[0]
    assert [line[1] for line in tree(found.step)].count("parameter") == 1


@pytest.mark.parametrize(
    ("rule", "target", "result", "case", "score"),
    [
        (ByTarget(), "≥10家", "12家", "reached", "5"),
        (ByTarget(excess=Excess(parse("130%"))), "≥10家", "12家", "reached", "5"),
        (ByTarget(), "≥10家", "9家", "missed-lower", "4.5"),
        (ByTarget(), "≤10家", "20家", "missed-upper", "2.5"),
        (ByTarget(missed_is_zero=True), "≥10家", "9家", "missed-zero", "0"),
        (ByTarget(excess=Excess(parse("130%"), parse("2"))), "≥10家", "13家", "beyond", "3"),
    ],
)
def test_a_target_and_its_result_say_which_case_it_is(
    rule: ByTarget, target: str, result: str, case: str, score: str
) -> None:
    marked = form(row("甲", weight="5", target=target, result=result))
    found = evaluate(rubric(rows("1", rule)), marked).leaves()[0]
    figures = [int("".join(each for each in text if each.isdigit())) for text in (target, result)]
    assert tree(found.step) == [
        (0, "rule", (("case", case),), Fraction(score), "", False),
        (1, "target", (("printed", target),), figures[0], "家", True),
        (1, "result", (("printed", result),), figures[1], "家", True),
    ]


def test_a_deadline_has_no_number() -> None:
    late = ByTarget(late=parse("20%"))
    marked = form(row("甲", weight="5", target="2023年10月底前", result="2023年11月"))
    found = evaluate(rubric(rows("1", late)), marked).leaves()[0]
    assert tree(found.step) == [
        (0, "rule", (("case", "late"),), 1, "", False),
        (1, "target", (("printed", "2023年10月底前"),), None, "", True),
        (1, "result", (("printed", "2023年11月"),), None, "", True),
    ]


def test_of_a_sentence_only_the_figure_is_quoted() -> None:
    cells = {"target": "完成培训≥10场", "result": "全年共完成12场"}
    found = evaluate(rubric(rows("1", ByTarget())), form(row("培训场次", weight="5", **cells)))
    step = found.leaves()[0].step
    assert step is not None
    assert [each.words for each in step.steps] == [(("printed", "≥10场"),), (("printed", "12场"),)]


def test_of_several_targets_the_whole_cells_are_quoted() -> None:
    cells = {"target": "≥10家，≥5个", "result": " 12家，6个"}
    found = evaluate(rubric(rows("1", ByTarget())), form(row("甲", weight="5", **cells)))
    step = found.leaves()[0].step
    assert tree(step) == [
        (0, "rule", (("case", "reached"),), 5, "", False),
        (1, "target", (("printed", "≥10家，≥5个"),), None, "家", True),
        (1, "result", (("printed", "12家，6个"),), None, "家", True),
    ]
    assert step is not None
    assert [each.figure.quote for each in step.steps if each.figure] == [
        "≥10家，≥5个",
        " 12家，6个",
    ]


def test_checklists_and_awards_show_their_inputs() -> None:
    points = (Point(words("甲"), parse("1"), "a"), Point(words("乙"), parse("2"), "b"))
    both = item("1", Checklist(points), truth("a"), truth("b"), weight="3")
    found = evaluate_alone(rubric(both), both, {"a": True, "b": True})
    assert tree(found.step) == [
        (0, "rule", (), 3, "", False),
        (1, "input", (("input", "a"),), None, "", False),
        (1, "input", (("input", "b"),), None, "", False),
    ]
    award = BonusMalus(None, Award("fault", parse("2"), parse("5")))
    only = item("1", award, number("fault", "次"), weight="5")
    assert tree(evaluate_alone(rubric(only), only, {"fault": "1次"}).step) == [
        (0, "rule", (), -2, "", False),
        *inputs(1, ("fault", "1", "次", False)),
    ]


def test_a_result_of_zero_keeps_every_upper_bound_and_shows_it() -> None:
    rule = InverseRatio("target", "result")
    only = item("1", rule, number("target", "起"), number("result", "起"), weight="5")
    for target in ("0", "1", "5"):
        found = evaluate_alone(rubric(only), only, {"target": f"{target}起", "result": "0起"})
        assert tree(found.step) == [
            (0, "rule", (), 5, "", False),
            *inputs(1, ("target", target, "起", False), ("result", "0", "起", False)),
        ]


def test_a_group_is_a_sum_and_what_a_person_gave_is_taken_over() -> None:
    group = item(
        "1", None, name="指标", items=(rows("1.1", Manual(words("看")), rows=Rows("performance")),)
    )
    found = evaluate(rubric(group), form(row("甲", weight="5", score="4"))).items[0]
    assert (tree(found.step), found.name) == ([(0, "sum", (), 4, "", False)], "指标")
    assert tree(found.leaves()[0].step) == [(0, "taken-over", (), 4, "", False)]
    assert tree(found.items[0].step) == [(0, "sum", (), 4, "", False)]


_CAP = TotalCap(
    _RATE,
    parse("executed ÷ budget"),
    (
        Band(parse("95%"), None, True, False, parse("100")),
        Band(None, parse("95%"), False, False, parse("6")),
    ),
)


def test_the_total_says_how_it_was_scaled_capped_and_rounded() -> None:
    judged = item("2", Manual(words("看")), name="看", weight="5")
    capped = rubric(
        rated(Proportional()),
        judged,
        cap=_CAP,
        rescales=True,
        precisions=Precisions(total=Precision(1)),
    )
    found = evaluate(capped, form(row("看", target="不适用"), money=_MONEY))
    assert tree(found.step) == [
        (0, "total", (), 6, "", False),
        (1, "sum", (), 9, "", False),
        (1, "rescale", (), Fraction("13.5"), "", False),
        (1, "cap", (), 6, "", False),
        *deeper(_IN_FORM, 2),
        (1, "rounding", (("places", "1"),), 6, "", False),
    ]
    assert (found.total, found.capped_from) == (6, Fraction("13.5"))
    assert found.rubric is capped
    assert capped.status is Status.RECONSTRUCTED


def test_an_undecided_row_and_one_that_does_not_apply_say_so() -> None:
    only = item("1", Manual(words("看")), name="看", weight="5")
    undecided = evaluate(rubric(only), form()).leaves()[0]
    assert tree(undecided.step) == [(0, "undecided", (), None, "", False)]
    unfit = evaluate(rubric(only), form(row("看", result="不适用"))).leaves()[0]
    assert tree(unfit.step) == [(0, "not-applicable", (), None, "", False)]
