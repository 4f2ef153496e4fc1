"""「发现一例扣1分」 and 「每项加2.5分」: marks by the case."""

from __future__ import annotations

from fractions import Fraction

from heji.rubrics.formulas.expression import Expression, Name
from heji.rubrics.formulas.shares import WEIGHT
from heji.rubrics.printed.marks import Effect
from heji.rubrics.printed.printed import Case, NotUnderstood, Reading
from heji.rubrics.printed.statements import Standard, Statement
from heji.rubrics.printed.weighing import is_full
from heji.rubrics.rules.rule import Award, BonusMalus, Breaches


def breaches(standard: Standard, weight: Fraction) -> tuple[Reading, ...]:
    """The reading of a standard that takes so much for each case.

    Raises:
        NotUnderstood: cases cost different marks, or something else takes marks too.
    """
    found = standard.having(Effect.DEDUCTS)
    amounts = {each.mark.amount for each in found}
    (amount,) = amounts if len(amounts) == 1 else (None,)
    if amount is None or not all(each.per_case for each in found):
        raise NotUnderstood("several-deductions", *(standard.quote(each) for each in found))
    for each in standard.statements:
        if each in found or is_full(each, weight):
            continue
        raise NotUnderstood("mixture", standard.quote(each))
    return (Reading((Case(Breaches("count", amount)),)),)


def bonus(standard: Standard) -> tuple[Reading, ...]:
    """The reading of a standard of bonus and malus.

    Raises:
        NotUnderstood: more is said than so much for each case, up to a cap.
    """
    known = (Effect.ADDS, Effect.DEDUCTS, Effect.CAPS_BONUS, Effect.CAPS_DEDUCTION)
    for each in standard.statements:
        if each.effect not in known:
            raise NotUnderstood("mixture", standard.quote(each))
    given = _award(standard, Effect.ADDS, Effect.CAPS_BONUS)
    taken = _award(standard, Effect.DEDUCTS, Effect.CAPS_DEDUCTION)
    return (Reading((Case(BonusMalus(given, taken)),)),)


def _award(standard: Standard, effect: Effect, cap: Effect) -> Award | None:
    found, caps = standard.having(effect), standard.having(cap)
    if not found:
        return None
    amounts = {each.mark.amount for each in found}
    (amount,) = amounts if len(amounts) == 1 else (None,)
    if amount is None or len(caps) > 1 or not all(map(_by_case, found)):
        raise NotUnderstood("several-deductions", *(standard.quote(each) for each in found))
    most: Expression | None = caps[0].mark.amount if caps else Name(WEIGHT)
    return Award("count", amount, most or Name(WEIGHT))


def _by_case(statement: Statement) -> bool:
    return statement.per_case
