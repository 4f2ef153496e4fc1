"""What counts as the same form, and what is told of two that are not."""

from __future__ import annotations

from dataclasses import replace

from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.forms.form import Entry, Field, Form, Indicator, Kind, Money, ScoreNode, Task
from heji.forms.tables.figures import value_of
from heji.values.units import find_unit
from heji.writers.official.differences import Difference, differences

PLACE = Locator(table=1, row=1, column=1)


def figure(text: str, unit: str = "") -> Figure:
    return Figure(value_of(text, find_unit(unit) if unit else None), PLACE, "", text)


def row(name: str, section: str = "", levels: tuple[str, ...] = (), **entries: str) -> Indicator:
    held = tuple(Entry(role, figure(text)) for role, text in entries.items())
    return Indicator(name, levels, None, held, figure(name), section)


FORM = Form(Kind.PROJECT_SELF_EVALUATION, "cn/a/b/2020", "自评表", "某局", 2024)


def told(**changes: object) -> list[Difference]:
    """What is told of a form beside the same with changes."""
    return list(differences(FORM, replace(FORM, **changes)))  # type: ignore[arg-type]


def test_a_form_is_the_same_as_itself() -> None:
    assert told() == []


def test_white_space_and_the_width_of_punctuation_do_not_count() -> None:
    first = replace(FORM, fields=(Field("goal", "目标", figure("甲（乙）：\n丙")),))
    second = replace(FORM, fields=(Field("goal", "目标", figure("甲(乙): 丙")),))
    assert differences(first, second) == ()


def test_what_one_of_them_lacks_is_told() -> None:
    lacking = told(fields=(Field("", "存放地点", figure("城东")),), year=None)
    assert lacking == [Difference("year", "2024", ""), Difference("存放地点", "", "城东")]


def test_the_unit_counts_and_not_where_it_is_printed() -> None:
    def form(text: str, unit: str) -> Form:
        return replace(FORM, money=(Money("executed", "total", "", figure(text, unit)),))

    assert differences(form("12.5", "万元"), form("12.5万元", "")) == ()
    assert differences(form("12.5", "万元"), form("12.5", "元")) == (
        Difference("executed total", "12.5万元", "12.5元"),
    )


def test_blank_and_dash_say_nothing_where_an_amount_would_stand() -> None:
    def form(text: str) -> Form:
        return replace(FORM, money=(Money("execution_rate", "other", "", figure(text)),))

    assert differences(form(""), form("—")) == ()
    assert differences(form(""), form("0%")) == (Difference("execution_rate other", "", "0%"),)


def test_a_dash_is_told_where_words_would_stand() -> None:
    assert told(indicators=(row("甲", result="—"),))[-1] == Difference("甲 result", "", "-")


def test_rows_count_by_name_in_any_order() -> None:
    first = replace(FORM, indicators=(row("甲", weight="5"), row("乙", weight="6")))
    second = replace(FORM, indicators=(row("乙", weight="6"), row("甲", weight="7")))
    assert differences(first, second) == (Difference("甲 weight", "5", "7"),)


def test_two_rows_of_one_name_are_told_apart() -> None:
    first = replace(FORM, indicators=(row("甲", weight="5"), row("甲", weight="6")))
    second = replace(FORM, indicators=(row("甲", weight="5"),))
    assert [each.name for each in differences(first, second)] == [
        "indicator 甲 (2)",
        "甲 weight (2)",
    ]


def test_the_row_of_the_execution_may_be_called_otherwise() -> None:
    def form(name: str) -> Form:
        mark = figure("10")
        tree = ScoreNode("总分", 0, None, None, (ScoreNode(name, 1, mark, None),))
        return replace(FORM, indicators=(row(name, "execution", weight="10"),), scores=(tree,))

    assert differences(form("执行率"), form("预算执行率")) == ()


def test_a_weight_in_the_brackets_of_a_level_is_a_weight() -> None:
    def form(name: str, weight: str) -> Form:
        node = ScoreNode(name, 1, figure(weight), None)
        tree = ScoreNode("总分", 0, None, None, (node,))
        return replace(FORM, indicators=(row("甲", levels=(name,)),), scores=(tree,))

    assert differences(form("产出指标", "50"), form("产出指标（50分）", "50")) == ()
    told_of = differences(form("产出指标", "50"), form("产出指标（40分）", "40"))
    assert [(each.first, each.second) for each in told_of] == [("50", "40")]


def test_what_a_task_says_is_compared() -> None:
    first = replace(
        FORM, tasks=(Task("甲", figure("甲"), None, (Entry("content", figure("修路")),)),)
    )
    second = replace(FORM, tasks=(Task("甲", figure("甲"), None),))
    assert differences(first, second) == (Difference("task 甲 content", "修路", ""),)


def test_white_space_in_the_name_of_a_task_does_not_count() -> None:
    def form(name: str) -> Form:
        task = Task(name, figure(name), None, (Entry("content", figure("修路")),))
        amount = Money("budget", f"task:{name}/total", "", figure("5", "万元"))
        return replace(FORM, tasks=(task,), money=(amount,))

    assert differences(form("校舍修缮"), form("校舍 修缮")) == ()
