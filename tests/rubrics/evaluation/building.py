"""Rubrics, rows and forms for the tests of this folder."""

from __future__ import annotations

from dataclasses import replace

from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.forms.form import Form, Indicator, Kind, Money
from heji.rubrics.binding.places import selector
from heji.rubrics.evaluation.alone import row_of
from heji.rubrics.formulas.grammar import parse
from heji.rubrics.rubric import Input, InputKind, Item, Rows, Rubric, Source, Status
from heji.rubrics.rules.rule import Rule, Text
from heji.values.reading import read_value
from heji.values.units import find_unit


def words(name: str) -> Text:
    return Text(name, name)


def number(name: str, unit: str = "", *places: str) -> Input:
    found = tuple(each for place in places if (each := selector(place)))
    return Input(name, words(name), find_unit(unit), found)


def truth(name: str, *places: str) -> Input:
    return replace(number(name, "", *places), kind=InputKind.TRUTH)


def item(
    code: str,
    rule: Rule | None,
    *inputs: Input,
    weight: str = "",
    formula: str = "",
    **more: object,
) -> Item:
    plain = Item(
        code,
        words(str(more.pop("name", f"row {code}"))),
        parse(weight) if weight else None,
        inputs=inputs,
        formula=parse(formula) if formula else None,
        rule=rule,
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def rows(code: str, rule: Rule, **more: object) -> Item:
    wanted = more.pop("rows", Rows())
    return item(code, rule, rows=wanted, **more)  # type: ignore[arg-type]


def rubric(*items: Item, **more: object) -> Rubric:
    plain = Rubric(
        "test/form/2023",
        "1",
        words("test"),
        "000000",
        "project-self-evaluation",
        2023,
        None,
        Status.RECONSTRUCTED,
        (Source("decree", "办法", "〔2023〕1号"),),
        parse_number(more.pop("full_mark", "100")),
        items,
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def parse_number(text: object) -> object:
    return getattr(parse(str(text)), "value")  # noqa: B009


def row(name: str = "", level: str = "", section: str = "performance", **cells: str) -> Indicator:
    made = row_of({"name": name, **cells})
    return replace(made, levels=(level,) if level else (), section=section)


def money(measure: str, amount: str, part: str = "total") -> Money:
    value = read_value(amount, find_unit("万元"))
    return Money(measure, part, "", Figure(value, Locator(table=1, row=2, column=3), "", amount))


def form(*indicators: Indicator, **more: object) -> Form:
    return replace(
        Form(Kind.PROJECT_SELF_EVALUATION, None, "", "", 2023, indicators=indicators), **more
    )  # type: ignore[arg-type]
