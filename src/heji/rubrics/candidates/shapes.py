"""Rules of the catalogue put together from its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from heji.rubrics.formulas.expression import Comparison, Expression, Name, Number, Relation
from heji.rubrics.printed.numbers import marks, percent
from heji.rubrics.rules.conditions import VALUE
from heji.rubrics.rules.rule import NOTHING, Band, Ladder, Side


def number(printed: str) -> Number:
    """A number of the catalogue: a percentage, or marks.

    >>> number("10%").value, number("0.5").value
    (Fraction(1, 10), Fraction(1, 2))
    """
    is_share = printed.endswith("%")
    return percent(Decimal(printed[:-1])) if is_share else marks(Decimal(printed))


def condition_of(side: Side, at: str) -> Expression:
    """「value ≥ 90%」 where marks are lost below it, 「value ≤ 10%」 where they are lost above."""
    relation = Relation.AT_LEAST if side is Side.BELOW else Relation.AT_MOST
    return Comparison(relation, Name(VALUE), number(at))


def band_ladder(order: str, cuts: Sequence[str], shares: Sequence[str]) -> Ladder:
    """Bands between cuts; the best one first, beyond the last cut nothing."""
    limits, given = [number(each) for each in cuts], [number(each) for each in shares]
    if order == "falling":
        return Ladder(
            (
                Band(limits[0], None, True, False, given[0]),
                *(
                    Band(low, high, True, False, mark)
                    for (high, low), mark in zip(pairwise(limits), given[1:], strict=True)
                ),
                Band(None, limits[-1], False, False, NOTHING),
            )
        )
    return Ladder(
        (
            Band(None, limits[0], False, True, given[0]),
            *(
                Band(low, high, False, True, mark)
                for (low, high), mark in zip(pairwise(limits), given[1:], strict=True)
            ),
            Band(limits[-1], None, False, False, NOTHING),
        )
    )
