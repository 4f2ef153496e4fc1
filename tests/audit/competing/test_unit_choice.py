"""A unit that is not named is told by amounts with their unit; one that is named is never doubted."""

from __future__ import annotations

import pytest

from heji.audit.case import Reading
from heji.audit.checks.units import unit_mismatch, unit_missing
from heji.audit.competing.choice import Doubt
from heji.audit.inspection import Fault, reading_of
from heji.documents.document import Document
from heji.values.verdict import Verdict
from tests.documents.building import paragraph, table

WAN = (
    ("1310.25", "1420.80", "1203.55"),
    ("1000.25", "1100.80", "1000.05"),
    ("310.00", "320.00", "203.50"),
)
YUAN = tuple(tuple(f"{amount.replace('.', '')}00.00" for amount in row) for row in WAN)


def read(amounts: tuple[tuple[str, ...], ...], goal: str, label: str = "项目资金") -> Reading:
    names = ("年度资金总额", "其中：财政拨款", "其他资金")
    rows = [[name, *row] for name, row in zip(names, amounts, strict=True)]
    blocks = (
        paragraph("项目支出绩效自评表"),
        table(
            [
                ["项目名称", ("管网改造项目", 1, 3)],
                [label, "年初预算数", "全年预算数", "全年执行数"],
                *rows,
                ["年度总体目标", (goal, 1, 3)],
            ]
        ),
    )
    faults: list[Fault] = []
    reading = reading_of("d1", Document("form.docx", "docx", "0" * 64, blocks), faults)
    assert not faults
    return reading


def units(reading: Reading) -> set[str]:
    quantities = (each.figure.quantity for each in reading.form.money)
    return {each.unit.name if each.unit else "" for each in quantities if each is not None}


@pytest.mark.parametrize(
    ("amounts", "unit"), [(WAN, "万元"), (YUAN, "元")], ids=["in 万元", "in 元"]
)
def test_the_unit_with_which_the_amounts_are_repeated_is_taken(
    amounts: tuple[tuple[str, ...], ...], unit: str
) -> None:
    reading = read(amounts, "全年预算1420.80万元，实际支出1203.55万元，完成管网改造。")
    assert units(reading) == {unit}
    (choice,) = reading.choices
    assert (choice.doubt, choice.read) == (Doubt.UNIT, "项目资金")
    assert choice.taken == f"项目资金（{unit}）"
    assert choice.after == choice.before + 2
    assert not any(each.verdict is Verdict.UNDECIDED for each in unit_missing(reading))


@pytest.mark.parametrize(
    "goal",
    [
        "完成管网改造。",
        "全年预算约1420.80万元，完成管网改造。",
        "资金320万元用于管网改造。",
        "全年预算1420.80万元，另有押金1203.55元。",
        "全年预算9876.54万元，完成管网改造。",
    ],
    ids=["nothing said", "roughly", "few digits", "both", "another amount"],
)
def test_without_proof_the_unit_stays_open(goal: str) -> None:
    reading = read(WAN, goal)
    assert units(reading) == {""} and not reading.choices
    assert any(each.verdict is Verdict.UNDECIDED for each in unit_missing(reading))


def test_a_unit_that_is_named_wrongly_stays_a_finding() -> None:
    goal = "全年预算1420.80万元，实际支出1203.55万元，完成管网改造。"
    reading = read(WAN, goal, "项目资金（元）")
    assert units(reading) == {"元"} and not reading.choices
    (found,) = (each for each in unit_mismatch(reading) if each.verdict is Verdict.INCONSISTENT)
    assert found.check == "unit-mismatch"
