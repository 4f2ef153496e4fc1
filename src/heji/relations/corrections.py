"""What each figure of a failed relation would have to say to make it hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from heji.documents.figure import Figure
from heji.relations.claim import Claim, claim_of
from heji.relations.judgement import Judgement
from heji.relations.relation import Difference, Equal, Sum
from heji.relations.shape import sides
from heji.values.formatting import format_like
from heji.values.quantity import Quantity
from heji.values.rounding import round_fraction


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure and the text that would make its relation hold, all others unchanged."""

    figure: Figure
    stated: str
    suggested: str


def corrections(judgement: Judgement) -> tuple[Correction, ...]:
    """The candidates, the stated figure first.

    Of a sum any single figure may be the wrong one; of a rate only the rate is offered, because
    its inputs cannot be recovered from a rounded figure. Figures that would have to be negative
    are left out.
    """
    relation = judgement.relation
    if judgement.expected is None:
        return ()
    if not isinstance(relation, Sum | Equal | Difference):
        stated = _stated_figure(judgement)
        return () if stated is None else (Correction(stated, judgement.stated, judgement.expected),)
    claim = claim_of(relation)
    if isinstance(claim, str) or claim.frame.is_doubtful:
        return ()
    return tuple(_candidates(claim))


def _stated_figure(judgement: Judgement) -> Figure | None:
    claim = claim_of(judgement.relation)
    if isinstance(claim, str) or len(claim.shape.stated) != 1:
        return None
    return claim.shape.stated[0]


def _candidates(claim: Claim) -> Iterator[Correction]:
    gap = claim.value() - claim.stated_value()
    for figure, sign in _signs(claim):
        quantity = claim.quantity(figure)
        if quantity is None:
            continue
        factor = claim.frame.factor(quantity)
        number = Fraction(quantity.number) + sign * gap / factor
        if (number < 0) == (quantity.number < 0) or number == 0:
            yield Correction(figure, quantity.text.strip(), _written(number, quantity))


def _signs(claim: Claim) -> Iterator[tuple[Figure, int]]:
    """Each figure with the direction in which it would have to move by the gap."""
    relation = claim.relation
    yield from ((each, 1) for each in claim.shape.stated)
    match relation:
        case Sum():
            yield from ((each, -1) for each in relation.parts)
        case Equal():
            yield from ((each, -1) for each in sides(relation)[1])
        case Difference() if not relation.absolute:
            yield relation.minuend, -1
            yield from ((each, 1) for each in relation.subtrahends)


def _written(number: Fraction, like: Quantity) -> str:
    places = like.places
    while places < like.places + 2 and Fraction(round_fraction(number, places)) != number:
        places += 1
    factor = like.unit.factor if like.unit else 1
    return format_like(number * factor, replace(like, places=places))
