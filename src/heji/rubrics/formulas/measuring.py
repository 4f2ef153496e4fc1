"""What a formula measures: money, a rate, a count of things, marks, or a condition.

万元 ÷ 元 is a rate, and the units are converted when it is reckoned; 家 + 万元 is nothing at all and
is refused when the file is loaded, long before a form is scored with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from heji.rubrics.formulas.dimensions import PLAIN, TRUTH, Dimension, are_same, of_unit
from heji.rubrics.formulas.expression import (
    Call,
    Choice,
    Comparison,
    Expression,
    Joined,
    Name,
    Negative,
    Not,
    Number,
    Operation,
    Sign,
)
from heji.rubrics.formulas.mistake import FormulaError
from heji.rubrics.formulas.writing import write


def dimension_of(expression: Expression, names: Mapping[str, Dimension]) -> Dimension:
    """What a formula measures.

    Args:
        expression: a formula.
        names: what each name in it measures.

    Raises:
        FormulaError: a name is not known, or things are mixed that cannot be added or compared.

    >>> from heji.rubrics.formulas.grammar import parse
    >>> from heji.values.units import find_unit
    >>> money = of_unit(find_unit("万元"))
    >>> dimension_of(parse("spent ÷ 100元"), {"spent": money}).is_rate
    True
    """
    return _Measuring(expression, names).number_or_truth(expression)


class _Measuring:
    """Walks the tree of one formula, from the leaves to the root."""

    def __init__(self, whole: Expression, names: Mapping[str, Dimension]) -> None:
        self._whole = whole
        self._names = names

    def number_or_truth(self, expression: Expression) -> Dimension:
        """What a term measures, a condition being `TRUTH`."""
        match expression:
            case Number(_, unit):
                return of_unit(unit)
            case Name(name):
                return self._name(name)
            case Negative(operand):
                return self._number(operand)
            case Operation(sign, left, right):
                return self._operation(sign, left, right)
            case Call(_, arguments):
                return self.common(arguments)
            case Choice(condition, then, otherwise):
                self._condition(condition)
                return self._alternatives(then, otherwise)
            case Comparison(_, left, right):
                self.common((left, right))
            case Joined(_, left, right):
                self._condition(left)
                self._condition(right)
            case Not(operand):
                self._condition(operand)
        return TRUTH

    def common(self, terms: Iterable[Expression]) -> Dimension:
        """The one thing that several terms measure."""
        first, *others = terms
        dimension = self._number(first)
        for each in others:
            dimension = self._same(first, dimension, each, self._number(each))
        return dimension

    def _name(self, name: str) -> Dimension:
        if name in self._names:
            return self._names[name]
        known = tuple(self._names)
        listed = ", ".join(known) or "-"
        raise self._error("formula-name", Name(name), known, names=listed)

    def _number(self, expression: Expression) -> Dimension:
        dimension = self.number_or_truth(expression)
        if dimension.is_truth:
            raise self._error("formula-truth", expression)
        return dimension

    def _condition(self, expression: Expression) -> None:
        if not self.number_or_truth(expression).is_truth:
            raise self._error("formula-no-truth", expression)

    def _alternatives(self, then: Expression, otherwise: Expression) -> Dimension:
        if self.number_or_truth(then).is_truth:
            self._condition(otherwise)
            return TRUTH
        return self.common((then, otherwise))

    def _operation(self, sign: Sign, left: Expression, right: Expression) -> Dimension:
        if sign in (Sign.ADD, Sign.SUBTRACT):
            return self.common((left, right))
        one, two = self._number(left), self._number(right)
        if sign is Sign.MULTIPLY:
            return PLAIN if one.is_plain and two.is_plain else one * two
        if one.is_plain and two.is_plain and _literal(right) is not None:
            return PLAIN
        return one / two

    def _same(
        self, left: Expression, one: Dimension, right: Expression, two: Dimension
    ) -> Dimension:
        """What two terms measure that are added or compared."""
        if one.is_plain and two.is_plain:
            return PLAIN
        if one.is_plain or two.is_plain:
            number, thing = (left, right) if one.is_plain else (right, left)
            return self._beside_plain(number, thing, two if one.is_plain else one)
        if not are_same(one, two):
            raise self._mixed(left, one, right, two)
        return one

    def _beside_plain(
        self, number: Expression, thing: Expression, measured: Dimension
    ) -> Dimension:
        """What a term measures that stands beside a number without a unit."""
        value = _literal(number)
        if value == 0 or measured.is_count or measured.is_marks:
            return measured
        if not measured.is_rate:
            raise self._mixed(thing, measured, number, PLAIN)
        if value is not None and value != 1:
            raise self._error("formula-plain", thing, number=write(number))
        return measured

    def _mixed(
        self, left: Expression, one: Dimension, right: Expression, two: Dimension
    ) -> FormulaError:
        return self._error(
            "formula-mixed",
            left,
            left=write(left),
            left_unit=str(one),
            right=write(right),
            right_unit=str(two),
        )

    def _error(
        self, key: str, at: Expression, known: tuple[str, ...] = (), **words: str
    ) -> FormulaError:
        found = write(at)
        formula = write(self._whole)
        position = max(formula.find(found), 0)
        return FormulaError(key, formula, position, known, found=found, **words)


def _literal(expression: Expression) -> Decimal | None:
    """The number that a term writes out; None for any other term."""
    match expression:
        case Number(number):
            return number
        case Negative(Number(number)):
            return -number
        case _:
            return None
