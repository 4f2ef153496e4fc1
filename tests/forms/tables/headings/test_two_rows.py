"""Headings in two rows, and rows that are no second one."""

from __future__ import annotations

from tests.forms.reading import form, names, row, sums

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
