"""A report says what its form says, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from heji.forms.form import Form
from heji.writers.report.finding import outline_for
from heji.writers.report.making import make
from heji.writers.report.report import Chart, Paragraph, Report, Table
from tests.writers.report.forms import (
    DEPARTMENT,
    PROJECT,
    form_of,
    project,
    report_of,
    row,
    sections,
    texts,
)

FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")


def made(form: Form) -> Report:
    return make(form, outline_for(form))


def test_the_outline_of_a_department() -> None:
    report = report_of(DEPARTMENT)
    assert report.title == "云栖县水务局2023年度部门整体支出绩效自评报告"
    assert [each.heading for each in report.sections] == [
        "一、基本情况",
        "二、综合评价分析",
        "三、存在的主要问题",
        "四、下一步改进措施",
    ]
    assert [each.heading for each in report.sections[1].sections] == [
        "（一）自评结论综述",
        "（二）各项工作任务绩效目标完成情况分析",
        "（三）支出完成情况分析",
        "（四）主要工作成效",
    ]
    tasks = [each.heading for each in report.sections[1].sections[1].sections]
    assert tasks[0] == "1. 资金管理" and "7. 农村供水保障" in tasks


def test_every_figure_of_the_text_stands_in_the_form() -> None:
    """Or it is one of those computed: what is left, marks lost, counts."""
    form = form_of(DEPARTMENT)
    printed = " ".join(
        [each.figure.quote for each in (*form.money, *form.fields)]
        + [entry.text for each in form.indicators for entry in each.entries]
        + [figure.quote for tree in form.scores for figure in (tree.weight, tree.score) if figure]
        + [str(form.year)]
    )
    known = set(FIGURE.findall(printed))
    computed = {"1,353.44", "1,241.59", "3.87", "14", "13", "1", "0.29", "0.5", "0.19", "0.21"}
    for section in sections(report_of(DEPARTMENT).sections):
        for block in section.blocks:
            if isinstance(block, Paragraph):
                assert set(FIGURE.findall(block.text)) <= known | computed, block.text


def test_texts_of_the_form_are_carried_over_word_for_word() -> None:
    form = form_of(DEPARTMENT)
    for role, heading in (
        ("goal", "年度总体工作和重点工作任务"),
        ("goal_result", "主要工作成效"),
    ):
        figure = form.field(role)
        assert figure is not None
        assert figure.quote.strip() in texts(report_of(DEPARTMENT), heading)


def test_what_the_outline_demands_and_the_form_lacks_is_said_to_be_lacking() -> None:
    assert texts(report_of(DEPARTMENT), "部门概况") == ["（表中未列部门职能。）"]
    assert texts(report_of(PROJECT), "下一步改进措施") == ["（表中未列改进措施。）"]


def test_a_missed_indicator_is_told_with_its_reason() -> None:
    (told,) = [
        each for each in texts(report_of(PROJECT), "产出指标完成情况") if each.startswith("未达到")
    ]
    assert "补助资金拨付及时率，12个月中有1个月的资金因账户变更晚拨" in told


def test_no_shortfall_is_told_where_all_is_reached(tmp_path: Path) -> None:
    report = made(project(tmp_path, rows=row("新建水井数量", "≥10口", "12口")))
    conclusion = " ".join(texts(report, "综合评价情况及评价结论"))
    assert "1项绩效指标全部达到年度指标值。" in conclusion
    assert "未达到" not in conclusion


def test_an_empty_form_gives_a_report_that_says_so(tmp_path: Path) -> None:
    report = made(project(tmp_path, above="<tr><td>项目名称</td><td>甲工程</td></tr>"))
    assert report.title == "2023年度“甲工程”项目支出绩效自评报告"
    text = " ".join(
        block.text
        for section in sections(report.sections)
        for block in section.blocks
        if isinstance(block, Paragraph)
    )
    assert "（表中未列全年执行数合计。）" in text and "（表中未列自评总分。）" in text
    assert not FIGURE.search(text)
    assert not report.attachments


def test_block_scores_that_the_form_does_not_print_are_exact_sums() -> None:
    (table,) = [
        block
        for section in sections(report_of(DEPARTMENT).sections)
        for block in section.blocks
        if isinstance(block, Table)
    ]
    scores = {row[1].text: row[3].text for row in table.rows if row[1] and row[3]}
    assert scores["资金管理"] == "15.21" and scores["农村供水保障"] == "18"
    last = table.rows[-1]
    assert last[0] and last[0].text == "总分" and last[3] and last[3].text == "96.13"


def test_rows_that_no_target_measures_have_no_columns_for_targets() -> None:
    first, second = report_of(DEPARTMENT).attachments[0].blocks
    assert isinstance(first, Table) and isinstance(second, Table)
    assert [each.heading for each in first.columns][3:] == ["分值", "得分", "评分依据"]
    assert "年度指标值" in [each.heading for each in second.columns]
    # The total is that of both: it stands in the table of the blocks.
    assert len(first.rows) + len(second.rows) == len(form_of(DEPARTMENT).indicators)


def test_charts_say_in_words_what_they_show() -> None:
    charts = [
        block
        for section in sections(report_of(PROJECT).sections)
        for block in section.blocks
        if isinstance(block, Chart)
    ]
    assert [each.title for each in charts] == ["预算执行情况", "各项得分与分值", "主要指标完成情况"]
    assert "合计：1,298.66万元 / 1,352.80万元 96.00%" in charts[0].description
    assert "补助资金拨付及时率：91.67% / 100% 未达到" in charts[2].description
