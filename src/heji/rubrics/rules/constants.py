"""The constants of a rule on a day: numbers, dated parameters, and the weight of the item."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from fractions import Fraction

from heji.rubrics.evaluation.evaluation import Worth
from heji.rubrics.formulas.expression import Expression, Number
from heji.rubrics.formulas.reckoning import Refusal, reckon
from heji.rubrics.formulas.shares import WEIGHT, is_share
from heji.rubrics.rubric import Dated, Parameter
from heji.values.interval import Interval


class Constants:
    """What the constants of a rule are worth.

    Called with an expression it gives its value; `Worth.is_share` says that it is a share of the
    weight where marks are wanted. Every parameter that was asked for is kept in `used`.

    >>> from heji.rubrics.formulas.grammar import parse
    >>> Constants(Fraction(10))(parse("weight ÷ 4")).point
    Fraction(5, 2)
    """

    def __init__(
        self,
        weight: Fraction,
        parameters: Iterable[Parameter] = (),
        day: datetime.date = datetime.date.max,
    ) -> None:
        self._parameters = tuple(parameters)
        self._day = day
        self._weight = Worth.exact(weight)
        self.used: list[str] = []

    def __call__(self, expression: Expression) -> Worth:
        """The value of a constant.

        Raises:
            LookupError: it names something that has no value on that day.
        """
        if isinstance(expression, Number):
            unit, value = expression.unit, expression.value
            return Worth(value, Interval(value, value), unit is not None and unit.is_ratio)
        found = reckon(expression, self.named)
        if isinstance(found, Refusal):
            raise LookupError(f"{found.problem} {found.name}".strip())
        return Worth(found.point, found.interval, is_share(expression, self._value))

    def named(self, name: str) -> Worth | None:
        """The value of a parameter or of `weight`; None when there is no such name."""
        if name == WEIGHT:
            return self._weight
        value = self._value(name)
        if value is None:
            return None
        if name not in self.used:
            self.used.append(name)
        return self(value)

    def dated(self, name: str) -> tuple[Parameter, Dated]:
        """A parameter with what it is on the day.

        Raises:
            KeyError: there is no such parameter on that day.
        """
        found = self._on_the_day(name)
        if found is None:
            raise KeyError(name)
        return found

    def _value(self, name: str) -> Expression | None:
        found = self._on_the_day(name)
        return None if found is None else found[1].value

    def _on_the_day(self, name: str) -> tuple[Parameter, Dated] | None:
        parameter = next((each for each in self._parameters if each.name == name), None)
        dated = None if parameter is None else parameter.on(self._day)
        return None if parameter is None or dated is None else (parameter, dated)
