"""One column for weight and score together: 「分值/得分」 over 「15/14」."""

from __future__ import annotations

from tests.forms.reading import form, names, row, sums

HEAD = "项目支出绩效自评表\n(2022年度)\n"
HEADING = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t{}\t偏差原因\n"


def test_weight_and_score_of_one_column_are_told_apart() -> None:
    read = form(
        HEAD
        + HEADING.format("分值/得分")
        + "产出指标\t数量指标\t栽种苗木株数\t≥400株\t420株\t60/60\t\n"
        + "\t质量指标\t苗木成活率\t≥90%\t80%\t40 / 35.5\t雨水少\n"
        + "总分\t\t\t\t\t100/95.5\t\n"
    )
    found = row(read, "苗木成活率")
    assert (found["weight"], found["score"], found["reason"]) == ("40", "35.5", "雨水少")
    assert sums(read, "weight-sum") == ["100 = 60 + 40"]
    assert sums(read, "score-sum") == ["95.5 = 60 + 35.5"]


def test_the_score_may_stand_first() -> None:
    read = form(
        HEAD
        + HEADING.format("自评得分／权重")
        + "产出指标\t数量指标\t栽种苗木株数\t≥400株\t420株\t55／60\t虫害\n"
        + "\t质量指标\t苗木成活率\t≥90%\t93%\t40／40\t\n"
    )
    found = row(read, "栽种苗木株数")
    assert (found["weight"], found["score"]) == ("60", "55")


def test_each_half_has_its_own_place() -> None:
    read = form(
        HEAD
        + HEADING.format("分值/得分")
        + "产出指标\t数量指标\t栽种苗木株数\t≥400株\t420株\t60/58\t\n"
        + "\t质量指标\t苗木成活率\t≥90%\t93%\t40/40\t\n"
    )
    score = read.indicators[0].entry("score")
    assert score is not None
    assert (score.locator.column, score.locator.start, score.locator.end) == (6, 3, 5)


def test_a_lone_figure_is_neither() -> None:
    read = form(
        HEAD
        + HEADING.format("分值/得分")
        + "产出指标\t数量指标\t栽种苗木株数\t≥400株\t420株\t60\t\n"
        + "\t质量指标\t苗木成活率\t≥90%\t93%\t40/40\t\n"
    )
    assert names(read.indicators) == ["栽种苗木株数", "苗木成活率"]
    assert {"weight", "score"}.isdisjoint(row(read, "栽种苗木株数"))


def test_two_names_of_the_same_mark_are_one_column() -> None:
    read = form(
        HEAD
        + HEADING.format("分值\t得分/自评分")
        + "产出指标\t数量指标\t栽种苗木株数\t≥400株\t420株\t60\t58\t虫害\n"
        + "\t质量指标\t苗木成活率\t≥90%\t93%\t40\t40\t\n"
    )
    assert (row(read, "栽种苗木株数")["weight"], row(read, "栽种苗木株数")["score"]) == ("60", "58")
