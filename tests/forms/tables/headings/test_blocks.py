"""What the rows under a heading are."""

from __future__ import annotations

from heji.documents.reading import read_document
from heji.forms.recognise import recognise
from tests.forms.reading import form, names, sums

HEAD = "项目支出绩效自评表\n(2022年度)\n"


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
