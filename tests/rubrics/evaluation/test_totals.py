"""Totals: what keeps one from being, what scales, caps, rounds and grades it, and groups below."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest

from heji.rubrics.evaluation.evaluate import day_of, evaluate
from heji.rubrics.evaluation.evaluation import Basis, Evaluation
from heji.rubrics.evaluation.reasons import reason
from heji.rubrics.evaluation.totals import graded
from heji.rubrics.formulas.grammar import parse
from heji.rubrics.rubric import (
    Dated,
    Grade,
    Item,
    Parameter,
    Precision,
    Precisions,
    Rows,
    TotalCap,
)
from heji.rubrics.rules.rule import Band, Manual, Proportional, Text
from heji.values.interval import Interval
from heji.values.rounding import Rounding
from tests.rubrics.evaluation.building import (
    form,
    item,
    money,
    number,
    row,
    rows,
    rubric,
    words,
)

_LOOK = Manual(words("看"))


def one(code: str, name: str, weight: str = "5") -> Item:
    return item(code, _LOOK, name=name, weight=weight)


_TWO = (one("1", "甲"), one("2", "乙"))
_GRADES = (
    Grade(Text("优", "excellent"), Fraction(9)),
    Grade(Text("良", "good"), Fraction(8)),
    Grade(Text("差", "poor"), Fraction(5)),
)


def totalled(*scores: str, **more: object) -> Evaluation:
    printed = [row(name, score=score) for name, score in zip("甲乙", scores, strict=False)]
    return evaluate(rubric(*_TWO, **more), form(*printed))


@pytest.mark.parametrize(
    ("total", "grade"),
    [("10", "优"), ("9", "优"), ("8.99", "良"), ("8", "良"), ("5", "差"), ("4.99", None)],
)
def test_a_grade_begins_at_its_lowest_total(total: str, grade: str | None) -> None:
    found = graded(Fraction(total), reversed(_GRADES))
    assert (None if found is None else found.zh) == grade


def test_without_a_total_or_grades_there_is_no_grade() -> None:
    assert graded(None, _GRADES) is None
    assert graded(Fraction(9), ()) is None


def test_an_undecided_row_is_named_in_both_languages() -> None:
    only = Item("1", Text("甲", "first"), parse("5"), rule=_LOOK)
    found = evaluate(rubric(only), form())
    assert (found.total, found.grade) == (None, None)
    assert found.reason == reason("row-undecided", Text("甲", "first"))
    assert found.step.steps == ()


def test_a_row_that_is_no_item_is_named() -> None:
    found = evaluate(rubric(*_TWO), form(row("甲", score="5"), row("丙", weight="3")))
    assert found.reason == reason("rows-unmatched", words("丙"))
    assert [each.quote for each in found.unmatched] == ["丙"]


def test_a_row_that_does_not_apply_is_named_where_nothing_scales() -> None:
    unfit = form(row("甲", score="5"), row("乙", result="不适用"))
    second = Item("2", Text("乙", "second"), parse("5"), rule=_LOOK)
    found = evaluate(rubric(_TWO[0], second), unfit)
    assert (found.total, found.reason) == (None, reason("not-rescaled", Text("乙", "second")))
    assert evaluate(rubric(*_TWO, rescales=True), unfit).total == 10


def test_a_weight_that_is_missing_leaves_nothing_to_scale_by() -> None:
    bare = rows("1", _LOOK, rows=Rows("performance"))
    found = evaluate(
        rubric(bare, rescales=True),
        form(row("甲", weight="5", score="5"), row("乙", result="不适用")),
    )
    assert found.leaves()[1].weight is None
    assert (found.total, found.reason) == (None, reason("row-undecided", Text("乙", "row 1")))


def test_where_no_row_applies_nothing_is_scaled() -> None:
    none_fits = form(row("甲", result="不适用"), row("乙", result="不适用"))
    found = evaluate(rubric(*_TWO, rescales=True), none_fits)
    assert (found.total, [each.kind for each in found.step.steps]) == (0, ["sum"])
    assert isinstance(found.total, Fraction)


def test_rows_are_scaled_by_all_weights_over_those_that_apply() -> None:
    three = (one("1", "甲", "2"), one("2", "乙", "3"), one("3", "丙", "7"))
    found = evaluate(
        rubric(*three, rescales=True),
        form(row("甲", score="2"), row("乙", result="不适用"), row("丙", score="6")),
    )
    assert found.total == Fraction(8 * 12, 9)


def test_a_row_without_weight_does_not_count_when_rows_are_scaled() -> None:
    three = (one("1", "甲", "2"), one("2", "乙", "3"), one("3", "丙", "0"))
    found = evaluate(
        rubric(*three, rescales=True),
        form(row("甲", score="1"), row("乙", result="不适用"), row("丙", score="0")),
    )
    assert found.total == Fraction(5, 2)


@pytest.mark.parametrize(
    ("mode", "total"), [(Rounding.HALF_AWAY, "8.1"), (Rounding.TRUNCATE, "8.0")]
)
def test_the_total_is_rounded_as_the_rubric_says(mode: Rounding, total: str) -> None:
    found = totalled("4.02", "4.03", precisions=Precisions(total=Precision(1, mode)))
    assert found.total == Fraction(total)
    assert [each.kind for each in found.step.steps] == ["sum", "rounding"]
    assert found.step.steps[-1].words == (("places", "1"),)


_RATE = (
    number("executed", "万元", "money executed total"),
    number("budget", "万元", "money full_year_budget total"),
)


def capped(formula: str = "executed ÷ budget", low: str = "60%") -> TotalCap:
    below = Band(parse(low), parse("80%"), True, False, parse("6"))
    return TotalCap(
        _RATE, parse(formula), (Band(parse("80%"), None, True, False, parse("9")), below)
    )


def paid(executed: str) -> tuple[object, object]:
    return money("executed", executed), money("full_year_budget", "100.00")


@pytest.mark.parametrize(
    ("executed", "total", "capped_from", "highest"),
    [
        ("80.00", 9, 10, 9),
        ("79.99", 6, 10, 6),
        ("60.00", 6, 10, 6),
        ("50.00", 10, None, None),
    ],
)
def test_a_cap_is_the_highest_total(
    executed: str, total: int, capped_from: int | None, highest: int | None
) -> None:
    full = form(row("甲", score="5"), row("乙", score="5"), money=paid(executed))
    found = evaluate(rubric(*_TWO, cap=capped(), precisions=Precisions(total=Precision(1))), full)
    assert (found.total, found.capped_from) == (total, capped_from)
    assert (None if found.cap is None else found.cap.highest) == highest


def test_a_total_at_its_cap_is_not_capped() -> None:
    full = form(row("甲", score="5"), row("乙", score="4"), money=paid("90.00"))
    found = evaluate(rubric(*_TWO, cap=capped()), full)
    assert (found.total, found.capped_from) == (9, None)
    assert [each.kind for each in found.step.steps] == ["sum"]
    assert found.cap is not None
    assert found.cap.highest == 9


def test_a_cap_says_what_its_digits_allow() -> None:
    full = form(row("甲", score="5"), row("乙", score="4"), money=paid("80.00"))
    cap = evaluate(rubric(*_TWO, cap=capped()), full).cap
    assert cap is not None
    assert [each.name for each in cap.inputs] == ["executed", "budget"]
    assert cap.rate.point == Fraction(4, 5)
    assert cap.possible == (Interval.point(6), Interval.point(9))


def test_inputs_of_a_cap_may_be_handed_in_and_use_parameters() -> None:
    least = Parameter("least", words("least"), (Dated(datetime.date(2020, 1, 1), parse("60%")),))
    full = form(row("甲", score="5"), row("乙", score="5"), money=paid("90.00"))
    only = rubric(*_TWO, cap=capped("executed ÷ budget - least + 60%"), parameters=(least,))
    assert evaluate(only, full).total == 9
    assert evaluate(only, full, {"cap": {"executed": "70万元"}}).total == 6
    assert evaluate(only, full, {"cap": {"budget": "120万元"}}).total == 6


def test_a_cap_that_cannot_be_told_leaves_no_total() -> None:
    full = form(row("甲", score="5"), row("乙", score="5"))
    found = evaluate(rubric(*_TWO, cap=capped()), full)
    assert (found.total, found.cap) == (None, None)
    assert found.reason == reason("cap-undecided")
    assert [each.kind for each in found.step.steps] == ["sum"]


_GROUP = item(
    "1",
    None,
    name="管理",
    weight="share × 2",
    items=(one("1.1", "甲"), rows("1.2", _LOOK, rows=Rows("performance"), weight="3")),
)
_TWO_MARKS = Parameter("share", words("share"), (Dated(datetime.date(2020, 1, 1), parse("4")),))


def grouped(*indicators: object, **more: object) -> Evaluation:
    return evaluate(rubric(_GROUP, parameters=(_TWO_MARKS,), **more), form(*indicators))  # type: ignore[arg-type]


def test_a_group_has_the_weight_of_the_rubric_else_that_of_its_rows() -> None:
    first, second = row("丙", weight="1", score="1"), row("丁", weight="2", score="2")
    found = grouped(row("甲", score="4", section="management"), first, second).items[0]
    assert (found.weight, found.score) == (8, 7)
    listed = found.items[1]
    assert (listed.weight, listed.score, listed.basis) == (6, 3, Basis.TAKEN_OVER)
    assert found.reason == reason("sum")
    assert found.item is _GROUP


def test_a_group_without_rows_is_nothing() -> None:
    found = grouped(row("甲", score="4", section="management")).items[0].items[1]
    assert (found.items, found.weight, found.score) == ((), 0, 0)
    assert isinstance(found.score, Fraction)
    assert isinstance(found.weight, Fraction)
    assert found.basis is Basis.COMPUTED


def test_a_group_rests_on_the_weakest_below() -> None:
    undecided = grouped(row("甲", section="management"), row("丙", score="1")).items[0]
    assert (undecided.basis, undecided.score) == (Basis.UNDECIDED, None)
    assert undecided.reason == reason("below-undecided")
    unfit = grouped(row("甲", section="management", result="不适用")).items[0]
    assert (unfit.basis, unfit.score) == (Basis.COMPUTED, 0)
    only = item("1", None, name="管理", items=(one("1.1", "甲"),))
    none = evaluate(rubric(only), form(row("甲", result="不适用"))).items[0]
    assert (none.basis, none.score) == (Basis.NOT_APPLICABLE, 0)


def test_a_group_of_computed_rows_is_computed() -> None:
    rate = item("1.1", Proportional(), number("rate", "%", "row rate"), name="率", weight="5")
    group = item("1", None, name="管理", items=(rate,))
    found = evaluate(rubric(group), form(row("率", basis="80%")))
    assert (found.items[0].basis, found.items[0].score) == (Basis.COMPUTED, 4)
    assert found.subtotal(Basis.COMPUTED) == 4
    assert isinstance(found.subtotal(Basis.TAKEN_OVER), Fraction)


def test_the_day_is_the_last_of_the_form_s_year_else_of_the_rubric_s() -> None:
    only = rubric(*_TWO, since=2019)
    assert day_of(only, form(year=2022)) == datetime.date(2022, 12, 31)
    assert day_of(only, form(year=None)) == datetime.date(2019, 12, 31)
    until = rubric(*_TWO, since=2019, until=2021)
    assert day_of(until, form(year=None)) == datetime.date(2021, 12, 31)
