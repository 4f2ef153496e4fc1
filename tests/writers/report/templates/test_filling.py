"""Sentences from fields: what is missing leaves its sentence out, and nothing is made up."""

from __future__ import annotations

from heji.writers.report.fields.scope import Schema, Scope
from heji.writers.report.templates.filling import fill
from heji.writers.report.templates.parsing import Position, parse

SCHEMA = Schema(
    frozenset({"goal", "budget", "executed", "rate"}),
    {"rows": Schema(frozenset({"name", "result"}))},
)


def filled(text: str, *rows: dict[str, str], **values: str) -> str | None:
    scope = Scope(values, {"rows": tuple(map(Scope, rows))})
    return fill(parse(text, SCHEMA, Position("", 1)), scope)


def test_a_sentence_without_its_figure_is_left_out() -> None:
    assert filled("预算{budget}。支出{executed}。", executed="9万元") == "支出9万元。"


def test_nothing_is_left_of_a_text_without_any_figure() -> None:
    assert filled("预算{budget}。") is None


def test_an_optional_part_is_left_out_alone() -> None:
    assert filled("支出{executed}[，执行率{rate}]。", executed="9万元") == "支出9万元。"


def test_conditions_print_nothing() -> None:
    text = "{?goal}有目标。{!goal}（表中未列目标。）"
    assert filled(text, goal="供水") == "有目标。"
    assert filled(text) == "（表中未列目标。）"


def test_a_list_is_told_item_by_item() -> None:
    text = "未完成：{each rows ；}{name}[实际{result}]{end}。"
    rows = ({"name": "甲", "result": "3"}, {"name": "乙"}, {"result": "5"})
    # The item without a name is left out, the one without a result says less.
    assert filled(text, *rows) == "未完成：甲实际3；乙。"
    assert filled(text) is None


def test_one_item_of_a_list_can_be_named() -> None:
    text = "{each rows=乙 }{name}为{result}。{end}"
    assert filled(text, {"name": "甲", "result": "1"}, {"name": "乙", "result": "2"}) == "乙为2。"


def test_a_text_that_ends_its_own_sentence_keeps_its_mark() -> None:
    assert filled("目标：{goal}。", goal="保供水。") == "目标：保供水。"
    rows = ({"name": "完成甲。"}, {"name": "完成乙"})
    assert filled("{each rows ；}{name}{end}。", *rows) == "完成甲。完成乙。"


def test_a_value_is_never_read_as_a_template() -> None:
    assert filled("目标：{goal}", goal="{budget}[x]{end}") == "目标：{budget}[x]{end}"
