"""Heading rows in the arrangements that forms of many places use."""

from __future__ import annotations

from heji.documents.reading import read_document
from heji.forms.recognise import recognise
from tests.forms.reading import form, names, outline, rates, row, sums

HEAD = "项目支出绩效自评表\n(2022年度)\n"


def test_levels_under_a_merged_heading_name_the_rows() -> None:
    read = form(
        HEAD
        + "绩效指标\t\t\t指标性质\t指标值\t度量单位\t实际完成值\t分值\t得分\t偏差原因分析及改进措施\n"
        + "一级指标\t二级指标\t三级指标\t\t\t\t\t\t\t\n"
        + "产出指标\t数量指标\t栽种苗木株数\t≥\t400\t株\t420\t60.00\t60.00\t\n"
        + "\t质量指标\t苗木成活率\t≥\t90\t%\t93\t40.00\t40.00\t\n"
        + "总分\t\t\t\t\t\t\t100.00\t100.00\t\n"
    )
    assert names(read.indicators) == ["栽种苗木株数", "苗木成活率"]
    found = row(read, "栽种苗木株数")
    assert (found["target"], found["result"], found["weight"]) == ("≥400株", "420株", "60.00")
    assert sums(read, "weight-sum") == ["100.00 = 60.00 + 40.00"]


def test_kinds_of_reasons_under_their_heading_are_no_row() -> None:
    read = form(
        "项目支出绩效运行监控表\n"
        "一级指标\t二级指标\t三级指标\t年度指标值\t1-7月执行情况\t偏差原因分析\t\t\t完成目标可能性\n"
        "\t\t\t\t\t经费保障\t制度保障\t其他\t\n"
        "产出指标\t数量指标\t栽种苗木株数\t≥400株\t260株\t\t雨季停工\t\t确定能\n"
    )
    assert names(read.indicators) == ["栽种苗木株数"]
    assert row(read, "栽种苗木株数")["reason"] == "雨季停工"


def test_a_name_column_after_a_level_is_the_deeper_level() -> None:
    read = form(
        HEAD
        + "评价指标\t具体指标及分值\t目标值\t完成值\t自评得分\t扣分原因\n"
        + "产出指标(60分)\t栽种苗木株数(35分)\t≥400株\t420株\t35\t\n"
        + "\t苗木成活率(25分)\t≥90%\t93%\t25\t\n"
        + "效益指标(40分)\t受益村数(40分)\t≥6个\t6个\t40\t\n"
        + "合计(100分)\t\t\t\t100\t\n"
    )
    assert names(read.indicators) == ["栽种苗木株数", "苗木成活率", "受益村数"]
    assert [each.levels[0] for each in read.indicators[:2]] == ["产出指标(60分)"] * 2
    assert row(read, "苗木成活率")["weight"] == "25"
    assert outline(read.scores[0]) == {
        "合计(100分)": {
            "产出指标(60分)": {"栽种苗木株数(35分)": "35", "苗木成活率(25分)": "25"},
            "效益指标(40分)": {"受益村数(40分)": "40"},
        }
    }
    assert sums(read, "weight-sum")[0] == "100 = 60 + 40"


def test_an_amount_label_over_the_names_of_the_parts_is_their_heading() -> None:
    read = form(
        HEAD
        + "预算执行情况(10分)\t年度预算数(万元)\t年初预算\t调整后预算数\t预算执行数\t预算执行率\n"
        + "\t总额\t300.50\t320.50\t300.00\t93.60%\n"
        + "\t其中:财政资金\t280.50\t300.50\t280.00\t93.18%\n"
        + "\t单位资金\t20.00\t20.00\t20.00\t100.00%\n"
    )
    assert {each.part for each in read.money} == {"total", "fiscal", "unit_funds"}
    assert sums(read) == [
        "300.50万元 = 280.50万元 + 20.00万元",
        "320.50万元 = 300.50万元 + 20.00万元",
        "300.00万元 = 280.00万元 + 20.00万元",
    ]


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


def test_targets_with_their_unit_in_the_heading() -> None:
    read = form(
        "项目支出绩效目标申报表\n"
        "一级指标\t二级指标\t三级指标\t绩效指标性质\t绩效指标值及度量单位\n"
        "产出指标\t数量指标\t栽种苗木株数\t≥\t400株\n"
    )
    assert row(read, "栽种苗木株数")["target"] == "≥400株"


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


def test_targets_of_the_period_and_of_the_year_side_by_side() -> None:
    read = form(
        "项目支出绩效目标申报表\n"
        "绩效指标\t一级指标\t二级指标\t三级指标\t指标值\t二级指标\t三级指标\t指标值\n"
        "\t产出指标\t数量指标\t栽种苗木株数\t≥900株\t数量指标\t栽种苗木株数\t≥300株\n"
        "\t\t\t建设苗圃个数\t≥6个\t\t建设苗圃个数\t≥2个\n"
        "\t\t质量指标\t苗木成活率\t≥90%\t质量指标\t苗木成活率\t≥85%\n"
    )
    assert names(read.indicators) == ["栽种苗木株数", "建设苗圃个数", "苗木成活率"]
    found = row(read, "建设苗圃个数")
    assert (found["whole_period_target"], found["target"]) == ("≥6个", "≥2个")


def test_words_under_targets_and_marks_at_once_are_a_remark() -> None:
    page = (
        "<h1>项目支出绩效自评表</h1><table>"
        "<tr><td>一级指标<td>三级指标<td>年度指标值<td>实际完成值<td>分值<td>得分</tr>"
        "<tr><td>产出指标<td>栽种苗木株数<td>≥400株<td>420株<td>60<td>60</tr>"
        "<tr><td>效益指标<td>受益村数<td>≥6个<td>6个<td>40<td>40</tr>"
        "<tr><td colspan=2>其他需说明事项<td colspan=4>无</tr>"
        "<tr><td colspan=4>总分<td>100<td>100</tr></table>"
    )
    read = recognise(read_document(page.encode(), "form.html"))
    assert names(read.indicators) == ["栽种苗木株数", "受益村数"]
    assert sums(read, "score-sum") == ["100 = 60 + 40"]


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


def test_a_bare_word_for_money_heads_the_block_and_no_amounts() -> None:
    read = form(
        HEAD
        + "资金(万元)\t援助资金计划\t实际支出\t执行率\n"
        + "总额\t500\t490\t98%\n"
        + "其中:财政资金\t300\t294\t98%\n"
    )
    assert rates(read) == ["98% = 490万元 / 500万元", "98% = 294万元 / 300万元"]


def test_a_row_named_like_its_kind_is_no_row_of_labels() -> None:
    read = form(
        HEAD
        + "一级指标\t权重\t二级指标\t权重\t三级指标\t目标值\t完成值\t权重\t得分\n"
        + "预算执行\t10%\t预算执行率\t10%\t预算执行率\t100%\t96%\t10%\t9.6\n"
        + "产出指标\t90%\t数量指标\t90%\t栽种苗木株数\t≥400株\t420株\t90%\t90\n"
        + "合计\t100%\t\t100%\t\t\t\t100%\t99.6\n"
    )
    assert names(read.indicators) == ["预算执行率", "栽种苗木株数"]
    assert sums(read, "score-sum") == ["99.6 = 9.6 + 90"]


def test_a_block_of_money_that_is_not_read_leaves_the_total_of_the_weights_open() -> None:
    read = form(
        HEAD
        + "年度投资(万元)\t累计下达\t本年计划\t本年完成\t完成率\t分值\t得分\n"
        + "合计\t900\t500\t475\t95%\t10\t9.5\n"
        + "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
        + "产出指标\t数量指标\t栽种苗木株数\t≥400株\t420株\t60\t60\n"
        + "效益指标\t社会效益指标\t受益村数\t≥6个\t6个\t30\t30\n"
        + "总分\t\t\t\t\t100\t99.5\n"
    )
    certain = [each.certain for each in read.relations if each.check in {"weight-sum", "score-sum"}]
    assert certain == [False, False]


def test_what_was_found_in_an_evaluation_is_the_result() -> None:
    read = form(
        "运营绩效评价打分表\n"
        "一级指标\t二级指标\t分值\t评分标准\t评价情况\t得分\n"
        "产出\t水质达标率\t25\t达标率100%得满分,每低1个百分点扣1分\t98%\t23\n"
        "效果\t公众满意度\t15\t≥90%得满分\t92%\t15\n"
    )
    assert row(read, "水质达标率")["result"] == "98%"
