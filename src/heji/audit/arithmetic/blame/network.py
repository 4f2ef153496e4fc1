"""The relations that hang together by their cells, as rows of a linear programme.

Numbers are exact here; the programme that is made of them only proposes, nothing is judged by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from heji.audit.arithmetic.reckoning import Key, key_of
from heji.documents.figure import Figure
from heji.relations.claim import Claim, claim_of, is_loose
from heji.relations.judgement import Judgement
from heji.relations.relation import AnyRelation, Difference, Equal, Growth, Ratio, Sum
from heji.relations.shape import shape, sides
from heji.values.interval import Interval
from heji.values.quantity import Quantity
from heji.values.rounding import Rounding
from heji.values.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Row:
    """What a relation asks of its cells: the sum of coefficient times value lies in an interval."""

    terms: tuple[tuple[Key, Fraction], ...]  #: the number as it is printed, times this
    interval: Interval
    unless: Key | None = None  #: a changed cell that frees the others: the rate of a ratio


@dataclass(frozen=True, slots=True)
class Knot:
    """A judged relation with its cells; without rows it only says that a change does not come alone."""

    judgement: Judgement
    figures: tuple[tuple[Key, Figure], ...]
    rows: tuple[Row, ...]
    values: tuple[tuple[Key, Interval], ...]  #: what the printed numbers can stand for

    @property
    def relation(self) -> AnyRelation:
        """The relation."""
        return self.judgement.relation

    @property
    def is_failing(self) -> bool:
        """Whether it does not hold."""
        return self.judgement.verdict is Verdict.INCONSISTENT

    @property
    def keys(self) -> frozenset[Key]:
        """Its cells."""
        return frozenset(key for key, _ in self.figures)


def components(judgements: Iterable[Judgement]) -> Iterator[tuple[Knot, ...]]:
    """The relations that share cells, where at least one of them fails.

    What is undecided, rests on a guess, or fails by its unit or its rounding alone takes no part.
    """
    knots = [knot for each in judgements if (knot := _knot(each)) is not None]
    groups: dict[Key, int] = {}
    leader = list(range(len(knots)))

    def find(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    for index, knot in enumerate(knots):
        for key in knot.keys:
            leader[find(index)] = find(groups.setdefault(key, index))
    together: dict[int, list[Knot]] = {}
    for index, knot in enumerate(knots):
        together.setdefault(find(index), []).append(knot)
    for found in together.values():
        if any(each.is_failing for each in found):
            yield tuple(found)


def _knot(judgement: Judgement) -> Knot | None:
    is_slip = judgement.verdict is Verdict.INCONSISTENT and (
        judgement.digits_agree or judgement.rounding is not None
    )
    if judgement.verdict is Verdict.UNDECIDED or not judgement.relation.certain or is_slip:
        return None
    claim = claim_of(judgement.relation)
    if isinstance(claim, str) or claim.frame.is_doubtful:
        return None
    present = [each for each in shape(claim.relation).figures if claim.quantity(each) is not None]
    figures = tuple({key_of(each): each for each in present}.items())
    if is_loose(claim):
        return None
    rows = tuple(_rows(claim))
    values = tuple((key_of(each), _value(claim, each)) for each in present)
    return Knot(judgement, figures, rows, values)


def _value(claim: Claim, figure: Figure) -> Interval:
    """What the digits of a figure stand for, in the unit that it is printed in."""
    quantity = _quantity(claim, figure)
    value = Fraction(quantity.number)
    is_rate = claim.is_rate and figure in claim.shape.stated
    if not is_rate and (quantity.is_exact or claim.is_exact):
        return Interval.point(value)
    return Interval.printed(value, Fraction(1, 10**quantity.places), Rounding.HALF_AWAY)


def _quantity(claim: Claim, figure: Figure) -> Quantity:
    found = claim.quantity(figure)
    assert found is not None  # noqa: S101 - only those with one are asked for
    return found


def _rows(claim: Claim) -> Iterator[Row]:
    match claim.relation:
        case Sum(total=total, parts=parts, exhaustive=exhaustive):
            within = Interval.point(0) if exhaustive else Interval(Fraction(0), None)
            yield Row(_terms(claim, (total,), parts), within)
        case Equal() as relation:
            yield Row(_terms(claim, *sides(relation)), Interval.point(0))
        case Difference(result=result, minuend=minuend, subtrahends=less, absolute=False):
            yield Row(_terms(claim, (minuend,), (result, *less)), Interval.point(0))
        case Ratio(rate=rate, numerator=over, denominator=under):
            yield from _rate_rows(claim, rate, over, under, Fraction(0))
        case Growth(rate=rate, new=new, base=base, absolute=False):
            yield from _rate_rows(claim, rate, (new,), (base,), Fraction(1))
        case _:
            return


def _rate_rows(
    claim: Claim, rate: Figure, over: Sequence[Figure], under: Sequence[Figure], more: Fraction
) -> Iterator[Row]:
    """At most (highest rate + more) times the amount below the line, while the rate stands."""
    value, factor = _value(claim, rate), claim.frame.factor(_quantity(claim, rate))
    if value.low is not None:
        terms = _weighed(claim, over, under, value.low * factor + more)
        yield Row(terms, Interval(Fraction(0), None), key_of(rate))
    if value.high is not None:
        terms = _weighed(claim, over, under, value.high * factor + more)
        yield Row(terms, Interval(None, Fraction(0)), key_of(rate))


def _terms(
    claim: Claim, plus: Iterable[Figure], minus: Iterable[Figure]
) -> tuple[tuple[Key, Fraction], ...]:
    return (*_signed(claim, plus, Fraction(1)), *_signed(claim, minus, Fraction(-1)))


def _weighed(
    claim: Claim, over: Iterable[Figure], under: Iterable[Figure], rate: Fraction
) -> tuple[tuple[Key, Fraction], ...]:
    return (*_signed(claim, over, Fraction(1)), *_signed(claim, under, -rate))


def _signed(
    claim: Claim, figures: Iterable[Figure], coefficient: Fraction
) -> Iterator[tuple[Key, Fraction]]:
    for each in figures:
        quantity = claim.quantity(each)
        if quantity is not None:
            yield key_of(each), coefficient * claim.frame.factor(quantity)
