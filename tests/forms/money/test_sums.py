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


def test_parts_are_known_by_their_source_whatever_year_is_named_with_them() -> None:
    read = form(
        "项目支出绩效目标表\n"
        "项目资金总额\t328,400.00元\t年度资金申请总额\t328,400.00元\n"
        "其中:当年财政拨款\t300,000.00元\t当年其他资金\t28,400.00元\n"
    )
    assert sums(read) == ["328400.00元 = 300000.00元 + 28400.00元"]


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


def test_staff_and_running_costs_stand_under_the_basic_expenditure() -> None:
    read = form(
        "部门整体支出绩效自评表\n"
        "整体支出(万元)\t年初预算\t全年预算\n"
        "合计\t45.00\t48.00\n"
        "基本支出\t21.00\t22.00\n"
        "其中:人员经费\t18.00\t19.00\n"
        "公用经费\t3.00\t3.00\n"
        "项目支出\t24.00\t26.00\n"
    )
    assert sums(read) == [
        "45.00万元 = 21.00万元 + 24.00万元",
        "48.00万元 = 22.00万元 + 26.00万元",
        "21.00万元 = 18.00万元 + 3.00万元",
        "22.00万元 = 19.00万元 + 3.00万元",
    ]
    assert all(each.certain for each in read.relations if isinstance(each, Sum))


def test_sources_and_structure_in_one_list_each_make_the_total() -> None:
    read = form(
        "部门整体支出绩效自评表\n"
        "整体支出(万元)\t年初预算\t全年预算\n"
        "合计\t45.00\t48.00\n"
        "财政拨款\t40.00\t42.00\n"
        "其他资金\t5.00\t6.00\n"
        "基本支出\t21.00\t22.00\n"
        "项目支出\t24.00\t26.00\n"
    )
    assert sums(read) == [
        "45.00万元 = 40.00万元 + 5.00万元",
        "48.00万元 = 42.00万元 + 6.00万元",
        "45.00万元 = 21.00万元 + 24.00万元",
        "48.00万元 = 22.00万元 + 26.00万元",
    ]


def test_a_source_left_blank_in_every_column_adds_nothing() -> None:
    read = form(
        "项目支出绩效自评表\n"
        "项目资金(万元)\t年初预算数\t全年预算数\t全年执行数\n"
        "年度资金总额\t320.00\t320.00\t310.00\n"
        "其中:财政拨款\t300.00\t300.00\t280.00\n"
        "上年结转\t20.00\t20.00\t20.00\n"
        "其他资金\t\t\t\n"
    )
    assert sums(read) == [
        "320.00万元 = 300.00万元 + 20.00万元",
        "320.00万元 = 300.00万元 + 20.00万元",
        "310.00万元 = 280.00万元 + 20.00万元",
    ]


def test_a_source_left_blank_stays_where_no_column_adds_up_without_it() -> None:
    read = form(
        "项目支出绩效自评表\n"
        "项目资金(万元)\t全年预算数\t全年执行数\n"
        "年度资金总额\t320.00\t310.00\n"
        "其中:财政拨款\t300.00\t280.00\n"
        "其他资金\t\t\n"
    )
    assert [len(each.parts) for each in read.relations if isinstance(each, Sum)] == [2, 2]
