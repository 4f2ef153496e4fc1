"""Short headings that only their neighbours tell."""

from __future__ import annotations

import pytest

from heji.forms.form import Form
from tests.forms.reading import form, plain, sums

TITLE = "项目绩效自评报告\n(2022年度)\n"


def amounts(read: Form) -> list[tuple[str, str, str]]:
    """Measure, part and figure of every amount."""
    return [(each.measure, each.part, plain(each.figure)) for each in read.money]


def test_budget_and_spending_side_by_side_are_the_amounts_of_each_row() -> None:
    read = form(
        TITLE
        + "支出内容\t预算(万元)\t支出(万元)\t支出进度\n"
        + "器材购置\t40.00\t30.00\t75.00%\n"
        + "场地租赁\t60.00\t60.00\t100.00%\n"
        + "合计\t100.00\t90.00\t90.00%\n"
    )
    assert ("full_year_budget", "total", "100.00万元") in amounts(read)
    assert ("executed", "total", "90.00万元") in amounts(read)
    assert sums(read, "sum-mismatch") == [
        "100.00万元 = 40.00万元 + 60.00万元",
        "90.00万元 = 30.00万元 + 60.00万元",
    ]
    rates = [each for each in read.relations if each.check == "ratio-mismatch"]
    assert len(rates) == 3


@pytest.mark.parametrize(
    "heading",
    [
        "收入\t预算数\t支出\t预算数",  # a statement of revenue and expenditure
        "支出\t预算\t备注\t说明",  # 支出 heads the names of the rows
        "支出\t年初预算数\t决算数\t备注",
    ],
)
def test_expenditure_beside_anything_else_is_no_measure(heading: str) -> None:
    read = form(TITLE + heading + "\n器材购置\t40.00\t场地租赁\t30.00\n")
    assert "支出" not in {
        each.label.split()[-1] for each in read.money if each.measure == "executed"
    }
