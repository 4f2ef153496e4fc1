"""Constants against a walk of their own, and what leaves them open."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from heji.rubrics.evaluation.evaluation import Worth
from heji.rubrics.formulas.constants import constant
from heji.rubrics.formulas.expression import Expression
from heji.rubrics.formulas.grammar import parse
from heji.rubrics.formulas.reckoning import Refusal, reckon
from tests.rubrics.generated import NAMES, expressions

_VALUES = {name: Fraction(number * 3 - 7, 4) for number, name in enumerate(NAMES)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5%", "1/20"),
        ("weight", "10"),
        ("-weight", "-10"),
        ("weight + 1", "11"),
        ("weight - 1", "9"),
        ("1 - weight", "-9"),
        ("weight × 3", "30"),
        ("weight ÷ 4", "5/2"),
        ("min(3, weight, 5)", "3"),
        ("max(3, weight, 5)", "10"),
        ("abs(1 - weight)", "9"),
        ("floor(weight ÷ 4)", "2"),
        ("floor(-weight ÷ 4)", "-3"),
        ("mean(1, weight)", "11/2"),
    ],
)
def test_values(text: str, value: str) -> None:
    assert constant(parse(text), {"weight": Fraction(10)}) == Fraction(value)


@pytest.mark.parametrize(
    "text",
    [
        "other",
        "-other",
        "other + 1",
        "1 + other",
        "other ÷ 2",
        "2 × other",
        "1 ÷ 0",
        "1 ÷ (weight - 10)",
        "min(1, other)",
        "if weight > 1 then 2 else 3",
        "weight > 1",
    ],
)
def test_what_is_open_has_no_value(text: str) -> None:
    assert constant(parse(text), {"weight": Fraction(10)}) is None


@given(expressions)
def test_a_constant_is_what_is_reckoned(expression: Expression) -> None:
    value = constant(expression, _VALUES)
    if value is None:
        return
    found = reckon(expression, {name: Worth.exact(each) for name, each in _VALUES.items()}.get)
    assert not isinstance(found, Refusal)
    assert (found.point, found.interval.is_point) == (value, True)
