"""A project's form of 50 rows with made-up figures, for measuring how fast scores are worked out."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.forms.form import Form, Indicator, IndicatorType, Kind, Money
from heji.rubrics.evaluation.alone import row_of
from heji.values.reading import read_value
from heji.values.units import find_unit

#: The rubric under which the form is scored.
RUBRIC = "cn/mof/project-self-evaluation/2021"
YEAR = 2023

#: Rows of each type and their weights in tenths of a mark: with the execution rate 50 rows and 100.
_ROWS: dict[IndicatorType, tuple[int, ...]] = {
    IndicatorType.QUANTITY: (10,) * 9 + (12, 8),
    IndicatorType.QUALITY: (15,) * 6 + (10,) * 2,
    IndicatorType.TIMELINESS: (30,) * 6,
    IndicatorType.COST: (25,) * 6 + (50,),
    IndicatorType.ECONOMIC: (15,) * 3 + (5,),
    IndicatorType.SOCIAL: (15,) * 5,
    IndicatorType.ECOLOGICAL: (15, 20, 15),
    IndicatorType.SUSTAINED: (15, 10),
    IndicatorType.SATISFACTION: (30, 40, 30),
}
_COUNTED = ("家", "次", "个", "公里", "人次")


@dataclass(frozen=True, slots=True)
class Line:
    """One row as a spreadsheet wants it: plain numbers, and the sign between them."""

    weight: Decimal
    sign: str  #: ≥, ≤, or 「」 where the target is in words and a person gave the score
    target: Decimal
    result: Decimal
    score: Decimal  #: given by a person; zero where the rule gives it


@dataclass(frozen=True, slots=True)
class Made:
    """A form for heji, and the same figures for a spreadsheet."""

    form: Form
    budget: Decimal
    executed: Decimal
    lines: tuple[Line, ...]


def made(seed: int) -> Made:
    """A form with the figures of a seed: some targets reached, some missed, some in words."""
    chance = random.Random(seed)
    budget = Decimal(chance.randint(10_000, 90_000)) / 100
    executed = (budget * chance.randint(70, 102) / 100).quantize(Decimal("0.01"))
    rows, lines = [_execution_row()], []
    for type_, weights in _ROWS.items():
        for number, tenths in enumerate(weights):
            line, cells = _line(type_, number, Decimal(tenths) / 10, chance)
            lines.append(line)
            rows.append(_placed(f"{type_.value}{number + 1}", type_, cells, len(rows)))
    form = Form(
        Kind.PROJECT_SELF_EVALUATION,
        None,
        f"项目支出绩效自评表（{seed}）",
        "",
        YEAR,
        money=(_money("full_year_budget", budget, 4), _money("executed", executed, 5)),
        indicators=tuple(rows),
    )
    return Made(form, budget, executed, tuple(lines))


def _line(
    type_: IndicatorType, number: int, weight: Decimal, chance: random.Random
) -> tuple[Line, dict[str, str]]:
    """A row's figures and the texts of its cells."""
    if type_ in (IndicatorType.SUSTAINED, IndicatorType.ECOLOGICAL) and number == 0:
        score = (weight * chance.randint(80, 100) / 100).quantize(Decimal("0.01"))
        cells = {"target": "有效改善", "result": "达成预期指标", "score": str(score)}
        return Line(weight, "", Decimal(0), Decimal(0), score), {"weight": str(weight), **cells}
    sign = "≤" if type_ in (IndicatorType.COST, IndicatorType.TIMELINESS) else "≥"
    target, result, unit = _figures(type_, number, chance)
    cells = {"weight": str(weight), "target": f"{sign}{target}{unit}", "result": f"{result}{unit}"}
    return Line(weight, sign, target, result, Decimal(0)), cells


def _figures(
    type_: IndicatorType, number: int, chance: random.Random
) -> tuple[Decimal, Decimal, str]:
    """Target, result and unit of a row: rates in %, money in 万元, the rest counted."""
    share = Decimal(chance.randint(80, 115)) / 100
    if type_ in (IndicatorType.QUALITY, IndicatorType.SATISFACTION):
        target = Decimal(chance.randint(80, 98))
        return target, min((target * share).quantize(Decimal("0.01")), Decimal(100)), "%"
    if type_ in (IndicatorType.COST, IndicatorType.ECONOMIC):
        target = Decimal(chance.randint(1_000, 90_000)) / 100
        return target, (target * share).quantize(Decimal("0.01")), "万元"
    unit = "天" if type_ is IndicatorType.TIMELINESS else _COUNTED[number % len(_COUNTED)]
    target = Decimal(chance.randint(10, 400))
    return target, (target * share).quantize(Decimal(1)), unit


def _execution_row() -> Indicator:
    row = row_of({"name": "预算执行率", "weight": "10"})
    return replace(row, section="execution")


def _placed(name: str, type_: IndicatorType, cells: dict[str, str], number: int) -> Indicator:
    """A row whose cells know their places, as those of a document do."""
    row = row_of({"name": name, "type": type_.value, **cells})
    entries = tuple(
        replace(each, figure=replace(each.figure, locator=Locator(table=1, row=number, column=at)))
        for at, each in enumerate(row.entries, start=4)
    )
    return replace(row, entries=entries, section="performance")


def _money(measure: str, amount: Decimal, column: int) -> Money:
    text = f"{amount:.2f}"
    value = read_value(text, find_unit("万元"))
    return Money(
        measure, "total", "", Figure(value, Locator(table=1, row=2, column=column), "", text)
    )


def whole_weight() -> Fraction:
    """All weights but that of the execution rate: 90."""
    return Fraction(sum(sum(each) for each in _ROWS.values()), 10)
