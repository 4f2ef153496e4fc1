"""Lines of money in text, where columns of words stand beside the amounts."""

from __future__ import annotations

from tests.forms.reading import form, rates, row, sums


def test_words_under_a_column_of_words_move_no_amount() -> None:
    read = form(
        "某局2022年度项目绩效自评情况汇总表\n单位:万元\n"
        "序号\t资金来源\t年初预算数\t全年预算数\t全年执行数\t执行率\t自评得分\t自评等级\n"
        "1\t财政拨款\t120.00\t130.00\t117.00\t90.00%\t95.5\t优\n"
        "2\t其他资金\t80.00\t70.00\t70.00\t100.00%\t88\t良\n"
    )
    assert rates(read) == [
        "90.00% = 117.00万元 / 130.00万元",
        "100.00% = 70.00万元 / 70.00万元",
    ]


def test_a_label_of_amounts_over_the_parts_is_told_by_the_number_of_amounts() -> None:
    read = form(
        "项目支出绩效自评表\n"
        "预算执行情况(10分)\t年度预算数(万元)\t年初预算\t调整后预算数\t预算执行数\t预算执行率"
        "\t权重\t得分\t原因\n"
        "总额\t300.50\t320.50\t300.00\t93.60%\t10\t9.36\t\n"
        "其中:财政资金\t280.50\t300.50\t280.00\t93.18%\t/\t/\n"
        "其他资金\t20.00\t20.00\t20.00\t100.00%\t/\t/\n"
    )
    assert rates(read)[0] == "93.60% = 300.00万元 / 320.50万元"
    assert row(read, "预算执行率") == {"weight": "10", "score": "9.36", "result": "93.60%"}
    assert sums(read)[2] == "300.00万元 = 280.00万元 + 20.00万元"


def test_blank_marks_in_rows_that_lost_the_cell_of_their_block() -> None:
    read = form(
        "项目支出绩效自评表\n"
        "项目资金(万元)\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
        "年度资金总额\t300.50\t320.50\t300.00\t10\t93.60%\t9.36\n"
        "其中:财政拨款\t280.50\t300.50\t280.00\t\t93.18%\t\n"
        "其他资金\t20.00\t20.00\t20.00\t\t100.00%\t\n"
    )
    assert rates(read) == [
        "93.60% = 300.00万元 / 320.50万元",
        "93.18% = 280.00万元 / 300.50万元",
        "100.00% = 20.00万元 / 20.00万元",
    ]
    assert sums(read)[0] == "300.50万元 = 280.50万元 + 20.00万元"


def test_rates_without_their_sign_in_rows_that_lost_the_cell_of_their_block() -> None:
    read = form(
        "项目支出绩效自评表\n"
        "预算执行情况\t项目\t年初预算(万元)\t全年预算(万元)\t全年支出(万元)\t执行率(%)\t分值\t得分\n"
        "总额\t300.50\t320.50\t300.00\t93.60\t10\t9.36\n"
        "财政拨款\t280.50\t300.50\t280.00\t93.18\t\t\n"
        "其他资金\t20.00\t20.00\t20.00\t100.00\t\t\n"
    )
    assert sums(read)[2] == "300.00万元 = 280.00万元 + 20.00万元"
