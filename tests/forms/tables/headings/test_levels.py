"""The levels of indicators that columns belong to."""

from __future__ import annotations

from tests.forms.reading import form, names, outline, row, sums

HEAD = "项目支出绩效自评表\n(2022年度)\n"


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
