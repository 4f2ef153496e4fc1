from __future__ import annotations

from dataclasses import replace

import pytest

from heji.forms.layout import Layout, layout_named, layouts
from heji.writers.entry.plan import Input, Mirror, Need, Plan, Shape
from heji.writers.entry.planning import plan_of
from heji.writers.official.batch import printable
from heji.writers.official.composing import NotPrintable
from heji.writers.official.sheet import Quotient, Sum


def layout(identity: str) -> Layout:
    found = layout_named(identity)
    assert found is not None
    return found


def text_at(plan: Plan, table: int, row: int) -> list[str]:
    boxes = plan.sheet.tables[table].boxes
    return [each.text for each in boxes if each.row == row and each.text]


def test_there_are_rows_for_each_type_and_more_when_asked_for() -> None:
    mof = layout("cn/mof/project-self-evaluation/2020")
    assert plan_of(mof, Shape()).sheet.tables[-1].row_count == 1 + 9 * 3 + 1
    assert plan_of(mof, Shape(rows=5)).sheet.tables[-1].row_count == 1 + 9 * 5 + 1
    assert text_at(plan_of(mof, Shape()), 3, 1)[:2] == ["产出指标", "数量指标"]


def test_a_table_without_named_types_has_twenty_rows() -> None:
    hunan = layout("cn/hunan/score-table/2020")
    assert plan_of(hunan, Shape()).sheet.tables[-1].row_count == 1 + 20 + 1


def test_the_body_is_printed_where_it_is_read_and_the_rest_is_filled_in() -> None:
    plan = plan_of(layout("cn/mof/project-self-evaluation/2020"), Shape("某市某局", 2024))
    assert "某市某局" in text_at(plan, 0, 1)
    assert plan.year_line is None
    unnamed = plan_of(layout("cn/mof/project-self-evaluation/2020"), Shape())
    names = {each.name for each in unnamed.entries.values()}
    assert {"主管部门", "项目名称", "实施单位"} <= names and unnamed.year_line == 0


def test_totals_are_sums_only_where_the_list_of_parts_is_closed() -> None:
    plan = plan_of(layout("cn/mof/project-self-evaluation/2020"), Shape())
    sums = [each for place, each in plan.live.items() if isinstance(each, Sum) and place.table == 1]
    assert len(sums) == 3 and all(len(each.parts) == 3 for each in sums)
    rates = [each for each in plan.live.values() if isinstance(each, Quotient)]
    assert len(rates) == 4
    # 「其中：一般公共预算」 alone is not all of it.
    huangpu = plan_of(layout("cn/guangdong/huangpu/department-self-evaluation/2021"), Shape())
    assert not any(isinstance(each, Sum) for each in huangpu.live.values())
    # Two totals of the same amount under two names: none is known to be the one of the parts.
    shanghai = plan_of(layout("cn/shanghai/project-declaration/2023"), Shape())
    assert not shanghai.live


def test_tasks_are_summed_up_across_and_down() -> None:
    plan = plan_of(layout("cn/mof/department-declaration/2015"), Shape(tasks=4))
    sums = [each for each in plan.live.values() if isinstance(each, Sum)]
    assert sorted(len(each.parts) for each in sums) == [2, 2, 2, 2, 4, 4, 4]


def test_total_marks_count_the_execution_of_the_budget() -> None:
    plan = plan_of(layout("cn/mof/project-self-evaluation/2020"), Shape(rows=1))
    totals = [plan.live[each] for each in plan.marks]
    assert [len(each.parts) for each in totals if isinstance(each, Sum)] == [10, 10]


def test_what_a_row_prints_twice_is_typed_once() -> None:
    plan = plan_of(layout("cn/mof/project-declaration/2015"), Shape(rows=1))
    mirrors = [each for each in plan.live.values() if isinstance(each, Mirror)]
    assert len(mirrors) == 2 * 9


def test_lists_rules_and_needs_follow_the_columns() -> None:
    plan = plan_of(layout("cn/sichuan/project-self-evaluation/2022"), Shape(rows=1))
    row = {each.name: each for each in plan.entries.values() if each.row == 1}
    assert (
        row["指标性质"].choices == ("≥", "≤", "=", ">", "<", "定性") and row["指标性质"].is_strict
    )
    assert "个" in row["计量单位"].choices and not row["计量单位"].is_strict
    assert row["得分"].input is Input.SCORE and row["得分"].limit is not None
    assert row["年度指标值"].need is Need.WITH_ROW
    dates = plan_of(layout("cn/shanghai/project-declaration/2023"), Shape()).entries.values()
    assert [each.name for each in dates if each.input is Input.DATE] == [
        "计划开始日期",
        "计划完成日期",
    ]


def test_a_section_offers_the_name_that_the_layout_prints() -> None:
    plan = plan_of(layout("cn/guangdong/guangzhou/department-self-evaluation/2021"), Shape(rows=1))
    levels = [each.choices for each in plan.entries.values() if each.name == "一级指标"]
    assert levels == [("管理效能",), ("履职效能",)]


def test_an_outline_has_no_template() -> None:
    outline = next(each for each in layouts() if each.print is None)
    with pytest.raises(NotPrintable):
        plan_of(outline, Shape())


@pytest.mark.parametrize("each", printable(), ids=lambda each: each.id)
def test_every_box_is_covered_once(each: Layout) -> None:
    plan = plan_of(each, Shape(rows=2))
    width = len(plan.sheet.widths)
    for table in plan.sheet.tables:
        covered = [
            (row, column)
            for box in table.boxes
            for row in range(box.row, box.row + box.row_span)
            for column in range(box.column, box.column + box.column_span)
        ]
        assert len(covered) == len(set(covered)) == table.row_count * width


def test_a_line_of_fields_takes_as_many_rows_as_it_needs() -> None:
    narrow = layout("cn/shanghai/project-declaration/2023")
    assert narrow.print is not None
    line = "填报人：{field person/填报人}    联系电话：{field telephone}    日期：{field date/填报日期}"
    changed = replace(narrow, print={**narrow.print, "below": [line]})
    last = plan_of(changed, Shape(rows=1)).sheet.tables[-1]
    assert last.row_count == 2
    texts = [each.text for each in last.boxes if each.text]
    assert texts == ["填报人：", "联系电话：", "日期："]
