"""A budget that the document gives two values: the rate may agree with the other one.

「三项合计120万元」 … 「占预算126万元的95%」: 95 % of 120 is what was spent, so the 126 is the figure
to ask about, and the rate is not wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heji.claims.cues import words
from heji.claims.naming import ends_with
from heji.claims.rates.pairs import gives
from heji.claims.roles import Role, roles
from heji.claims.scene import Mention, Scene, tidy
from heji.documents.figure import Figure
from heji.relations.relation import Basis, Equal, Ratio, Working

#: A rate of fewer figures than this agrees with another amount by chance too often.
_TELLING_PLACES = 1
_LONGEST_LABEL = 14


def wholes(scenes: Sequence[Scene]) -> list[Figure]:
    """The amounts of the prose that can be the document's whole budget."""
    return [
        scene.figure(each)
        for scene in scenes
        for named in [roles(scene.mentions)]
        for each in scene.mentions
        if named.get(each.index) == Role("full_year_budget", "total") or _is_whole(each)
    ]


def _is_whole(mention: Mention) -> bool:
    label = tidy(mention.before)
    named = mention.kind == "money" and len(label) <= _LONGEST_LABEL
    return named and bool(ends_with(label, words("whole_money")))


def settled(
    relation: Ratio | Working, known: Sequence[Figure]
) -> Iterator[Ratio | Working | Equal]:
    """The relation, or the one that holds with another value of the budget and their conflict.

    Args:
        relation: what the rate's own sentence says.
        known: the amounts of the document that can be its budget.
    """
    other = _agreeing(relation, known) if isinstance(relation, Ratio) else None
    if other is None or not isinstance(relation, Ratio):
        yield relation
        return
    yield Ratio(relation.check, relation.basis, True, relation.rate, relation.numerator, (other,))
    rate = relation.rate.quantity
    telling = rate is not None and rate.places >= _TELLING_PLACES
    if telling:
        yield Equal("figure-conflict", Basis.SAME_FACT, True, (other,), relation.denominator)


def _agreeing(relation: Ratio, known: Sequence[Figure]) -> Figure | None:
    rate, over, under = relation.rate, relation.numerator, relation.denominator
    if len(over) != 1 or len(under) != 1:
        return None
    quantity, part, whole = rate.quantity, over[0].quantity, under[0].quantity
    if quantity is None or part is None or whole is None or whole.unit is None:
        return None
    if whole.unit.dimension != "money" or gives(quantity, [part], [whole]):
        return None
    return next(
        (each for each in known if each.quantity and gives(quantity, [part], [each.quantity])),
        None,
    )
