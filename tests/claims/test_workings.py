"""Printed workings: what is a working, and which relation it states. All figures are made up."""

from __future__ import annotations

import pytest

from heji.claims.workings.find import printed_workings
from heji.relations.relation import Difference, Growth, Product, Ratio, Sum, Working
from heji.values.verdict import Verdict
from tests.claims.prose import claims, verdicts

KINDS = [
    ("采购率:实际采购126.54万/计划采购150.80万元×100%=83.91%", Ratio),
    ("(418.20-472.60)/472.60=11.51%(绝对值)原因:政策调整。", Growth),
    ("21.46万元/(35.20万元+3864.70万元+0)×100%=0.55%", Ratio),
    ("83.76%*2=1.68", Product),
    ("绩效完成率为 100%*2=2", Product),
    ("公用经费支出 52.38 万元/公用经费预算 53.60 万元 ×100% = 97.72%", Ratio),
    ("支出52.38万元／预算53.60万元×１００％＝97.72％", Ratio),
    (r"支出 52.38 万元/预算 53.60 万元 $\times 100\% = 97.72\%$ ,其余略", Ratio),
    ("52.38÷53.60=97.72%", Ratio),
    ("30x2=60", Product),
    ("10+38.5+29+9.5=87分", Sum),
    ("100-5-2.5=92.5", Difference),
    ("3×98%+2=4.94", Working),
    ("(50-45)÷50×10=1", Working),
    ("500元/人×120人=6万元", Product),
    ("部门(单位)支出10万元/预算20万元×100%=50%", Ratio),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_a_working_states_one_relation(text: str, kind: type[object]) -> None:
    relations = claims(text).relations
    assert [type(each) for each in relations] == [kind]
    assert not verdicts(text)[Verdict.INCONSISTENT]


WRONG = [
    ("126.54万/150.80万元×100%=84.91%", "84.91%"),
    ("(418.20-472.60)/472.60=12.51%", "12.51%"),
    ("83.76%*2=1.78", "1.78"),
    ("10+38.5+29+9.5=88分", "88分"),
    ("3×98%+2=5.94", "5.94"),
]


@pytest.mark.parametrize(("text", "stated"), WRONG)
def test_a_wrong_working_is_inconsistent(text: str, stated: str) -> None:
    assert verdicts(text)[Verdict.INCONSISTENT] == [stated]


NONE = [
    "执行率=支出数/预算数×100%",
    "得分=完成率×分值。",
    "2021/12/31=",
    "补助标准为500元/人",
    "(一)A+B=C",
    "x=5",
    "1=1",
    "= = =",
    "3/0",
    "(((((((((1+1)))))))))=2",
    "1-12月支出/预算×100%=90%",
]


@pytest.mark.parametrize("text", NONE)
def test_formulas_without_figures_and_dates_are_no_workings(text: str) -> None:
    assert claims(text).relations == ()


def test_a_result_can_begin_the_next_working() -> None:
    found = verdicts("126.54万/150.80万元×100%=83.91% 83.91%*2=1.68")
    assert found[Verdict.CONSISTENT] == ["83.91%", "1.68"]


def test_steps_of_a_chain_lead_to_its_end() -> None:
    assert [each.result.quantity.text for each in printed_workings("18/20×10=0.9×10=9")] == [
        "9",
        "9",
    ]


def test_a_unit_printed_once_holds_for_both_sides() -> None:
    (relation,) = claims("在用总额1032.75万/总额1239.05×100%=83.35%").relations
    assert isinstance(relation, Ratio)
    units = [
        each.quantity.unit
        for each in (*relation.numerator, *relation.denominator)
        if each.quantity is not None
    ]
    assert [unit.name for unit in units if unit is not None] == ["万", "万"]


def test_figures_keep_their_place_and_the_words_before_them() -> None:
    text = "已完成。支出10.00万元/预算20.00万元×100%=50%。余略。"
    (relation,) = claims(text).relations
    assert isinstance(relation, Ratio)
    figure = relation.denominator[0]
    assert text[figure.locator.start : figure.locator.end] == "20.00万元"
    assert (figure.label, figure.quote) == ("预算", "支出10.00万元/预算20.00万元×100%=50%。")
