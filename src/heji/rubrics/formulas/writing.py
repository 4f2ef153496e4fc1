"""A formula's tree written as text, with the fewest brackets that keep its meaning."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from heji.rubrics.formulas.expression import (
    Call,
    Choice,
    Comparison,
    Conjunction,
    Expression,
    Joined,
    Name,
    Negative,
    Not,
    Number,
    Operation,
    Sign,
)

# How tightly each kind of term holds together; a looser one inside needs brackets.
_CHOICE, _OR, _AND, _NOT, _COMPARISON, _SUM, _PRODUCT, _NEGATIVE, _ATOM = range(9)


def write(expression: Expression) -> str:
    """The text of a formula, which `grammar.parse` reads into the same tree.

    >>> from heji.rubrics.formulas.grammar import parse
    >>> write(parse("(a+b)*100万元/(2*c)"))
    '(a + b) × 100万元 ÷ (2 × c)'
    """
    return _write(expression, _CHOICE)


def number_of(value: Fraction) -> Decimal | None:
    """A fraction as a decimal number; None when its decimals have no end.

    >>> number_of(Fraction(5, 2))
    Decimal('2.5')
    >>> number_of(Fraction(1, 3))
    """
    denominator, places = value.denominator, 0
    for factor in (2, 5):
        count = 0
        while denominator % factor == 0:
            denominator //= factor
            count += 1
        places = max(places, count)
    if denominator > 1:
        return None
    return Decimal(f"{value.numerator * 10**places // value.denominator}E-{places}")


def fraction_text(value: Fraction) -> str:
    """A fraction as a formula writes it: a decimal number, else a division.

    >>> fraction_text(Fraction(1, 3))
    '1 ÷ 3'
    """
    number = number_of(value)
    if number is None:
        return f"{value.numerator} {Sign.DIVIDE.value} {value.denominator}"
    return f"{number:f}"


def _write(expression: Expression, at_least: int) -> str:
    """The text of a term; in brackets when it holds less tightly than it must."""
    strength, text = _strength(expression), _bare(expression)
    return text if strength >= at_least else f"({text})"


def _strength(expression: Expression) -> int:
    match expression:
        case Choice():
            return _CHOICE
        case Joined(conjunction):
            return _OR if conjunction is Conjunction.OR else _AND
        case Not():
            return _NOT
        case Comparison():
            return _COMPARISON
        case Operation(sign):
            return _SUM if sign in (Sign.ADD, Sign.SUBTRACT) else _PRODUCT
        case Negative():
            return _NEGATIVE
        case _:
            return _ATOM


def _bare(expression: Expression) -> str:
    match expression:
        case Number() | Name():
            return _word(expression)
        case Negative(operand):
            return "-" + _write(operand, _NEGATIVE)
        case Not(operand):
            return "not " + _write(operand, _NOT)
        case Call(function, arguments):
            return f"{function.value}({', '.join(write(each) for each in arguments)})"
        case Choice(condition, then, otherwise):
            return f"if {write(condition)} then {write(then)} else {write(otherwise)}"
        case Comparison(relation, left, right):
            return f"{_write(left, _SUM)} {relation.value} {_write(right, _SUM)}"
        case Joined(conjunction, left, right):
            return _between(conjunction.value, left, right, _strength(expression))
        case Operation(sign, left, right):
            return _between(sign.value, left, right, _strength(expression))


def _word(expression: Number | Name) -> str:
    """A name, or a number with its unit: `2.5分`."""
    if isinstance(expression, Name):
        return expression.name
    return f"{expression.number:f}{expression.unit.name if expression.unit else ''}"


def _between(sign: str, left: Expression, right: Expression, strength: int) -> str:
    """Two terms with a sign between them, read from the left."""
    return f"{_write(left, strength)} {sign} {_write(right, strength + 1)}"
