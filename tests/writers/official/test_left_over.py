"""What a layout has no place for is printed below it, and reads back."""

from __future__ import annotations

from dataclasses import replace

from heji.forms.form import Entry, Field, Form, IndicatorType, Task
from heji.forms.layout import layout_named
from heji.writers.official.composing import compose
from heji.writers.official.differences import differences
from heji.writers.official.sheet import Sheet
from tests.writers.official.crude import read_back
from tests.writers.official.test_composing import MINISTRY, figure, form, money, row, texts

OFFICIAL = layout_named(MINISTRY)
assert OFFICIAL is not None
ROW = replace(
    row("修缮校舍", "产出指标", "数量指标", target="≥3栋", result="3栋"),
    type=IndicatorType.QUANTITY,
)


def composed(made: Form) -> Sheet:
    assert OFFICIAL is not None
    return compose(made, OFFICIAL)


def lost(made: Form) -> list[str]:
    """What does not read back."""
    sheet = composed(made)
    expected = replace(made, title=sheet.title)
    return [each.name for each in differences(expected, read_back(sheet))]


def test_nothing_is_added_where_all_has_its_place() -> None:
    assert "补充信息" not in texts(composed(form(ROW)))


def test_fields_under_their_own_labels() -> None:
    made = form(
        ROW,
        fields=(
            Field("", "存放地点", figure("城东")),
            Field("duties", "部门职能", figure("管水")),
        ),
    )
    assert texts(composed(made))[-4:] == ["存放地点", "城东", "部门职能", "管水"]
    assert lost(made) == []


def test_a_second_value_of_a_field_that_has_its_place() -> None:
    made = form(
        ROW, fields=tuple(Field("goal", "年度总体目标", figure(text)) for text in ("修路", "架桥"))
    )
    assert lost(made) == []


def test_amounts_of_one_measure_beside_their_labels() -> None:
    assert (
        lost(form(ROW, money=money(("adjustment", "total", "3"), ("adjustment", "fiscal", "2"))))
        == []
    )
    assert lost(form(ROW, money=money(("budget", "fiscal", "2"), ("budget", "other", "1")))) == []


def test_amounts_of_several_measures_in_a_table() -> None:
    held = [
        (measure, part, "3")
        for part in ("total", "other")
        for measure in ("adjustment", "carry_over")
    ]
    sheet = composed(form(ROW, money=money(*held)))
    assert "资金情况（万元）" in texts(sheet)
    assert lost(form(ROW, money=money(*held))) == []


def test_what_is_printed_twice_stands_in_rows_of_its_own() -> None:
    held = [
        ("adjustment", "total", "3"),
        ("carry_over", "total", "1"),
        ("adjustment", "total", "4"),
    ]
    assert lost(form(ROW, money=money(*held))) == []


def test_tasks_with_their_words_and_money() -> None:
    said = (Entry("content", figure("翻修")), Entry("goal_result", figure("已修好")))
    made = form(
        ROW,
        tasks=(Task("校舍", figure("校舍"), None, said),),
        money=money(("budget", "task:校舍/total", "5"), ("budget", "task:校舍/fiscal", "4")),
    )
    assert lost(made) == []


def test_a_task_with_an_amount_that_only_it_tells() -> None:
    made = form(ROW, tasks=(Task("校舍", figure("校舍"), figure("12.5万元")),))
    assert "12.5万元" in texts(composed(made))


def test_the_score_of_a_form_that_is_printed_without_marks() -> None:
    from heji.forms.form import ScoreNode

    declared = layout_named("cn/mof/project-declaration/2015")
    assert declared is not None
    scored = form(ROW, scores=(ScoreNode("总分", 0, figure("100"), figure("96")),))
    assert texts(compose(scored, declared))[-2:] == ["自评总分", "96"]
