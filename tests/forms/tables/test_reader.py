"""Where a block of a form ends, and what its last rows say."""

from __future__ import annotations

from tests.forms.reading import form, plain, rates, sums

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
