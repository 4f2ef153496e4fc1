"""Which rules of the catalogue give a printed score, the simplest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from heji.rubrics.candidates.catalogue import Entry, Weighed, weighed
from heji.rubrics.evaluation.evaluation import Worth
from heji.rubrics.rules.rule import ValueRule
from heji.values.interval import Interval


@dataclass(frozen=True, slots=True)
class Candidate:
    """A rule that gives the printed score."""

    rule: ValueRule
    shape: str
    price: int  #: parameters that had to be chosen, and more where the choice is rare
    score: Fraction  #: what the rule gives for the value as printed, in marks
    is_exact: bool  #: the printed value itself gives the printed score, not only its interval
    rows: int = 1  #: rows of the form with part of their marks that the rule explains
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """The rules that give a score, and how easily a rule of the catalogue gives it by chance."""

    weight: Fraction
    value: Worth
    score: Interval
    candidates: tuple[Candidate, ...]
    hits: int  #: rules of the catalogue that give the score
    tried: int  #: rules of the catalogue with curves that differ
    likeliest: tuple[tuple[Fraction, int], ...] = ()  #: scores for this value, with their hits

    @property
    def chance(self) -> Fraction:
        """The share of the catalogue that gives the score: near 1, a hit says nothing."""
        return Fraction(self.hits, self.tried) if self.tried else Fraction(0)

    @property
    def is_trivial(self) -> bool:
        """Whether the score is the whole weight or nothing, which many rules give."""
        return self.score.contains(self.weight) or self.score.contains(0)


@dataclass(frozen=True, slots=True)
class Scored:
    """A row to be explained."""

    name: str
    weight: Fraction
    value: Worth
    score: Interval


def explain(weight: Fraction, value: Worth, score: Interval) -> Explanation:
    """The rules of the catalogue that give a score.

    Args:
        weight: marks of the row, above zero.
        value: what the row was measured by, in the base unit (1 for 100 %).
        score: what the printed score can stand for (`rounding.stands_for`).

    >>> from decimal import Decimal
    >>> from heji.rubrics.evaluation.rounding import stands_for
    >>> from heji.values.quantity import Quantity
    >>> score = Quantity(Decimal("1.9460"), None, "1.9460", places=4)
    >>> found = explain(Fraction(2), Worth.exact(Fraction(9973, 10000)), stands_for(score))
    >>> found.candidates[0].shape, found.hits
    ('linear', 1)
    """
    tried = weighed(weight)
    outcomes = [(each, each.at(value.point)) for each in tried]
    found = [
        _candidate(each, at, score)
        for each, at in outcomes
        if any(part.overlaps(score) for part in each.scores(value.interval))
    ]
    counted = Counter(at for _, at in outcomes if at is not None)
    return Explanation(
        weight,
        value,
        score,
        tuple(sorted(found, key=_rank)),
        len(found),
        len(tried),
        tuple(counted.most_common(5)),
    )


def explain_form(rows: Sequence[Scored]) -> tuple[Explanation, ...]:
    """The rules for each row of a form; a rule that explains several rows comes first.

    Only rows with part of their marks count: full marks and nothing are given by nearly every rule.
    """
    found = [explain(each.weight, each.value, each.score) for each in rows]
    counted = Counter(
        each.entry.place
        for explanation in found
        if not explanation.is_trivial
        for each in explanation.candidates
        if each.entry is not None
    )
    return tuple(_recounted(each, counted) for each in found)


def _candidate(each: Weighed, at: Fraction | None, score: Interval) -> Candidate:
    entry = each.entry
    is_exact = at is not None and score.contains(at)
    return Candidate(entry.rule, entry.shape, entry.price, at or Fraction(0), is_exact, 1, entry)


def _recounted(explanation: Explanation, counted: Counter[int]) -> Explanation:
    candidates = (
        replace(each, rows=max(1, counted[each.entry.place]) if each.entry else 1)
        for each in explanation.candidates
    )
    return replace(explanation, candidates=tuple(sorted(candidates, key=_rank)))


def _rank(candidate: Candidate) -> tuple[bool, int, int, int]:
    """Exact hits first; then few parameters, less one for each further row; then round numbers."""
    entry = candidate.entry
    roundness, place = (entry.roundness, entry.place) if entry else (0, 0)
    return not candidate.is_exact, candidate.price - (candidate.rows - 1), roundness, place
