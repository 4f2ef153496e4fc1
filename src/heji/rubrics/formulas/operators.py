"""The four signs of arithmetic, for exact numbers and for intervals alike."""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction
from typing import Any, TypeVar

from heji.rubrics.formulas.expression import Sign
from heji.values.interval import Interval

_Term = TypeVar("_Term", Fraction, Interval)

_OPERATORS: dict[Sign, Callable[[Any, Any], Any]] = {
    Sign.ADD: operator.add,
    Sign.SUBTRACT: operator.sub,
    Sign.MULTIPLY: operator.mul,
    Sign.DIVIDE: operator.truediv,
}


def operate(sign: Sign, left: _Term, right: _Term) -> _Term:
    """What two terms come to.

    Raises:
        ZeroDivisionError: the divisor is zero, or an interval that holds nothing but zero.

    >>> operate(Sign.DIVIDE, Fraction(1), Fraction(3))
    Fraction(1, 3)
    """
    found: _Term = _OPERATORS[sign](left, right)
    return found
