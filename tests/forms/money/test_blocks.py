"""Blocks of money whose own label carries the marks for the execution."""

from __future__ import annotations

from heji.documents.reading import read_document
from heji.forms.recognise import recognise
from tests.forms.reading import form, rates, row, sums

HEAD = "某项目自评表\n(2022年度)\n"
INDICATORS = (
    "一级指标\t二级指标\t三级指标\t年初目标值\t实际完成值\t分值\t得分\n"
    "产出指标\t数量指标\t栽种苗木株数\t≥400株\t420株\t50\t50\n"
    "效益指标\t社会效益指标\t受益村数\t≥6个\t6个\t30\t30\n"
)


def test_the_label_of_the_block_gives_the_weight_of_the_execution() -> None:
    read = form(
        HEAD
        + "预算执行情况(万元)(20分)\t\t预算数(A)\t执行数(B)\t执行率(B/A)\t得分(20分*执行率)\n"
        + "\t年度财政资金总额\t320.00\t304.00\t95.00%\t19\n"
        + INDICATORS
        + "总分\t\t\t\t\t\t99\n"
    )
    assert row(read, "执行率") == {"weight": "20", "score": "19", "result": "95.00%"}
    assert sums(read, "score-sum") == ["99 = 19 + 50 + 30"]


def test_a_total_of_the_indicators_alone_leaves_the_execution_out() -> None:
    read = form(
        HEAD
        + "资金来源\t预算数(万元)\t执行数(万元)\t执行率\t分值\t得分\n"
        + "合计\t320.00\t304.00\t95.00%\t10\t9.5\n"
        + INDICATORS.replace("\t50\t50", "\t60\t60")
        + "总计\t\t\t\t\t90\t90\n"
    )
    assert sums(read, "weight-sum") == ["90 = 60 + 30"]
    assert sums(read, "score-sum") == ["90 = 60 + 30"]


def test_a_total_with_the_execution_keeps_it() -> None:
    read = form(
        HEAD
        + "资金来源\t预算数(万元)\t执行数(万元)\t执行率\t分值\t得分\n"
        + "合计\t320.00\t304.00\t95.00%\t10\t9.5\n"
        + INDICATORS.replace("\t50\t50", "\t60\t60")
        + "总计\t\t\t\t\t100\t99.5\n"
    )
    assert sums(read, "weight-sum") == ["100 = 10 + 60 + 30"]


def test_the_heading_of_the_scores_gives_the_weight_of_the_execution() -> None:
    read = form(
        HEAD
        + "资金来源\t年初预算数(万元)\t调整后预算数(万元)\t实际执行数(万元)\t执行率\t得分(满分10分)\n"
        + "合计\t300.00\t320.00\t304.00\t95.00%\t9.5\n"
        + INDICATORS.replace("\t50\t50", "\t60\t60")
        + "总分\t\t\t\t\t100\t99.5\n"
    )
    assert row(read, "执行率")["weight"] == "10"
    assert sums(read, "weight-sum") == ["100 = 10 + 60 + 30"]


def test_a_total_that_lacks_just_the_execution_is_not_certainly_wrong() -> None:
    read = form(
        HEAD
        + "预算数(万元)\t320.00\t执行数(万元)\t304.00\t执行率\t95.00%\n"
        + INDICATORS.replace("\t50\t50", "\t60\t60")
        + "总分\t\t\t\t\t100\t99.5\n"
    )
    assert {each.certain for each in read.relations if each.check.endswith("-sum")} == {False}


def test_columns_of_parts_may_carry_the_marks_of_the_execution() -> None:
    read = form(
        HEAD
        + "资金情况(万元)\t类别\t资金总额\t财政拨款\t其他资金\t分值\t得分\n"
        + "\t年初预算数\t300.00\t280.00\t20.00\t10\t9.5\n"
        + "\t全年预算数\t320.00\t300.00\t20.00\t\t\n"
        + "\t全年执行数\t304.00\t284.00\t20.00\t\t\n"
        + "\t预算执行率\t95.00%\t\t\t\t\n"
        + INDICATORS.replace("\t50\t50", "\t60\t60")
        + "总分\t\t\t\t\t100\t99.5\n"
    )
    assert sums(read)[2] == "304.00万元 = 284.00万元 + 20.00万元"
    assert sums(read, "score-sum") == ["99.5 = 9.5 + 60 + 30"]
    assert {each.part for each in read.money} == {"total", "fiscal", "other"}


def test_a_rate_merged_over_the_parts_is_that_of_the_total() -> None:
    page = (
        "<p>某项目自评表</p><table><tr><td>资金情况(万元)</td><td>资金总额</td><td>财政拨款</td>"
        "<td>其他资金</td></tr>"
        "<tr><td>全年预算数</td><td>320.00</td><td>300.00</td><td>20.00</td></tr>"
        "<tr><td>全年执行数</td><td>304.00</td><td>290.00</td><td>14.00</td></tr>"
        "<tr><td>预算执行率</td><td colspan=3>95.00%</td></tr></table>"
    )
    read = recognise(read_document(page.encode(), "form.html"))
    assert rates(read) == ["95.00% = 304.00万元 / 320.00万元"]


def test_a_block_named_like_an_amount_heads_no_column() -> None:
    page = (
        "<h1>部门整体支出绩效自评表</h1><table>"
        "<tr><td rowspan=3>年度预算(万元)<td>资金来源<td>年初预算数<td>全年预算数<td>全年执行数"
        "<td>执行率<td>分值<td>得分</tr>"
        "<tr><td>年度资金总额<td>300.00<td>320.00<td>304.00<td>95%<td>10<td>9.5</tr>"
        "<tr><td>一般公共预算<td>300.00<td>320.00<td>304.00<td>95%<td><td></tr></table>"
    )
    read = recognise(read_document(page.encode(), "form.html"))
    assert [each.measure for each in read.money[:4]] == [
        "initial_budget",
        "full_year_budget",
        "executed",
        "execution_rate",
    ]
    assert [each.name for each in read.indicators] == ["执行率"]


def test_amounts_in_one_cell_with_their_labels_are_two_splits_of_one_whole() -> None:
    page = (
        "<h1>部门整体支出绩效自评表</h1><table>"
        "<tr><td rowspan=5>年度预算(万元)<td>\xa0<td>年初预算数<td>全年预算数<td>全年执行数</tr>"
        "<tr><td>年度资金总额<td>300.00<td>320.00<td>304.00</tr>"
        "<tr><td colspan=2>按收入性质分:<td colspan=2>按支出性质分:</tr>"
        "<tr><td colspan=2>其中:一般公共预算:310.00<td colspan=2>其中:基本支出:200.00</tr>"
        "<tr><td colspan=2>其他资金:10.00<td colspan=2>项目支出:120.00</tr></table>"
    )
    read = recognise(read_document(page.encode(), "form.html"))
    assert sums(read) == ["310.00万元 + 10.00万元 = 200.00万元 + 120.00万元"]


def test_a_split_may_print_its_whole() -> None:
    page = (
        "<h1>部门整体支出绩效自评表</h1><table>"
        "<tr><td rowspan=5>年度预算(万元)<td>\xa0<td>年初预算数<td>全年预算数<td>全年执行数</tr>"
        "<tr><td>年度资金总额<td>300.00<td>320.00<td>304.00</tr>"
        "<tr><td colspan=2>按收入性质分:320.00<td colspan=2>按支出性质分:320.00</tr>"
        "<tr><td colspan=2>其中:一般公共预算:310.00<td colspan=2>其中:基本支出:200.00</tr>"
        "<tr><td colspan=2>其他资金:10.00<td colspan=2>项目支出:120.00</tr></table>"
    )
    read = recognise(read_document(page.encode(), "form.html"))
    assert sums(read) == [
        "320.00万元 = 310.00万元 + 10.00万元",
        "320.00万元 = 200.00万元 + 120.00万元",
    ]


def test_a_rate_of_a_budget_that_is_called_an_amount() -> None:
    read = form(
        HEAD
        + "项目资金(万元)\t预算金额\t实际支付\t支付率\n"
        + "\t260.00\t247.00\t95%\n"
        + INDICATORS
    )
    assert rates(read) == ["95% = 247.00万元 / 260.00万元"]
