"""A formula as a tree: numbers with units, names, operations, comparisons, conditions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from heji.values.units import Unit


class Function(StrEnum):
    """The functions of the language."""

    MIN = "min"
    MAX = "max"
    ABS = "abs"
    FLOOR = "floor"
    MEAN = "mean"


class Sign(StrEnum):
    """The signs between two terms, as they are printed."""

    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "×"
    DIVIDE = "÷"


class Relation(StrEnum):
    """The signs that compare two terms, as they are printed."""

    LESS = "<"
    AT_MOST = "≤"
    EQUAL = "="
    UNEQUAL = "≠"
    AT_LEAST = "≥"
    MORE = ">"


class Conjunction(StrEnum):
    """The words that join two conditions."""

    AND = "and"
    OR = "or"


@dataclass(frozen=True, slots=True)
class Number:
    """A number with or without a unit: `5%`, `2.5分`, `100万元`, `3`."""

    number: Decimal
    unit: Unit | None = None

    @property
    def value(self) -> Fraction:
        """The number in the base unit of its dimension.

        >>> from heji.values.units import find_unit
        >>> Number(Decimal(5), find_unit("%")).value
        Fraction(1, 20)
        """
        number = Fraction(*self.number.as_integer_ratio())
        return number if self.unit is None else number * self.unit.factor


@dataclass(frozen=True, slots=True)
class Name:
    """An input, a parameter, or `weight`."""

    name: str


@dataclass(frozen=True, slots=True)
class Negative:
    """A term with its sign turned."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class Operation:
    """Two terms with + − × or ÷ between them."""

    sign: Sign
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Call:
    """A function of one or more terms."""

    function: Function
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two terms compared: a condition."""

    relation: Relation
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Joined:
    """Two conditions joined by `and` or `or`."""

    conjunction: Conjunction
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Not:
    """A condition that must not hold."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class Choice:
    """`if condition then one else other`."""

    condition: Expression
    then: Expression
    otherwise: Expression


Expression = Number | Name | Negative | Operation | Call | Comparison | Joined | Not | Choice
