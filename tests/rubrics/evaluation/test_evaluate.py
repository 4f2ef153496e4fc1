"""Whole forms: rows found by name, groups, totals, rescaling, caps, grades, dated parameters."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest

from heji.rubrics.evaluation.evaluate import evaluate
from heji.rubrics.evaluation.evaluation import Basis
from heji.rubrics.formulas.grammar import parse
from heji.rubrics.rubric import Dated, Grade, Item, Parameter, Precision, Precisions, Rows, TotalCap
from heji.rubrics.rules.rule import (
    NO_TEXT,
    Band,
    ByTarget,
    Linear,
    Manual,
    Proportional,
    Side,
    Tier,
    Tiers,
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
    words,
)

_MONEY = (
    number("executed", "万元", "money executed total"),
    number("budget", "万元", "money full_year_budget total"),
)
_EXECUTION = item(
    "1",
    Proportional(),
    *_MONEY,
    weight="10",
    formula="executed ÷ budget",
    unit=find_unit("%"),
    name="预算执行率",
)
_TIERS = Tiers((Tier(words("达成"), (), parse("80%"), parse("100%")),))
_ROWS = item(
    "2",
    None,
    name="绩效指标",
    items=(rows("2.1", ByTarget(tiers=_TIERS), rows=Rows("performance")),),
)
_PROJECT = rubric(
    _EXECUTION,
    _ROWS,
    rescales=True,
    grades=(Grade(words("优"), Fraction(90)), Grade(words("良"), Fraction(80))),
)


def project(*more: object, executed: str = "90.00", budget: str = "100.00") -> object:
    return form(
        row("开展培训", weight="50", target="≥10场", result="8场"),
        row("投诉", weight="20", target="≤4起", result="5起"),
        row("作用", weight="20", target="有效提升", result="达成", score="18"),
        *more,  # type: ignore[arg-type]
        money=(money("executed", executed), money("full_year_budget", budget)),
    )


def test_a_project_form_is_scored_from_money_targets_and_results() -> None:
    found = evaluate(_PROJECT, project())  # type: ignore[arg-type]
    assert [each.score for each in found.leaves()] == [9, 40, 16, 18]
    assert (found.total, found.grade) == (83, words("良"))
    assert found.subtotal(Basis.COMPUTED) == 65
    assert found.subtotal(Basis.TAKEN_OVER) == 18
    assert found.items[1].score == 74
    assert found.items[1].weight == 90
    assert found.items[1].basis is Basis.TAKEN_OVER


def test_evaluation_is_a_pure_function() -> None:
    assert evaluate(_PROJECT, project()) == evaluate(_PROJECT, project())  # type: ignore[arg-type]


def test_rows_that_do_not_apply_are_scaled_away() -> None:
    found = evaluate(_PROJECT, project(row("成本", weight="20", target="不适用", result="不适用")))  # type: ignore[arg-type]
    assert found.total == 83 * Fraction(120, 100)
    assert [each.kind for each in found.step.steps] == ["sum", "rescale"]


def test_without_a_word_on_scaling_there_is_no_total() -> None:
    plain = rubric(_EXECUTION, _ROWS)
    found = evaluate(plain, project(row("成本", weight="20", target="不适用", result="")))  # type: ignore[arg-type]
    assert found.total is None
    assert "成本" in found.reason.zh


def test_money_that_is_missing_leaves_no_total() -> None:
    found = evaluate(_PROJECT, form())
    assert found.total is None
    assert found.leaves()[0].basis is Basis.UNDECIDED
    assert found.grade is None


def test_a_row_that_is_no_item_leaves_no_total() -> None:
    found = evaluate(_PROJECT, project(row("别的", section="management", weight="5", score="5")))  # type: ignore[arg-type]
    assert found.total is None
    assert len(found.unmatched) == 1
    assert "别的" in found.reason.zh


def test_what_is_handed_in_goes_before_the_form() -> None:
    found = evaluate(_PROJECT, project(), {"1": {"executed": "50万元"}})  # type: ignore[arg-type]
    assert found.leaves()[0].score == 5


_CAP = TotalCap(
    _MONEY,
    parse("executed ÷ budget"),
    (
        Band(parse("70%"), parse("80%"), True, False, parse("79")),
        Band(None, parse("70%"), False, False, parse("69")),
    ),
)


@pytest.mark.parametrize(
    ("executed", "total", "capped_from"),
    [("90.00", 83, None), ("75.00", 79, Fraction("81.5")), ("60.00", 69, 80)],
)
def test_the_total_is_capped_by_the_rate_of_execution(
    executed: str, total: int, capped_from: Fraction | None
) -> None:
    capped = rubric(_EXECUTION, _ROWS, cap=_CAP)
    found = evaluate(capped, project(executed=executed))  # type: ignore[arg-type]
    assert (found.total, found.capped_from) == (total, capped_from)


def test_the_total_is_rounded_last() -> None:
    rounded = rubric(_EXECUTION, _ROWS, precisions=Precisions(total=Precision(1)))
    found = evaluate(rounded, project(executed="91.26"))  # type: ignore[arg-type]
    assert found.total == Fraction("83.1")
    assert found.step.steps[-1].kind == "rounding"


def _named(code: str, name: str, *labels: str, items: tuple[Item, ...] = ()) -> Item:
    rule = None if items else Manual(words("看材料"))
    return item(code, rule, name=name, labels=labels, items=items, weight="" if items else "2")


def test_rows_are_found_by_name_label_and_group_never_by_position() -> None:
    named = rubric(
        _named("1", "资金", items=(_named("1.1", "三公经费控制率"), _named("1.2", "合规性"))),
        _named(
            "2", "资产", items=(_named("2.1", "合规性"), _named("2.2", "利用率", "固定资产利用率"))
        ),
    )
    found = evaluate(
        named,
        form(
            row("固定资产利用率(%)", "资产", score="1.1"),
            row("合规性", "资产", score="1.2"),
            row("合规性", "资金", score="1.3"),
            row("“三公”经费控制率", "资金", score="1.4"),
        ),
    )
    assert [each.score for each in found.leaves()] == [
        Fraction(each) for each in ("1.4", "1.3", "1.2", "1.1")
    ]
    assert found.total == 5


def test_two_rows_of_one_name_are_undecided() -> None:
    computed = item("1", Proportional(), number("rate", "%", "row rate"), weight="2", name="执行率")
    twice = form(row("执行率", weight="2", basis="50%"), row("执行率", weight="2", basis="60%"))
    found = evaluate(rubric(computed), twice)
    assert found.leaves()[0].basis is Basis.UNDECIDED
    assert "几行" in found.leaves()[0].reason.zh


_SHARE = Parameter(
    "share",
    words("每点扣分比例"),
    (
        Dated(datetime.date(2021, 1, 1), parse("10%"), "decree"),
        Dated(datetime.date(2023, 7, 1), parse("5%"), "decree"),
    ),
)


@pytest.mark.parametrize(("year", "score"), [(2022, "0"), (2023, "5")])
def test_parameters_are_those_of_the_day(year: int, score: str) -> None:
    rule = Linear(parse("100%"), Side.BELOW, parse("share"), parse("1%"))
    only = item("1", rule, number("rate", "%", "row rate"), weight="10", name="执行率")
    dated = rubric(only, parameters=(_SHARE,))
    of_year = form(row("执行率", basis="90%"), year=year)
    found = evaluate(dated, of_year)
    assert found.leaves()[0].score == Fraction(score)
    assert evaluate(dated, of_year, day=datetime.date(2023, 8, 1)).leaves()[0].score == 5


def test_rows_met_are_counted_only_when_all_are_decided() -> None:
    rate = item(
        "1",
        Proportional(),
        number("met", "", "rows met performance"),
        number("all", "", "rows count performance"),
        weight="10",
        formula="met ÷ all",
        name="完成率",
    )
    two = (row("甲", target="≥1家", result="2家"), row("乙", target="≥3家", result="2家"))
    assert evaluate(rubric(rate), form(*two)).leaves()[0].score == 5
    third = row("丙", target="有效", result="有效")
    assert evaluate(rubric(rate), form(*two, third)).leaves()[0].basis is Basis.UNDECIDED


def test_a_computed_row_has_no_reason_and_others_have_one_in_both_languages() -> None:
    for each in evaluate(_PROJECT, project()).leaves():  # type: ignore[arg-type]
        assert (each.reason == NO_TEXT) is (each.basis is Basis.COMPUTED)
        assert bool(each.reason.zh) is bool(each.reason.en)


def test_a_kind_of_rows_that_the_form_does_not_have_is_no_row() -> None:
    given = rubric(rows("1", Proportional(), rows=Rows(level="效益指标")))
    (group,) = evaluate(given, form()).items
    assert group.items == () and group.leaves() == ()
    plain = rubric(item("1", Proportional(), weight="10"))
    (single,) = evaluate(plain, form()).items
    assert single.leaves() == (single,)
