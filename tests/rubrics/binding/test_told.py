"""What the reasons beside a score tell: rates, workings, figures, points, cases."""

from __future__ import annotations

from fractions import Fraction

import pytest

from heji.forms.form import Form, Kind
from heji.rubrics.binding.inputs import bind, handed
from heji.rubrics.binding.places import selector
from heji.rubrics.evaluation.alone import row_of
from heji.rubrics.evaluation.evaluation import Given
from heji.rubrics.rubric import Input, InputKind
from heji.rubrics.rules.rule import Text
from heji.values.interval import Interval
from heji.values.units import find_unit

_FORM = Form(Kind.UNKNOWN, None, "", "", 2023)


def told(places: str, unit: str = "", kind: InputKind = InputKind.NUMBER, **cells: str) -> Given:
    selectors = tuple(found for each in places.split(";") if (found := selector(each.strip())))
    wanted = Input("x", Text("x"), find_unit(unit), selectors, kind)
    return bind(wanted, row_of(cells), _FORM)


def number(places: str, unit: str, basis: str) -> Fraction | str:
    found = told(places, unit, basis=basis)
    return found.problem if found.worth is None else found.worth.point


@pytest.mark.parametrize(
    ("basis", "value"),
    [
        ("据通报，支出进度97.31%。", "97.31%"),
        ("412.5万元/528万元×100%=78.13%", "78.13%"),
        ("执行率：412.5万/528万元×100%=78.13% 78.13%*2=1.56", "78.13%"),
        ("（300-240）/240=25%（绝对值）", "25%"),
        ("完成率为100%，得2分", "100%"),
        ("目标≥95%，实际97%", "97%"),
        ("从92%提高到97%", "several-figures"),
        ("按要求完成", "missing-input"),
        ("", "missing-input"),
    ],
)
def test_the_rate_of_a_row(basis: str, value: str) -> None:
    wanted = Fraction(value[:-1]) / 100 if value.endswith("%") else value
    assert number("row rate", "%", basis) == wanted


def test_words_choose_one_of_several_rates() -> None:
    basis = "上年执行率92%，本年执行率97%"
    assert number("row rate 本年执行率", "%", basis) == Fraction(97, 100)


@pytest.mark.parametrize(
    ("basis", "upper", "lower"),
    [
        ("412.5万元/528万元×100%=78.13%", 4125000, 5280000),
        ("412.5万/528×100%=78.13%", 4125000, 5280000),
        ("采购额412.5/计划528万元=78.13%", 4125000, 5280000),
        ("(300.50-240.40)/240.40=25%", 601000, 2404000),
        ("(240.4-300.5)/300.5=-20%", -601000, 3005000),
        ("259/(376+465+0)×100%=30.80%", 2590000, 8410000),
        ("2.5亿元/(3亿元+2000万元)=78.13%", 250000000, 320000000),
        ("36/48=0.75", 360000, 480000),
    ],
)
def test_both_sides_of_a_working(basis: str, upper: int, lower: int) -> None:
    assert number("row working numerator", "万元", basis) == upper
    assert number("row working denominator", "万元", basis) == lower


def test_digits_of_a_working_stand_for_intervals() -> None:
    found = told("row working denominator", "万元", basis="1.0/(2.0+3.00万元)=20%")
    assert found.worth is not None
    assert found.worth.interval == Interval(Fraction(49450), Fraction(50550), True, False)


@pytest.mark.parametrize(
    ("basis", "problem"),
    [
        ("12/48=25%；30/60=50%", "several-figures"),
        ("12×3/48=75%", "working-unclear"),
        ("12家/48家=25%", "working-unclear"),
        ("已完成", "missing-input"),
    ],
)
def test_a_working_that_cannot_be_used(basis: str, problem: str) -> None:
    assert number("row working numerator", "万元", basis) == problem


def test_a_working_printed_twice_is_one() -> None:
    basis = "36万元/48万元=75%，即36万元/48万元=75%"
    assert number("row working denominator", "万元", basis) == 480000


def test_the_figure_behind_a_word() -> None:
    basis = "实际采购金额合计 412.5 万元，采购计划金额528万元；备案12份"
    assert number("row figure 实际采购金额|采购额", "万元", basis) == 4125000
    assert number("row figure 采购计划金额", "元", basis) == 5280000
    assert number("row figure 备案", "份", basis) == 12
    assert number("row figure 备案", "万元", basis) == "unit-mismatch"
    assert number("row figure 结余", "万元", basis) == "missing-input"


def test_a_word_before_a_stop_has_no_figure() -> None:
    assert number("row figure 采购", "万元", "采购已完成，支出12万元") == "missing-input"


def test_white_space_inside_of_words_does_not_matter() -> None:
    assert number("row figure 已实现目标", "个", "已实现 目标 21 个，申报目标数为 24 个") == 21


def test_one_word_with_two_values_is_undecided() -> None:
    assert number("row figure 采购", "万元", "采购12万元；后采购13万元") == "several-figures"


def test_the_next_selector_is_tried() -> None:
    basis = "412.5万元/528万元×100%=78.13%"
    assert number("row figure 实际采购;row working numerator", "万元", basis) == 4125000


@pytest.mark.parametrize(
    ("basis", "count"),
    [
        ("获市级表扬2次", 2),
        ("年度决算工作受表扬，详见《关于表扬先进单位的通报》", 1),
        ("决算受表扬。预算编制受表扬。", 2),
        ("未受表扬", 0),
        ("无表扬", 0),
        ("各项工作正常开展", 0),
        ("决算受表扬，预算编制受表扬", "count-unclear"),
        ("本年获得2项表扬", 2),
        ("3家企业受表扬", "count-unclear"),
        ("2项检查均未受到表扬", 0),
        ("各处室各受表扬1次", "count-unclear"),
        ("两个处室均受表扬", "count-unclear"),
        ("分别获市、区表扬1次", "count-unclear"),
        ("每季度受表扬1次", "count-unclear"),
        ("受表扬各2次", "count-unclear"),
        ("各处室均未受表扬", 0),
        ("各项工作有序开展，受表扬1次", 1),
        ("获各级各类表扬5次", 5),
        ("各处室按时完成任务，全年受表扬2次", 2),
        ("", "missing-input"),
    ],
)
def test_cases_are_counted(basis: str, count: int | str) -> None:
    assert number("row count 表扬|表彰", "次", basis) == count


@pytest.mark.parametrize(
    ("basis", "met"),
    [
        ("第一点已完成。第二点详见附件。第三点，办法在年底印发，无得分。", (True, True, False)),
        ("一是仍在有效期；二已公开，详见截图；三是制度尚未建立", (True, True, False)),
        ("依据：1. 按时报送。2. 内容不完整。3.未发现违规情形", (True, False, True)),
        ("①已印发②未公开③公开及时", (True, False, True)),
        ("（一）已按时公开（二）扣0.5分", (True, False, None)),
        ("一、已公开；二、未超过规定期限", (True, True, None)),
        ("已完成，见附件", (None, None, None)),
    ],
)
def test_points(basis: str, met: tuple[bool | None, ...]) -> None:
    found = [told(f"row point {index}", kind=InputKind.TRUTH, basis=basis) for index in (1, 2, 3)]
    assert tuple(each.is_met for each in found) == met
    assert all(each.problem == "point-missing" for each in found if each.is_met is None)


@pytest.mark.parametrize(
    ("basis", "met"),
    [
        ("已完成，详见佐证材料", True),
        ("未按时公开", False),
        ("详见佐证材料", None),
        ("1.已完成 2.已公开", None),
    ],
)
def test_a_row_that_is_done_as_a_whole(basis: str, met: bool | None) -> None:
    assert told("row done", kind=InputKind.TRUTH, basis=basis).is_met is met


def test_columns_of_the_row_itself() -> None:
    cells = {"weight": "5", "target": "≥10家", "result": "12家"}
    assert told("row result", "家", **cells).worth == handed(_input("家"), "12家").worth
    assert told("row target", "家", **cells).text == "≥10家"
    assert told("row weight", **cells).worth is not None
    assert told("row result", "家", result="不适用").problem == "not-applicable"
    assert told("row result", "家", weight="5").problem == "missing-input"


def test_a_place_of_the_figure_is_inside_of_its_cell() -> None:
    found = told("row rate", "%", basis="支出进度97.31%。")
    assert found.figure is not None
    assert (found.figure.locator.start, found.figure.locator.end) == (4, 10)


def test_a_row_that_is_missing_is_said() -> None:
    found = selector("row rate")
    assert found is not None
    assert bind(Input("x", Text("x"), None, (found,)), None, _FORM).problem == "row-missing"


def _input(unit: str) -> Input:
    return Input("x", Text("x"), find_unit(unit), ())


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("不适用", "not-applicable"),
        ("12,34.5.6", "unreadable"),
        ("—", "missing-input"),
        ("约定", "missing-input"),
    ],
)
def test_what_is_handed_in_may_be_no_figure(value: str, problem: str) -> None:
    assert handed(_input("家"), value).problem == problem
