"""Where a table is given two units, the one is taken with which more of the form holds."""

from __future__ import annotations

import pytest

from heji.audit.case import Reading
from heji.audit.checks.units import unit_mismatch
from heji.audit.competing.choice import Doubt
from heji.audit.doubt import held_back
from heji.audit.inspection import Fault, reading_of
from heji.documents.document import Block, Document
from heji.values.verdict import Verdict
from tests.documents.building import paragraph, table

GOAL = "全年预算1420.80万元，实际支出1203.55万元，完成管网改造。"
AMOUNTS = (
    ("年度资金总额", "1310.25", "1420.80", "1203.55"),
    ("其中：财政拨款", "1000.25", "1100.80", "1000.05"),
    ("其他资金", "310.00", "320.00", "203.50"),
)
COLUMNS = ("年初预算数", "全年预算数", "全年执行数")


def read(*blocks: Block) -> Reading:
    faults: list[Fault] = []
    reading = reading_of("d1", Document("form.docx", "docx", "0" * 64, blocks), faults)
    assert not faults
    return reading


def form(
    line: str,
    goal: str = GOAL,
    label: str = "项目资金",
    columns: tuple[str, ...] = COLUMNS,
    amounts: tuple[tuple[str, ...], ...] = AMOUNTS,
) -> Reading:
    return read(
        paragraph("项目支出绩效自评表", 1),
        paragraph(line, 2),
        table(
            [
                ["项目名称", ("管网改造项目", 1, 3)],
                [label, *columns],
                *map(list, amounts),
                ["年度总体目标", (goal, 1, 3)],
            ]
        ),
    )


def units(reading: Reading) -> set[str]:
    money = (each for each in reading.form.money if "rate" not in each.measure)
    quantities = (each.figure.quantity for each in money)
    return {each.unit.name if each.unit else "" for each in quantities if each is not None}


def mismatches(reading: Reading) -> list[Verdict]:
    found = held_back(unit_mismatch(reading), [reading])
    return [each.verdict for each in found if each.verdict is not Verdict.CONSISTENT]


def in_yuan(*rows: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple((name, *(f"{each.replace('.', '')}00" for each in rest)) for name, *rest in rows)


@pytest.mark.parametrize(
    ("line", "label", "columns", "read_as", "taken"),
    [
        ("单位：万元", "项目资金（元）", COLUMNS, "项目资金（元）", "项目资金（万元）"),
        ("金额单位：元", "项目资金", COLUMNS, "", ""),
        (
            "单位：万元",
            "项目资金",
            tuple(f"{each}（元）" for each in COLUMNS),
            " | ".join(f"{each}（元）" for each in COLUMNS),
            " | ".join(f"{each}（万元）" for each in COLUMNS),
        ),
        (
            "单位：万元",
            "项目资金",
            ("年初预算数", "全年预算数", "全年执行数（元）"),
            "全年执行数（元）",
            "全年执行数（万元）",
        ),
    ],
    ids=["block against form", "one unit alone", "all columns", "one column"],
)
def test_the_unit_with_which_more_holds_is_taken(
    line: str, label: str, columns: tuple[str, ...], read_as: str, taken: str
) -> None:
    reading = form(line, label=label, columns=columns)
    if not taken:
        assert not reading.choices and mismatches(reading) == [Verdict.INCONSISTENT]
        return
    assert units(reading) == {"万元"} and not mismatches(reading)
    (choice,) = reading.choices
    assert (choice.doubt, choice.read, choice.taken) == (Doubt.TWO_UNITS, read_as, taken)
    assert choice.after > choice.before


def test_a_block_in_a_unit_of_its_own_that_agrees_is_left_alone() -> None:
    reading = form("单位：万元", label="项目资金（元）", amounts=in_yuan(*AMOUNTS))
    assert units(reading) == {"元"} and not reading.choices and not mismatches(reading)


def test_a_column_in_a_unit_of_its_own_that_agrees_is_left_alone() -> None:
    columns = ("年初预算数", "全年预算数", "全年执行数（元）")
    rows = tuple((*row[:3], f"{row[3].replace('.', '')}00") for row in AMOUNTS)
    reading = form("单位：万元", columns=columns, amounts=rows)
    assert units(reading) == {"元", "万元"} and not reading.choices and not mismatches(reading)


def test_equally_good_units_end_undecided() -> None:
    goal = "全年预算1420.80万元，实际支出1203.55元，完成管网改造。"
    reading = form("单位：万元", goal, "项目资金（元）")
    assert not reading.choices
    assert set(mismatches(reading)) == {Verdict.UNDECIDED}


def test_what_neither_unit_satisfies_stays_a_finding() -> None:
    goal = "全年预算1420.80亿元，实际支出1203.55亿元，完成管网改造。"
    reading = form("单位：万元", goal, "项目资金（元）")
    assert not reading.choices
    assert Verdict.INCONSISTENT in mismatches(reading)


def test_two_lines_that_name_different_units_for_one_form() -> None:
    reading = read(
        paragraph("项目支出绩效自评表", 1),
        paragraph("单位：元", 2),
        table(
            [
                [("金额单位：万元", 1, 4)],
                ["项目名称", ("管网改造项目", 1, 3)],
                ["项目资金", *COLUMNS],
                *map(list, AMOUNTS),
                ["年度总体目标", (GOAL, 1, 3)],
            ]
        ),
    )
    assert units(reading) == {"万元"} and not mismatches(reading)
    (choice,) = reading.choices
    assert (choice.read, choice.taken) == ("单位：元", "单位：万元")
