"""Sums of amounts that are printed beside their labels."""

from __future__ import annotations

from heji.relations.relation import Sum
from tests.forms.reading import form, sums


def test_parts_listed_under_the_total_of_a_declaration() -> None:
    read = form(
        "项目支出绩效目标表\n"
        "项目资金(万元)\t年度资金总额:\t\t320.00\n"
        "\t其中:财政拨款\t\t280.00\n"
        "\t上年结转\t\t20.00\n"
        "\t其他资金\t\t20.00\n"
    )
    assert sums(read) == ["320.00万元 = 280.00万元 + 20.00万元 + 20.00万元"]


def test_parts_beside_each_total_of_a_row_are_of_its_measure() -> None:
    read = form(
        "项目支出绩效自评表\n"
        "预算执行情况(万元)\t年初预算数:\t300.00\t其中:财政拨款\t280.00\t其他资金\t20.00\n"
        "\t全年预算数:\t320.00\t其中:财政拨款\t295.00\t其他资金\t25.00\n"
        "\t全年执行数:\t304.00\t其中:财政拨款\t284.00\t其他资金\t20.00\n"
    )
    assert sums(read) == [
        "300.00万元 = 280.00万元 + 20.00万元",
        "320.00万元 = 295.00万元 + 25.00万元",
        "304.00万元 = 284.00万元 + 20.00万元",
    ]


def test_one_part_under_a_total_is_at_most_the_total() -> None:
    read = form("项目支出绩效目标表\n项目总额(万元)\t320.00\n其中:财政拨款\t280.00\n")
    assert sums(read) == ["320.00万元 ≥ 280.00万元"]


def test_levels_beside_fiscal_money_are_taken_as_they_add_up() -> None:
    read = form(
        "项目支出绩效目标表\n"
        "资金总额(万元)\t320.00\n"
        "财政拨款\t300.00\n"
        "中央资金\t200.00\n"
        "省级资金\t100.00\n"
        "其他资金\t20.00\n"
    )
    assert sums(read) == [
        "320.00万元 = 300.00万元 + 20.00万元",
        "300.00万元 = 200.00万元 + 100.00万元",
    ]
    assert all(each.certain for each in read.relations if isinstance(each, Sum))


def test_digits_that_are_no_number_beside_a_part_are_its_amount() -> None:
    read = form("项目支出绩效目标表\n项目资金(万元)\t资金总额\t32.0.00\n\t财政拨款\t280.00\n")
    assert [(each.part, each.figure.quote) for each in read.money] == [
        ("total", "32.0.00"),
        ("fiscal", "280.00"),
    ]


def test_two_totals_side_by_side_have_parts_of_their_own() -> None:
    read = form(
        "专项资金绩效目标申报表\n"
        "资金金额(万元)\t实施期金额:\t900.00\t年度金额:\t320.00\n"
        "\t其中:中央财政资金\t600.00\t其中:中央财政资金\t220.00\n"
        "\t省级资金\t300.00\t省级资金\t100.00\n"
    )
    assert sums(read) == [
        "900.00万元 = 600.00万元 + 300.00万元",
        "320.00万元 = 220.00万元 + 100.00万元",
    ]
