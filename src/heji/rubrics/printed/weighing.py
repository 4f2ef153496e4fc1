"""What the marks of statements are worth against the weight of the row."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from heji.rubrics.formulas.expression import Expression, Number
from heji.rubrics.printed.marks import Effect
from heji.rubrics.printed.printed import NotUnderstood
from heji.rubrics.printed.statements import Statement
from heji.rubrics.rules.rule import NOTHING, WHOLE


def mark_of(statement: Statement) -> Expression:
    """What a statement gives, as a term of the language."""
    if statement.effect is Effect.FULL:
        return WHOLE
    if statement.effect is Effect.NOTHING:
        return NOTHING
    if statement.mark.amount is None:
        raise NotUnderstood("range-of-marks", statement.condition)
    return statement.mark.amount


def worth_of(mark: Expression, weight: Fraction) -> Fraction:
    """A mark in 分."""
    assert isinstance(mark, Number)  # noqa: S101 - standards print nothing else
    is_share = mark.unit is not None and mark.unit.is_ratio
    return mark.value * weight if is_share else mark.value


def is_full(statement: Statement, weight: Fraction) -> bool:
    """Whether a statement gives the whole weight."""
    if statement.effect is Effect.FULL:
        return True
    has_amount = statement.effect is Effect.GIVES and statement.mark.amount is not None
    return has_amount and worth_of(mark_of(statement), weight) == weight


def must_reach(statements: Iterable[Statement], weight: Fraction) -> None:
    """Refuses a standard whose highest mark is not the weight that the row prints.

    Raises:
        NotUnderstood: the full mark of the words is another one.
    """
    given = [worth_of(mark_of(each), weight) for each in statements]
    if not given or max(given) != weight:
        raise NotUnderstood("full-mark-differs")
