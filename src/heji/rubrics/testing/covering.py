"""What the cases of a rubric must show: each item full, partial, zero and at an edge.

Not every rule can give every score: a threshold knows no part, a person's judgment no rule. What
an item can show follows from its rule.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from fractions import Fraction

from heji.rubrics.evaluation.alone import NO_FORM
from heji.rubrics.evaluation.evaluate import day_of
from heji.rubrics.formulas.reckoning import Refusal, reckon
from heji.rubrics.rubric import Item, Rubric
from heji.rubrics.rules.constants import Constants
from heji.rubrics.rules.curve import Curve
from heji.rubrics.rules.curves import curve_of
from heji.rubrics.rules.rule import (
    ByTarget,
    Checklist,
    Ladder,
    Linear,
    Manual,
    Proportional,
    Steps,
    Threshold,
    Tiers,
)
from heji.rubrics.testing.case import Aspect, Case, ItemCase
from heji.rubrics.testing.running import aspect_of

_ALL = frozenset(Aspect)

#: Stands for the weight that only a form gives.
_SOME_WEIGHT = Fraction(10)


def uncovered(rubric: Rubric, cases: Iterable[Case]) -> tuple[tuple[str, Aspect], ...]:
    """The items of a rubric, by code, with what no case shows of them yet."""
    shown = {(each.item, each.aspect) for each in cases if isinstance(each, ItemCase)}
    return tuple(
        (item.code, aspect)
        for item in scored_items(rubric.items)
        for aspect in Aspect
        if aspect in possible_aspects(rubric, item) and (item.code, aspect) not in shown
    )


def scored_items(items: Iterable[Item]) -> Iterator[Item]:
    """Every item that is no group."""
    for each in items:
        if each.items:
            yield from scored_items(each.items)
        else:
            yield each


def possible_aspects(rubric: Rubric, item: Item) -> frozenset[Aspect]:
    """What the cases of an item can show, by its rule.

    A person's judgment has an edge alone: that the printed score is taken over, or refused.
    """
    match item.rule:
        case Manual() | Tiers() | None:
            return frozenset({Aspect.EDGE})
        case ByTarget(missed_is_zero=True):
            return _ALL - {Aspect.PARTIAL}
        case Checklist(points) if len(points) == 1:
            return _ALL - {Aspect.PARTIAL}
        case Proportional() | Linear() | Steps() | Ladder() | Threshold() as rule:
            weight = _weight(rubric, item)
            curve = curve_of(rule, weight, _constants(rubric, weight))
            return frozenset({Aspect.EDGE, *_of_curve(curve, weight, item)})
        case _:
            return _ALL


def _of_curve(curve: Curve, weight: Fraction, item: Item) -> Iterator[Aspect]:
    """What the ends of the pieces show, and what lies between them."""
    for piece in curve.pieces:
        if piece.slope:
            yield Aspect.PARTIAL
        domain = piece.domain
        ends = [(domain.low, domain.low_closed), (domain.high, domain.high_closed)]
        scores = [piece.at(end) for end, closed in ends if end is not None and closed]
        for score in scores if piece.slope else [piece.offset]:
            shown = aspect_of(score, weight, item)
            if shown is not None:
                yield shown


def _weight(rubric: Rubric, item: Item) -> Fraction:
    if item.weight is None:
        return _SOME_WEIGHT
    found = reckon(item.weight, _constants(rubric, Fraction(0)).named)
    return _SOME_WEIGHT if isinstance(found, Refusal) else found.point


def _constants(rubric: Rubric, weight: Fraction) -> Constants:
    return Constants(weight, rubric.parameters, _day(rubric))


def _day(rubric: Rubric) -> datetime.date:
    return day_of(rubric, NO_FORM)
