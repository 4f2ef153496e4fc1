"""Where a block of a form ends, and what its last rows say."""

from __future__ import annotations

from tests.forms.reading import form, plain, rates, ruled, sums

HEAD = "项目支出绩效自评表\n(2022年度)\n"
TABLE = (
    "一级指标\t二级指标\t三级指标\t年度指标值\t全年完成值\t分值\t自评得分\t未完成原因和改进措施\n"
    "产出指标\t数量指标\t栽种苗木株数\t≥400株\t380株\t60\t57\t苗木供应不足,次年补种。\n"
    "\t质量指标\t苗木成活率\t≥90%\t93%\t40\t40\t\n"
)


def test_a_total_row_with_the_name_of_a_field_is_the_total_row() -> None:
    read = form(HEAD + TABLE + "自评总分\t\t\t\t\t100\t97\t\n")
    (tree,) = read.scores
    assert (plain(tree.weight), plain(tree.score)) == ("100", "97")
    assert sums(read, "score-sum") == ["97 = 57 + 40"]


def test_a_total_score_beside_its_label_stays_a_field() -> None:
    read = form(HEAD + TABLE + "自评总分\t97\n")
    assert plain(read.field("total_score")) == "97"
    assert sums(read, "score-sum") == ["97 = 57 + 40"]


def test_weights_in_percent_are_points_out_of_a_hundred() -> None:
    read = form(
        HEAD
        + "资金来源\t全年预算数(万元)\t全年执行数(万元)\t执行率\t分值\t得分\n"
        + "合计\t320.00\t304.00\t95.00%\t10\t9.5\n"
        + TABLE.replace("\t60\t57", "\t50%\t47.5").replace("\t40\t40", "\t40%\t40")
        + "综合得分\t\t\t\t\t100%\t97\t\n"
    )
    assert sums(read, "weight-sum") == ["100 = 10 + 50 + 40"]
    assert sums(read, "score-sum") == ["97 = 9.5 + 47.5 + 40"]


def test_the_scale_of_the_grades_is_no_row() -> None:
    read = form(
        HEAD
        + TABLE
        + "总分\t\t\t\t\t100\t97\t\n"
        + "评价等次:优(优≥90分,80≤良<90,60≤中<80,差<60)\t\t\t\t\t\t\t\n"
    )
    assert len(read.indicators) == 2


def test_a_grade_in_the_total_row_leaves_it_the_total_row() -> None:
    read = form(HEAD + TABLE + "总分\t\t\t\t\t100\t97\t自评等级:优\n")
    assert sums(read, "score-sum") == ["97 = 57 + 40"]


def test_a_rate_behind_pairs_of_amounts_is_that_of_its_row() -> None:
    read = form(
        "项目绩效自评表\n"
        "预算执行情况\t预算安排情况\t\t资金到位情况\t\t资金执行情况\t\t预算执行进度\n"
        "\t预算数:\t500.00\t到位数:\t500.00\t执行数:\t450.00\t90%\n"
        "\t其中:财政资金\t400.00\t其中:财政资金\t400.00\t其中:财政资金\t380.00\t95%\n"
        "目标完成情况\t年度预期目标\t\t\t具体完成情况\t\t\t总体完成率\n"
        "\t补贴发放3万户\t\t\t发放3万户\t\t\t100%\n"
    )
    assert rates(read) == ["90% = 450.00 / 500.00", "95% = 380.00 / 400.00"]


HEADING = "<td>一级指标<td>三级指标<td>年度指标值<td>实际完成值<td>分值<td>得分"
ROW = "<td>产出指标<td>修缮校舍<td>≥3栋<td>3栋<td>100<td>96"


def test_the_label_of_a_block_over_the_whole_table_ends_the_block_above() -> None:
    read = ruled(HEADING, ROW, "<td colspan=6>补充信息", "<td colspan=2>存放地点<td colspan=4>城东")
    assert [each.name for each in read.indicators] == ["修缮校舍"]
    assert [(each.label, each.figure.quote) for each in read.fields] == [("存放地点", "城东")]


def test_a_long_goal_alone_under_its_heading_is_the_goal() -> None:
    goal = "完成校舍修缮和操场改造，改善办学条件，让全体师生在安全整洁的环境里学习和工作，并建立长期的维护办法。"
    read = ruled(
        "<td rowspan=2>年度总体目标<td>预期目标<td>实际完成情况", f"<td>{goal}<td>", title="自评表"
    )
    assert [(each.role, each.figure.quote) for each in read.fields] == [("goal", goal)]


def test_an_execution_rate_left_blank_still_has_its_marks() -> None:
    read = ruled("<td>执行率<td><td>分值<td>10<td>得分<td>9.5", HEADING, ROW)
    execution = read.indicators[0]
    assert (execution.section, execution.name) == ("execution", "执行率")
    assert [each.text for each in execution.entries] == ["10", "9.5"]


def test_what_the_row_of_a_task_says_belongs_to_the_task() -> None:
    read = ruled(
        "<td>主要任务<td>预期目标<td>目标完成情况<td>关键指标<td>指标完成情况<td>任务涉及资金（万元）",
        "<td rowspan=2>校舍修缮<td rowspan=2>修好<td rowspan=2>已修好"
        "<td>1.数量指标(校舍)≥3栋<td>3栋<td rowspan=2>12.50",
        "<td>2.数量指标(操场)≥1处<td>1处",
    )
    task = read.tasks[0]
    assert [(each.role, each.text) for each in task.entries] == [
        ("goal", "修好"),
        ("goal_result", "已修好"),
    ]
    assert task.amount is not None and task.amount.quote == "12.50"
    assert {entry.role for each in read.indicators for entry in each.entries} == {
        "target",
        "result",
    }


def test_a_line_of_signatures_in_a_spreadsheet_is_read_once() -> None:
    from io import BytesIO

    from openpyxl import Workbook

    from heji.documents.reading import read_document
    from heji.forms.recognise import recognise

    book, file = Workbook(), BytesIO()
    book.active["A1"] = "填报人：甲某    联系电话：    填报日期：2024年3月5日"  # type: ignore[index]
    book.save(file)
    read = recognise(read_document(file.getvalue(), "form.xlsx"))
    assert [(each.role, each.figure.quote) for each in read.fields] == [
        ("person", "甲某"),
        ("date", "2024年3月5日"),
    ]
