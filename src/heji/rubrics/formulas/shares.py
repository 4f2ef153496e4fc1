"""Whether a constant of a rule is marks (分) or a share of the weight (%)."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from heji.rubrics.formulas.expression import (
    Call,
    Choice,
    Expression,
    Name,
    Negative,
    Number,
    Operation,
    Sign,
)

#: The name of the item's weight in formulas.
WEIGHT = "weight"

#: What a name stands for: the value of a parameter; None for what is no parameter.
Resolve = Callable[[str], Expression | None]


class Kind(StrEnum):
    """What a constant is, where marks are wanted."""

    PLAIN = "plain"  #: a number without a unit: marks
    MARKS = "marks"
    SHARE = "share"


def is_share(expression: Expression, resolve: Resolve) -> bool:
    """Whether a constant means a share of the weight: `10%`, but neither `2.5分` nor `weight ÷ 4`.

    >>> from decimal import Decimal
    >>> from heji.values.units import find_unit
    >>> is_share(Number(Decimal(10), find_unit("%")), lambda name: None)
    True
    """
    return _kind(expression, resolve) is Kind.SHARE


def _kind(expression: Expression, resolve: Resolve) -> Kind:
    match expression:
        case Number(_, unit):
            return Kind.SHARE if unit is not None and unit.is_ratio else Kind.PLAIN
        case Name(name):
            value = resolve(name)
            plain = Kind.MARKS if name == WEIGHT else Kind.PLAIN
            return plain if value is None else _kind(value, resolve)
        case Negative(operand):
            return _kind(operand, resolve)
        case Operation(sign, left, right):
            return _of_operation(sign, _kind(left, resolve), _kind(right, resolve))
        case Call(_, arguments):
            return _first([_kind(each, resolve) for each in arguments])
        case Choice(_, then, otherwise):
            return _first([_kind(then, resolve), _kind(otherwise, resolve)])
        case _:
            return Kind.PLAIN


def _of_operation(sign: Sign, left: Kind, right: Kind) -> Kind:
    if sign in (Sign.ADD, Sign.SUBTRACT):
        return _first([left, right])
    if sign is Sign.MULTIPLY:
        return Kind.MARKS if Kind.MARKS in (left, right) else _first([left, right])
    if left is right:
        return Kind.SHARE if left is Kind.MARKS else Kind.PLAIN
    return left


def _first(kinds: list[Kind]) -> Kind:
    """The first that says anything: `0 + 5%` is a share."""
    return next((each for each in kinds if each is not Kind.PLAIN), Kind.PLAIN)
