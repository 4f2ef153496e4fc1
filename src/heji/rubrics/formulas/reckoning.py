"""Formulas reckoned exactly: the value as printed and the values that its digits can stand for.

A formula is never run as code: its tree is walked. What cannot be reckoned (a name without a value,
a division by zero) is an outcome that the caller gets, no exception.
"""

from __future__ import annotations

import functools
import math
import operator
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from heji.rubrics.evaluation.evaluation import Worth
from heji.rubrics.formulas.comparisons import can_fail, can_hold
from heji.rubrics.formulas.expression import (
    Call,
    Choice,
    Comparison,
    Conjunction,
    Expression,
    Function,
    Joined,
    Name,
    Negative,
    Not,
    Number,
    Operation,
    Relation,
    Sign,
)
from heji.rubrics.formulas.operators import operate
from heji.rubrics.formulas.spans import floor, hull, lowest
from heji.values.interval import Interval

#: What a name stands for: a number, a condition that is met or not, None without a value.
Names = Callable[[str], Worth | bool | None]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no value: the last part of a text `rubrics.problem.<problem>`."""

    problem: str
    name: str = ""  #: of the input that is to blame


@dataclass(frozen=True, slots=True)
class Truth:
    """Whether a condition holds: at the printed numbers, and what the digits leave open."""

    point: bool
    can_hold: bool
    can_fail: bool


class _Refused(Exception):  # never leaves this module
    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.problem)
        self.refusal = refusal


def reckon(expression: Expression, names: Names) -> Worth | Refusal:
    """The value of a formula, in the base unit.

    Args:
        expression: a formula that gives a number.
        names: gives the values of its names, in base units (the `get` of a mapping).

    Returns:
        The value at the printed numbers with the interval of values that their digits allow (never
        fewer than the true ones), or why there is none: `missing-input`, `zero-denominator`.

    >>> from heji.rubrics.formulas.expression import Name, Operation, Sign
    >>> rate = Operation(Sign.DIVIDE, Name("executed"), Name("budget"))
    >>> reckon(rate, {"executed": Worth.exact(9), "budget": Worth.exact(10)}.get).point
    Fraction(9, 10)
    >>> reckon(rate, {"executed": Worth.exact(9), "budget": Worth.exact(0)}.get)
    Refusal(problem='zero-denominator', name='')
    """
    try:
        return _worth(expression, names)
    except _Refused as refused:
        return refused.refusal


def holds(condition: Expression, names: Names) -> Truth | Refusal:
    """Whether a condition holds, or why that cannot be said."""
    try:
        return _truth(condition, names)
    except _Refused as refused:
        return refused.refusal


def _worth(expression: Expression, names: Names) -> Worth:
    match expression:
        case Number():
            return Worth.exact(expression.value)
        case Name(name):
            found = names(name)
            if not isinstance(found, Worth):
                raise _Refused(Refusal("missing-input", name))
            return found
        case Negative(operand):
            inner = _worth(operand, names)
            return Worth(-inner.point, -inner.interval)
        case Operation(sign, left, right):
            return _operation(sign, _worth(left, names), _worth(right, names))
        case Call(function, arguments):
            return _call(function, [_worth(each, names) for each in arguments])
        case Choice():
            return _choice(expression, names)
        case _:
            raise TypeError(f"a condition stands where a number is wanted: {expression}")


def _operation(sign: Sign, left: Worth, right: Worth) -> Worth:
    if sign is Sign.DIVIDE and not right.point:
        raise _Refused(Refusal("zero-denominator"))
    point = operate(sign, left.point, right.point)
    if left.interval.is_point and right.interval.is_point:
        return Worth.exact(point)
    return Worth(point, operate(sign, left.interval, right.interval))


def _call(function: Function, arguments: list[Worth]) -> Worth:
    points = [each.point for each in arguments]
    intervals = [each.interval for each in arguments]
    match function:
        case Function.MIN:
            return Worth(min(points), lowest(intervals))
        case Function.MAX:
            return Worth(max(points), -lowest([-each for each in intervals]))
        case Function.ABS:
            return Worth(abs(points[0]), abs(intervals[0]))
        case Function.FLOOR:
            return Worth(Fraction(math.floor(points[0])), floor(intervals[0]))
        case Function.MEAN:
            share = Fraction(1, len(points))
            total = functools.reduce(operator.add, intervals)
            return Worth(sum(points) * share, total * Interval.point(share))


def _choice(choice: Choice, names: Names) -> Worth:
    """One of two values; where the digits leave the condition open, either is possible.

    A side that has no value at the printed numbers may have any beside them.
    """
    truth = _truth(choice.condition, names)
    chosen = _worth(choice.then if truth.point else choice.otherwise, names)
    is_open = truth.can_hold and truth.can_fail
    if not is_open:
        return chosen
    other = reckon(choice.otherwise if truth.point else choice.then, names)
    if isinstance(other, Refusal):
        return Worth(chosen.point, Interval.everything())
    return Worth(chosen.point, hull([chosen.interval, other.interval]))


def _truth(condition: Expression, names: Names) -> Truth:
    match condition:
        case Name(name):
            found = names(name)
            if not isinstance(found, bool):
                raise _Refused(Refusal("missing-input", name))
            return Truth(found, found, not found)
        case Not(operand):
            inner = _truth(operand, names)
            return Truth(not inner.point, inner.can_fail, inner.can_hold)
        case Joined(conjunction, left, right):
            return _joined(conjunction, _truth(left, names), _truth(right, names))
        case Comparison(relation, left, right):
            return _compared(relation, _worth(left, names), _worth(right, names))
        case _:
            raise TypeError(f"a number stands where a condition is wanted: {condition}")


def _joined(conjunction: Conjunction, left: Truth, right: Truth) -> Truth:
    if conjunction is Conjunction.AND:
        return Truth(
            left.point and right.point,
            left.can_hold and right.can_hold,
            left.can_fail or right.can_fail,
        )
    return Truth(
        left.point or right.point, left.can_hold or right.can_hold, left.can_fail and right.can_fail
    )


def _compared(relation: Relation, left: Worth, right: Worth) -> Truth:
    point = can_hold(relation, Interval.point(left.point - right.point))
    if left.interval.is_point and right.interval.is_point:
        return Truth(point, point, not point)
    difference = left.interval - right.interval
    return Truth(point, can_hold(relation, difference), can_fail(relation, difference))
