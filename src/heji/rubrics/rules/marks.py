"""Constants of a rule where marks are wanted."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from heji.rubrics.evaluation.evaluation import Worth
from heji.rubrics.formulas.expression import Expression

#: Gives the value of a constant; `Worth.is_share` says that it is a share of the weight.
Constant = Callable[[Expression], Worth]


def marks_of(expression: Expression, weight: Fraction, constant: Constant) -> Fraction:
    """What a constant is in marks: a share is taken of the weight."""
    worth = constant(expression)
    return worth.point * weight if worth.is_share else worth.point


def within(marks: Fraction, weight: Fraction) -> Fraction:
    """Marks that leave neither the weight nor zero."""
    return min(max(marks, Fraction(0)), weight)
