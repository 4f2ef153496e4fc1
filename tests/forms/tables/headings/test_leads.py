"""Labels of a block that head no column."""

from __future__ import annotations

from tests.forms.reading import form, rates, sums

HEAD = "项目支出绩效自评表\n(2022年度)\n"


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


def test_a_bare_word_for_money_heads_the_block_and_no_amounts() -> None:
    read = form(
        HEAD
        + "资金(万元)\t援助资金计划\t实际支出\t执行率\n"
        + "总额\t500\t490\t98%\n"
        + "其中:财政资金\t300\t294\t98%\n"
    )
    assert rates(read) == ["98% = 490万元 / 500万元", "98% = 294万元 / 300万元"]
