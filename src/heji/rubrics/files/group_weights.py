"""The weight of a group that states none: the sum of its items, where these are constants."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from heji.rubrics.formulas.constants import constant
from heji.rubrics.formulas.expression import Expression, Number
from heji.rubrics.formulas.writing import number_of
from heji.rubrics.rubric import Item, Rubric


def with_group_weights(rubric: Rubric) -> Rubric:
    """The rubric with a weight for every group whose items have constant weights."""
    return replace(rubric, items=tuple(_weighed(each) for each in rubric.items))


def sum_of_weights(items: tuple[Item, ...]) -> Fraction | None:
    """The sum of the weights of items, in marks; None when one is not a constant."""
    weights = [None if each.weight is None else constant(each.weight, {}) for each in items]
    known = [each for each in weights if each is not None]
    return sum(known, Fraction(0)) if len(known) == len(weights) else None


def _weighed(item: Item) -> Item:
    if not item.items:
        return item
    below = tuple(_weighed(each) for each in item.items)
    weight = item.weight if item.weight is not None else _sum(below)
    return replace(item, items=below, weight=weight)


def _sum(items: tuple[Item, ...]) -> Expression | None:
    total = sum_of_weights(items)
    if total is None:
        return None
    number = number_of(total)
    return None if number is None else Number(number)
