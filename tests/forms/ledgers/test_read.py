"""Plain tables of reports: totals, differences, growth, shares and rates. All figures are made up."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from heji.forms.ledgers.read import ledger_relations
from heji.forms.lexicon import lexicon
from heji.relations.judge import judge
from heji.values.verdict import Verdict
from tests.audit.building import document, paragraph, table

Rows = list[list[str]]

YEARS = [
    ["项目", "2021年", "2022年", "增减额", "增减率(%)"],
    ["人员经费", "100.00", "120.00", "20.00", "20.00"],
    ["公用经费", "200.00", "190.00", "-10.00", "-5.00"],
    ["一般性项目", "400.00", "440.00", "40.00", "10.00"],
    ["专项资金", "500.00", "600.00", "100.00", "20.00"],
    ["合计", "1200.00", "1350.00", "150.00", "12.50"],
]
REGIONS = [
    ["序号", "地区", "下达资金(万元)", "占比", "项目数(个)", "支出(万元)", "支出率"],
    ["1", "东片区", "100", "20.00%", "3", "90", "90.00%"],
    ["2", "西片区", "150", "30.00%", "4", "141", "94.00%"],
    ["3", "南片区", "250", "50.00%", "5", "200", "80.00%"],
    ["", "合计", "500", "100.00%", "12", "431", "86.20%"],
]
SCORES = [
    ["内容", "决策", "过程", "产出", "效益", "合计"],
    ["分值", "20", "20", "35", "25", "100"],
    ["得分", "18.5", "17", "32.2", "22", "89.7"],
    ["得分率", "92.50%", "85.00%", "92.00%", "88.00%", "89.70%"],
]
NUMBERED = [
    ["经费情况(万元)", "上年决算数", "本年预算数", "本年决算数"],
    ["“三公”经费", "30.50", "33.00", "28.10"],
    ["1、公务用车费", "20.00", "21.00", "18.00"],
    ["其中:公车购置", "0.00", "0.00", "0.00"],
    ["2、出国经费", "0.50", "2.00", "1.10"],
    ["3、公务接待", "10.00", "10.00", "9.00"],
    ["公用经费", "300.00", "310.00", "290.00"],
]


def wrong(*tables: Sequence[Sequence[str]]) -> list[str]:
    """The stated figures of the relations that do not hold."""
    made = [table(*rows, number=number) for number, rows in enumerate(tables, 1)]
    found = (judge(each) for each in ledger_relations(document(*made), lexicon(), ()))
    return [each.stated for each in found if each.verdict is Verdict.INCONSISTENT]


def changed(rows: Rows, row: int, column: int, text: str) -> Rows:
    return [
        [text if (r, c) == (row, column) else cell for c, cell in enumerate(cells)]
        for r, cells in enumerate(rows)
    ]


@pytest.mark.parametrize("rows", [YEARS, REGIONS, SCORES, NUMBERED])
def test_right_tables_raise_nothing(rows: Rows) -> None:
    assert wrong(rows) == []
    relations = list(ledger_relations(document(table(*rows)), lexicon(), ()))
    assert len(relations) >= 3


@pytest.mark.parametrize(
    ("rows", "row", "column", "text"),
    [
        (YEARS, 5, 1, "1230.00"),
        (YEARS, 2, 3, "-16.00"),
        (YEARS, 3, 4, "13.00"),
        (REGIONS, 4, 2, "530"),
        (REGIONS, 2, 3, "33.00%"),
        (REGIONS, 4, 4, "15"),
        (REGIONS, 3, 6, "83.00%"),
        (SCORES, 2, 5, "87.7"),
        (SCORES, 3, 4, "83.00%"),
        (NUMBERED, 1, 2, "36.00"),
    ],
)
def test_a_wrong_figure_is_found(rows: Rows, row: int, column: int, text: str) -> None:
    assert text in wrong(changed(rows, row, column, text))


def test_a_lone_column_of_numbered_rows_is_added_up() -> None:
    rows = [["序号", "地区", "金额"], ["1", "甲区", "10"], ["2", "乙区", "20"], ["", "合计", "30"]]
    assert wrong(rows) == []
    assert wrong(changed(rows, 3, 2, "36")) == ["36"]


def test_a_heading_printed_again_on_the_next_page_does_not_end_the_table() -> None:
    first, second = [*YEARS[:3]], [YEARS[0], *YEARS[3:]]
    made = document(table(*first, number=1), paragraph("— 3 —"), table(*second, number=2))
    found = [judge(each).verdict for each in ledger_relations(made, lexicon(), ())]
    assert Verdict.INCONSISTENT not in found
    assert len(found) >= 8


def test_two_tables_below_each_other_are_read_apart() -> None:
    both = [["人员情况", "编制数", "实有数", "控制率"], ["机关", "50", "48", "96.00%"], *NUMBERED]
    assert wrong(both) == []
    assert "36.00" in wrong(changed(both, 3, 2, "36.00"))


NOT_ADDED = [
    # a total over rows that are parts of each other
    [["项目", "预算数"], ["基本支出", "100"], ["其中:人员经费", "80"], ["合计", "100"]],
    # a total that is built otherwise than it seems: no column agrees
    [
        ["单位", "年初数", "年末数", "人数(人)"],
        ["甲单位", "10", "20", "5"],
        ["乙单位", "30", "40", "6"],
        ["合计", "75", "95", "30"],
    ],
    # a lone column, where a row may be part of the one above it
    [
        ["项目", "支出数"],
        ["基本支出", "100"],
        ["人员经费", "80"],
        ["项目支出", "50"],
        ["合计", "150"],
    ],
    # averages and rates are not added up
    [["单位", "得分", "满意度"], ["甲", "90", "95%"], ["乙", "80", "91%"], ["平均", "85", "93%"]],
    # a rate whose parts are not in the table
    [
        ["单位", "检查数", "问题数", "整改率"],
        ["甲", "100", "7", "85.71%"],
        ["乙", "90", "9", "88.89%"],
        ["丙", "80", "3", "66.67%"],
    ],
]


@pytest.mark.parametrize("rows", NOT_ADDED)
def test_what_the_rows_do_not_settle_is_not_claimed(rows: Rows) -> None:
    assert wrong(rows) == []


def test_what_another_relation_relates_is_not_said_again_from_another_side() -> None:
    made = document(table(*YEARS))
    first = list(ledger_relations(made, lexicon(), ()))
    assert list(ledger_relations(made, lexicon(), first)) == []
