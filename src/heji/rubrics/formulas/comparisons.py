"""The signs that compare two terms: what the difference of the terms must be."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from heji.rubrics.formulas.expression import Relation
from heji.values.interval import Interval

_ZERO = Fraction(0)

_ADMITS: dict[Relation, Callable[[Interval], bool]] = {
    Relation.LESS: Interval(None, _ZERO, False, False).overlaps,
    Relation.AT_MOST: Interval(None, _ZERO, False, True).overlaps,
    Relation.EQUAL: lambda difference: difference.contains(0),
    Relation.UNEQUAL: lambda difference: difference != Interval.point(0),
    Relation.AT_LEAST: Interval(_ZERO, None, True, False).overlaps,
    Relation.MORE: Interval(_ZERO, None, False, False).overlaps,
}

_CONTRARY = {
    Relation.LESS: Relation.AT_LEAST,
    Relation.AT_MOST: Relation.MORE,
    Relation.EQUAL: Relation.UNEQUAL,
    Relation.UNEQUAL: Relation.EQUAL,
    Relation.AT_LEAST: Relation.LESS,
    Relation.MORE: Relation.AT_MOST,
}


def can_hold(relation: Relation, difference: Interval) -> bool:
    """Whether some difference, left term less right term, lets them stand in a relation.

    >>> can_hold(Relation.MORE, Interval(Fraction(-1), Fraction(1)))
    True
    """
    return _ADMITS[relation](difference)


def can_fail(relation: Relation, difference: Interval) -> bool:
    """Whether some difference, left term less right term, keeps them out of a relation.

    >>> can_fail(Relation.MORE, Interval(Fraction(-1), Fraction(1)))
    True
    """
    return _ADMITS[_CONTRARY[relation]](difference)
