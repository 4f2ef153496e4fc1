"""The exact value of a formula whose names are all known."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction

from heji.rubrics.formulas.expression import (
    Call,
    Expression,
    Function,
    Name,
    Negative,
    Number,
    Operation,
    Sign,
)
from heji.rubrics.formulas.operators import operate


def constant(expression: Expression, names: Mapping[str, Fraction]) -> Fraction | None:
    """What a formula comes to, in base units; None when a name is open or a divisor is zero.

    Args:
        expression: a formula without conditions.
        names: values in base units.

    >>> from heji.rubrics.formulas.grammar import parse
    >>> constant(parse("weight ÷ 4"), {"weight": Fraction(10)})
    Fraction(5, 2)
    """
    match expression:
        case Number():
            return expression.value
        case Name(name):
            return names.get(name)
        case Negative(operand):
            value = constant(operand, names)
            return None if value is None else -value
        case Operation(sign, left, right):
            return _operation(sign, constant(left, names), constant(right, names))
        case Call(function, arguments):
            return _call(function, [constant(each, names) for each in arguments])
        case _:
            return None


def _operation(sign: Sign, left: Fraction | None, right: Fraction | None) -> Fraction | None:
    if left is None or right is None or (sign is Sign.DIVIDE and not right):
        return None
    return operate(sign, left, right)


def _call(function: Function, arguments: list[Fraction | None]) -> Fraction | None:
    values = [each for each in arguments if each is not None]
    if len(values) < len(arguments):
        return None
    match function:
        case Function.MIN:
            return min(values)
        case Function.MAX:
            return max(values)
        case Function.ABS:
            return abs(values[0])
        case Function.FLOOR:
            return Fraction(math.floor(values[0]))
        case Function.MEAN:
            return sum(values, Fraction(0)) / len(values)
