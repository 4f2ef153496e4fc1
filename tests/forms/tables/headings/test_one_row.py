"""Headings in one row: what the label of each column says."""

from __future__ import annotations

from tests.forms.reading import form, names, rates, row, ruled, sums

HEAD = "项目支出绩效自评表\n(2022年度)\n"


def test_a_list_of_projects_with_money_is_summed_up() -> None:
    read = form(
        "某局2022年度项目绩效自评情况汇总表\n单位:万元\n"
        "序号\t项目名称\t项目单位\t年初预算数\t全年预算数\t全年执行数\t执行率\t自评得分\t自评等级\n"
        "1\t苗木补植\t甲站\t120.00\t130.00\t117.00\t90.00%\t95.5\t优\n"
        "2\t渠道清淤\t乙站\t80.00\t70.00\t70.00\t100.00%\t88\t良\n"
        "合计\t\t\t200.00\t200.00\t187.00\t93.50%\t\t\n"
    )
    assert [task.name for task in read.tasks] == ["苗木补植", "渠道清淤"]
    assert sums(read) == [
        "200.00万元 = 120.00万元 + 80.00万元",
        "200.00万元 = 130.00万元 + 70.00万元",
        "187.00万元 = 117.00万元 + 70.00万元",
    ]


def test_the_total_of_a_list_of_projects_that_lost_its_blank_cells() -> None:
    read = form(
        "某局2022年度项目绩效自评情况汇总表\n单位:万元\n"
        "序号\t项目名称\t项目单位\t年初预算数\t全年预算数\t全年执行数\t执行率\t自评得分\t自评等级\n"
        "1\t苗木补植\t甲站\t120.00\t130.00\t117.00\t90.00%\t95.5\t优\n"
        "2\t渠道清淤\t乙站\t80.00\t70.00\t70.00\t100.00%\t88\t良\n"
        "合计\t200.00\t200.00\t187.00\t93.50%\t\t\n"
    )
    assert sums(read) == [
        "200.00万元 = 120.00万元 + 80.00万元",
        "200.00万元 = 130.00万元 + 70.00万元",
        "187.00万元 = 117.00万元 + 70.00万元",
    ]


def test_targets_with_their_unit_in_the_heading() -> None:
    read = form(
        "项目支出绩效目标申报表\n"
        "一级指标\t二级指标\t三级指标\t绩效指标性质\t绩效指标值及度量单位\n"
        "产出指标\t数量指标\t栽种苗木株数\t≥\t400株\n"
    )
    assert row(read, "栽种苗木株数")["target"] == "≥400株"


def test_the_target_of_the_year_is_the_one_that_it_was_changed_to() -> None:
    read = form(
        HEAD
        + "一级指标\t三级指标\t年初指标值\t调整后指标值\t全年完成值\t分值\t得分\n"
        + "产出指标\t栽种苗木株数\t≥400株\t≥300株\t320株\t60\t60\n"
        + "\t建设苗圃个数\t≥4个\t\t5个\t40\t40\n"
        + "总分\t\t\t\t\t100\t100\n"
    )
    assert row(read, "栽种苗木株数")["target"] == "≥300株"
    assert row(read, "建设苗圃个数")["target"] == "≥4个"


def test_a_completion_rate_is_the_result_over_the_least_that_was_asked() -> None:
    read = form(
        HEAD
        + "一级指标\t三级指标\t年度指标值\t实际完成值\t完成率\t分值\t得分\n"
        + "产出指标\t栽种苗木株数\t≥400株\t420株\t105%\t40\t40\n"
        + "\t建设苗圃个数\t≥4个\t5个\t100%\t30\t30\n"
        + "\t每株成本\t≤8元\t6元\t75%\t30\t30\n"
        + "总分\t\t\t\t\t100\t100\n"
    )
    assert rates(read) == ["105% = 420株 / 400株"]


def test_labels_in_two_languages() -> None:
    read = form(
        HEAD
        + "一级指标 Level 1\t二级指标 Level 2\t三级指标 Level 3\t年度指标值 Target\t实际完成值 Result"
        + "\t分值 Weight\t得分 Score\n"
        + "产出指标 Output\t数量指标 Quantity\t栽种苗木株数\t≥400株\t420株\t60\t60\n"
        + "效益指标 Benefit\t社会效益指标 Social\t受益村数\t≥6个\t6个\t40\t38\n"
        + "总分 Total\t\t\t\t\t100\t98\n"
    )
    assert names(read.indicators) == ["栽种苗木株数", "受益村数"]
    assert sums(read, "score-sum") == ["98 = 60 + 38"]


def test_what_was_found_in_an_evaluation_is_the_result() -> None:
    read = form(
        "运营绩效评价打分表\n"
        "一级指标\t二级指标\t分值\t评分标准\t评价情况\t得分\n"
        "产出\t水质达标率\t25\t达标率100%得满分,每低1个百分点扣1分\t98%\t23\n"
        "效果\t公众满意度\t15\t≥90%得满分\t92%\t15\n"
    )
    assert row(read, "水质达标率")["result"] == "98%"


def test_labels_with_blank_cells_beside_them_are_no_heading() -> None:
    read = ruled(
        "<td>预算完成率<td>—<td>预算调整率<td>",
        "<td rowspan=2>年度整体目标<td>年度整体目标<td colspan=2>整体目标完成情况",
        "<td>修缮校舍<td colspan=2>已修缮",
    )
    goals = [(each.role, each.figure.quote) for each in read.fields]
    assert goals == [("goal", "修缮校舍"), ("goal_result", "已修缮")]


def test_a_total_left_blank_says_what_stands_below_it() -> None:
    read = ruled(
        "<td rowspan=2>项目资金（万元）<td>中期资金总额<td><td>年度资金总额<td>",
        "<td>其他资金<td>3.00<td>其他资金<td>1.00",
    )
    parts = [(each.measure, each.part) for each in read.money if each.figure.quote]
    assert parts == [("whole_period_budget", "other"), ("budget", "other")]
