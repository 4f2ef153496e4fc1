"""Standards in words: sub-points that add up, or degrees of which one is chosen."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise

from heji.rubrics.formulas.expression import Expression, Name, Number, Operation, Sign
from heji.rubrics.formulas.shares import WEIGHT
from heji.rubrics.printed.marks import Effect
from heji.rubrics.printed.printed import Case, NotUnderstood, Reading
from heji.rubrics.printed.statements import Standard, Statement
from heji.rubrics.printed.weighing import mark_of, worth_of
from heji.rubrics.rules.rule import NOTHING, WHOLE, Checklist, Point, Text, Tier, Tiers

#: A condition in words and in figures at once: 「执行率≥95%且制度健全」.
_COMPARES = re.compile(r"[≥≤<>]|\d%")


def in_words(standard: Standard, weight: Fraction) -> tuple[Reading, ...]:
    """The reading of a standard whose conditions are words.

    Marks that add up to the weight are sub-points; falling marks that begin with the weight are
    degrees of which one is chosen.

    Raises:
        NotUnderstood: they are neither.
    """
    given = [each for each in standard.having(Effect.GIVES, Effect.FULL) if not each.is_otherwise]
    nothing = [each for each in standard.having(Effect.NOTHING) if not each.is_otherwise]
    deducted = standard.having(Effect.DEDUCTS)
    if len(standard.statements) > len(given) + len(standard.having(Effect.NOTHING)) + len(deducted):
        raise NotUnderstood("mixture", *(standard.quote(each) for each in standard.statements))
    _refuse_bare(standard, given)
    has_ranges = any(each.mark.amounts for each in given)
    if not has_ranges and not nothing and len(given) > 1:
        total = sum((worth_of(mark_of(each), weight) for each in given), Fraction(0))
        if total == weight and _costs_a_point(given, deducted, weight):
            return (Reading((Case(_checklist(given)),)),)
    if deducted or not _falls(given, weight):
        raise NotUnderstood("points-do-not-add-up", *(standard.quote(each) for each in given))
    return (Reading((Case(_degrees(given, standard)),)),)


def _refuse_bare(standard: Standard, given: list[Statement]) -> None:
    if not given:
        raise NotUnderstood("words", standard.source.printed)
    for each in given:
        if not each.condition:
            raise NotUnderstood("no-condition", standard.quote(each))
        if _COMPARES.search(each.condition):
            raise NotUnderstood("joined-conditions", standard.quote(each))


def _costs_a_point(
    given: list[Statement], deducted: tuple[Statement, ...], weight: Fraction
) -> bool:
    """「每少一项扣1分」 beside points of 1 says the same thing twice."""
    worths = {worth_of(mark_of(each), weight) for each in given}
    for each in deducted:
        amount = each.mark.amount
        if not each.per_case or amount is None or worths != {worth_of(amount, weight)}:
            return False
    return True


def _checklist(given: list[Statement]) -> Checklist:
    return Checklist(
        tuple(
            Point(Text(each.condition), mark_of(each), f"point_{number}")
            for number, each in enumerate(given, start=1)
        )
    )


def _falls(given: list[Statement], weight: Fraction) -> bool:
    """Whether the marks begin with the weight and fall from one to the next."""
    ends = [_ends(each, weight) for each in given]
    if not ends or ends[0][1] != weight:
        return False
    return all(two[1] <= one[0] and two[0] < one[0] for one, two in pairwise(ends))


def _ends(statement: Statement, weight: Fraction) -> tuple[Fraction, Fraction]:
    if statement.mark.amounts:
        low, high = sorted(worth_of(each, weight) for each in statement.mark.amounts)
        return low, high
    exact = worth_of(mark_of(statement), weight)
    return exact, exact


def _degrees(given: list[Statement], standard: Standard) -> Tiers:
    found = [_tier(each, each.condition) for each in given]
    for each in standard.having(Effect.NOTHING):
        name = each.condition
        found.append(Tier(Text(name), (name,), NOTHING, NOTHING))
    return Tiers(tuple(found))


def _tier(statement: Statement, name: str) -> Tier:
    if statement.mark.amounts:
        low, high = sorted(statement.mark.amounts, key=lambda each: each.value)
        return Tier(Text(name), (name,), _share(low), _share(high))
    share = _share(mark_of(statement))
    return Tier(Text(name), (name,), share, share)


def _share(mark: Expression) -> Expression:
    """Marks as a share of the weight."""
    is_share = mark == WHOLE or (isinstance(mark, Number) and _is_ratio(mark))
    return mark if is_share else Operation(Sign.DIVIDE, mark, Name(WEIGHT))


def _is_ratio(mark: Number) -> bool:
    return mark.unit is not None and mark.unit.is_ratio
