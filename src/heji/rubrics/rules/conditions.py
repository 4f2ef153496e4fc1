"""Rules that ask whether a condition holds: a curve of flat stretches between its limits."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from heji.rubrics.evaluation.evaluation import Worth
from heji.rubrics.formulas.expression import Comparison, Expression, Joined, Name, Not
from heji.rubrics.formulas.reckoning import Refusal, holds
from heji.rubrics.rules.curve import Curve, Piece, merged
from heji.rubrics.rules.marks import Constant, marks_of, within
from heji.rubrics.rules.rule import Threshold
from heji.values.interval import Interval

#: The name of the value that a rule is about, in the condition of a threshold.
VALUE = "value"


def threshold(rule: Threshold, weight: Fraction, constant: Constant) -> Curve:
    """Full marks on the values for which the condition holds."""
    otherwise = within(marks_of(rule.otherwise, weight, constant), weight)
    marks = sorted(set(_limits(rule.condition, constant)))
    pieces = [
        Piece(domain, weight if _meets(rule.condition, inside, constant) else otherwise)
        for domain, inside in _stretches(marks)
    ]
    return Curve(tuple(merged(pieces)))


def _limits(condition: Expression, constant: Constant) -> Iterator[Fraction]:
    """The numbers with which a condition compares the value."""
    match condition:
        case Not(operand):
            yield from _limits(operand, constant)
        case Joined(_, left, right):
            yield from _limits(left, constant)
            yield from _limits(right, constant)
        case Comparison(_, Name(name), limit) if name == VALUE:
            yield constant(limit).point
        case Comparison(_, limit, Name(name)) if name == VALUE:
            yield constant(limit).point
        case _:
            raise ValueError("the condition of a threshold compares `value` with a constant")


def _stretches(limits: list[Fraction]) -> Iterator[tuple[Interval, Fraction]]:
    """The limits and what lies between them, each with a value inside it."""
    if not limits:
        return
    yield Interval(None, limits[0], False, False), limits[0] - 1
    for index, limit in enumerate(limits):
        yield Interval.point(limit), limit
        if index + 1 < len(limits):
            following = limits[index + 1]
            yield Interval(limit, following, False, False), (limit + following) / 2
    yield Interval(limits[-1], None, False, False), limits[-1] + 1


def _meets(condition: Expression, value: Fraction, constant: Constant) -> bool:
    exact = Worth.exact(value)
    truth = holds(condition, lambda name: exact if name == VALUE else constant(Name(name)))
    if isinstance(truth, Refusal):
        raise ValueError(f"the condition of a threshold cannot be reckoned: {truth.problem}")
    return truth.point
