"""Formulas with the names that people use instead of those of the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from heji.rubrics.formulas.expression import (
    Call,
    Choice,
    Comparison,
    Expression,
    Joined,
    Name,
    Negative,
    Not,
    Operation,
)


def renamed(expression: Expression, called: Callable[[str], str]) -> Expression:
    """The formula with every name replaced.

    >>> from heji.rubrics.formulas.grammar import parse
    >>> from heji.rubrics.formulas.writing import write
    >>> write(renamed(parse("executed ÷ budget"), {"executed": "支出", "budget": "预算"}.get))
    '支出 ÷ 预算'
    """
    match expression:
        case Name(name):
            return Name(called(name) or name)
        case Negative(operand) | Not(operand):
            return replace(expression, operand=renamed(operand, called))
        case Operation(_, left, right) | Comparison(_, left, right) | Joined(_, left, right):
            return replace(expression, left=renamed(left, called), right=renamed(right, called))
        case Call(function, arguments):
            return Call(function, tuple(renamed(each, called) for each in arguments))
        case Choice(condition, then, otherwise):
            return Choice(
                renamed(condition, called), renamed(then, called), renamed(otherwise, called)
            )
        case _:
            return expression
