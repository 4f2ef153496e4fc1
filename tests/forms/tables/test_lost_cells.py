"""Text in which the rows under a merged cell begin with their own first cell."""

from __future__ import annotations

from tests.forms.reading import form, outline, row, sums

HEAD = (
    "项目支出绩效自评表\n(2022年度)\n"
    "绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析\n"
)


def test_a_blank_score_stays_blank() -> None:
    read = form(
        HEAD
        + "产出指标\t数量指标\t栽种苗木株数\t≥400株\t420株\t50\t50\t\n"
        + "质量指标\t苗木成活率\t≥90%\t93%\t20\t\t\n"
        + "优质苗木占比\t≥60%\t63%\t30\t30\t\n"
        + "总分\t100\t80\t\n"
    )
    assert row(read, "苗木成活率")["result"] == "93%"
    assert (row(read, "苗木成活率")["weight"], row(read, "苗木成活率")["score"]) == ("20", "")
    assert row(read, "优质苗木占比")["result"] == "63%"


def test_a_type_of_indicator_begins_no_new_first_level() -> None:
    read = form(
        HEAD
        + "效益指标(60分)\t社会效益指标\t受益村数\t≥6个\t6个\t30\t30\t\n"
        + "可持续影响指标\t管护机制\t逐步完善\t已完善并有效运行\t30\t30\t\n"
        + "满意度指标(40分)\t服务对象满意度指标\t村民满意度\t≥90%\t93%\t40\t40\t\n"
        + "总分\t100\t100\t\n"
    )
    assert outline(read.scores[0]) == {
        "总分": {
            "效益指标(60分)": {
                "社会效益指标": {"受益村数": "30"},
                "可持续影响指标": {"管护机制": "30"},
            },
            "满意度指标(40分)": {"服务对象满意度指标": {"村民满意度": "40"}},
        }
    }


def test_a_lone_figure_of_a_total_row_is_the_score() -> None:
    read = form(
        HEAD.replace("绩效指标\t", "", 1)
        + "产出指标\t数量指标\t栽种苗木株数\t≥400株\t380株\t60\t57\t苗木供应不足,次年补种。\n"
        + "质量指标\t苗木成活率\t≥90%\t93%\t40\t40\t\n"
        + "总分\t97\n"
    )
    assert sums(read, "score-sum") == ["97 = 57 + 40"]
    assert sums(read, "weight-sum") == []


def test_levels_under_a_heading_that_lost_its_spans() -> None:
    read = form(
        "项目支出绩效自评表\n"
        "绩效指标\t指标性质\t指标值\t度量单位\t实际完成值\t分值\t得分\t偏差原因分析及改进措施\n"
        "一级指标\t二级指标\t三级指标\n"
        "产出指标\t数量指标\t栽种苗木株数\t≥\t400\t株\t380\t60.00\t57.00\t苗木供应不足,次年补种。\n"
        "质量指标\t苗木成活率\t≥\t90\t%\t93\t40.00\t40.00\t\n"
        "总分\t100.00\t97.00\t\n"
    )
    found = row(read, "苗木成活率")
    assert (found["target"], found["result"], found["score"]) == ("≥90%", "93%", "40.00")
    assert sums(read, "score-sum") == ["97.00 = 57.00 + 40.00"]


def test_kinds_of_reasons_under_a_heading_that_lost_its_spans() -> None:
    read = form(
        "项目支出绩效运行监控表\n"
        "绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t1-7月执行情况\t偏差原因分析\t完成目标可能性\n"
        "经费保障\t制度保障\t其他\n"
        "产出指标\t数量指标\t栽种苗木株数\t≥400株\t260株\t\t雨季停工\t\t确定能\n"
        "质量指标\t苗木成活率\t≥90%\t93%\t\t\t\t确定能\n"
    )
    assert row(read, "栽种苗木株数")["reason"] == "雨季停工"
    assert row(read, "苗木成活率")["progress"] == "93%"
