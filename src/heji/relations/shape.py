"""Which figures of a relation are stated, added together or needed, and how they are computed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import assert_never

from heji.documents.figure import Figure
from heji.relations.relation import (
    AnyRelation,
    Count,
    Difference,
    Equal,
    Expression,
    Growth,
    Operation,
    Product,
    Ratio,
    Sum,
    Working,
)
from heji.values.interval import Interval, sum_of

Bound = Callable[[Figure], Interval]
Group = tuple[Figure, ...]

ONE = Interval.point(1)


class ZeroDenominator(ArithmeticError):
    """The denominator may be zero: there is nothing to compare the rate with."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The figures of a relation by what they do in it."""

    stated: Group  #: what the relation claims: one figure, or a side of an `Equal`
    groups: tuple[Group, ...] = ()  #: added together: a part of a group may be 「—」
    needed: Group = ()  #: nothing can be said without them

    @property
    def figures(self) -> Group:
        """All of them, the stated ones first."""
        return (*self.stated, *self.needed, *(each for group in self.groups for each in group))


def shape(relation: AnyRelation) -> Shape:
    """Sorts the figures of a relation."""
    match relation:
        case Sum():
            return Shape((relation.total,), (relation.parts,))
        case Equal():
            stated, other = sides(relation)
            return Shape(stated, (other,))
        case Ratio():
            return Shape((relation.rate,), (relation.numerator, relation.denominator))
        case Growth():
            return Shape((relation.rate,), needed=(relation.new, relation.base))
        case Difference():
            return Shape((relation.result,), (relation.subtrahends,), (relation.minuend,))
        case Product():
            return Shape((relation.result,), needed=relation.factors)
        case Count():
            return Shape((relation.stated,))
        case Working():
            return Shape((relation.result,), needed=tuple(leaves(relation.expression)))
        case _:
            assert_never(relation)


def sides(relation: Equal) -> tuple[Group, Group]:
    """The side that is taken as stated, a single figure if there is one, and the other side."""
    if len(relation.left) == 1 and len(relation.right) > 1:
        return relation.left, relation.right
    return relation.right, relation.left


def stated_side(relation: AnyRelation, bound: Bound) -> Interval:
    """The values that the stated figures stand for."""
    return _total(shape(relation).stated, bound)


def computed_side(relation: AnyRelation, bound: Bound) -> Interval:
    """The values that follow from the other figures.

    Every figure occurs once in each formula, so that the interval is exact; only in a printed
    working may one figure stand twice, and then the interval is an enclosure.

    Raises:
        ZeroDenominator: the denominator may be zero.
    """
    match relation:
        case Sum():
            return _total(relation.parts, bound)
        case Equal():
            return _total(sides(relation)[1], bound)
        case Ratio():
            over, under = relation.numerator, relation.denominator
            return _quotient(_total(over, bound), _total(under, bound))
        case Growth():
            grown = _quotient(bound(relation.new), bound(relation.base)) - ONE
            return abs(grown) if relation.absolute else grown
        case Difference():
            left = bound(relation.minuend) - _total(relation.subtrahends, bound)
            return abs(left) if relation.absolute else left
        case Product():
            return _product(relation.factors, bound)
        case Count():
            return Interval.point(len(relation.items))
        case Working():
            return _worked_out(relation.expression, bound)
        case _:
            assert_never(relation)


def leaves(expression: Expression) -> Iterator[Figure]:
    """The figures of a working, from left to right."""
    if isinstance(expression, Operation):
        yield from leaves(expression.left)
        yield from leaves(expression.right)
    else:
        yield expression


def _worked_out(expression: Expression, bound: Bound) -> Interval:
    if not isinstance(expression, Operation):
        return bound(expression)
    left, right = _worked_out(expression.left, bound), _worked_out(expression.right, bound)
    match expression.operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case _:
            return _quotient(left, right)


def _total(figures: Group, bound: Bound) -> Interval:
    return sum_of(bound(each) for each in figures)


def _product(figures: Group, bound: Bound) -> Interval:
    product = ONE
    for each in figures:
        product = product * bound(each)
    return product


def _quotient(over: Interval, under: Interval) -> Interval:
    if under.contains(0):
        raise ZeroDenominator
    return over / under
