"""Writes the formula of a relation with the numbers as they are printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import assert_never

from heji.documents.figure import Figure
from heji.relations.relation import (
    AnyRelation,
    Count,
    Difference,
    Equal,
    Expression,
    Growth,
    Operation,
    Product,
    Ratio,
    Sum,
    Working,
)
from heji.relations.shape import shape, sides
from heji.values.absence import Absent
from heji.values.normalise import fold
from heji.values.quantity import Quantity

_SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷"}

_NUMBER = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)*%?")


def formula(relation: AnyRelation) -> str:
    """The computation that gives the expected figure, such as 「151 ÷ 482」.

    Numbers stand without their unit unless the units differ; parts that are 「—」 are left out.
    """
    with_units = _units_differ(shape(relation).figures)

    def write(figure: Figure) -> str:
        return printed_number(figure, with_unit=with_units)

    match relation:
        case Sum():
            return _joined(relation.parts, " + ", write)
        case Equal():
            return _joined(sides(relation)[1], " + ", write)
        case Ratio():
            over, under = relation.numerator, relation.denominator
            return f"{_bracketed(over, write)} ÷ {_bracketed(under, write)}"
        case Growth():
            base = write(relation.base)
            return f"({write(relation.new)} − {base}) ÷ {base}"
        case Difference():
            return _joined((relation.minuend, *relation.subtrahends), " − ", write)
        case Product():
            return _joined(relation.factors, " × ", write)
        case Count():
            return str(len(relation.items))
        case Working():
            return _expression(relation.expression, write)
        case _:
            assert_never(relation)


def printed_number(figure: Figure, *, with_unit: bool = False) -> str:
    """The number of a figure as printed; the whole text where the number is written in words."""
    value = figure.value
    if isinstance(value, Quantity):
        if with_unit and value.unit is not None and not value.unit_is_printed:
            return f"{value.text.strip()}{value.unit.name}"
        match = _NUMBER.search(fold(value.text))
        return match.group() if match and not with_unit else value.text.strip()
    return value.text.strip() or "□"


_Write = Callable[[Figure], str]


def _expression(expression: Expression, write: _Write) -> str:
    if not isinstance(expression, Operation):
        return write(expression)
    own, (left, right) = expression.operator, (expression.left, expression.right)
    left_text, right_text = _expression(left, write), _expression(right, write)
    if _rank(left) < _rank(expression):
        left_text = f"({left_text})"
    is_grouped = _rank(right) == _rank(expression) and own in "-/"
    if _rank(right) < _rank(expression) or is_grouped:
        right_text = f"({right_text})"
    return f"{left_text} {_SIGNS[own]} {right_text}"


def _rank(expression: Expression) -> int:
    """How tightly an expression binds: sums least, single figures most."""
    if not isinstance(expression, Operation):
        return 3
    return 1 if expression.operator in "+-" else 2


def _joined(figures: Iterable[Figure], sign: str, write: _Write) -> str:
    present = [each for each in figures if not isinstance(each.value, Absent)]
    return sign.join(write(each) for each in present) or "□"


def _bracketed(figures: Sequence[Figure], write: _Write) -> str:
    text = _joined(figures, " + ", write)
    return f"({text})" if " + " in text else text


def _units_differ(figures: Iterable[Figure]) -> bool:
    units = {
        each.value.unit.name
        for each in figures
        if isinstance(each.value, Quantity)
        and each.value.unit is not None
        and each.value.unit.dimension not in ("ratio", "points")
    }
    return len(units) > 1
