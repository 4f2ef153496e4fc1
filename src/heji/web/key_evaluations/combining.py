"""How several experts' scores become one, exactly: each item by itself, the total as their sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from heji.values.rounding import round_fraction
from heji.web.key_evaluations.models import Combination

#: How many experts it takes.
LEAST: Mapping[str, int] = {
    Combination.MEAN: 1,
    Combination.TRIMMED: 3,
    Combination.WEIGHTED: 1,
}


@dataclass(frozen=True, slots=True)
class Vote:
    """What one expert gave, in marks, and how much it counts where scores are weighted."""

    score: Fraction
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Combined:
    """One score of several, and how far they lay apart."""

    score: Fraction  #: rounded
    exact: Fraction
    lowest: Fraction
    highest: Fraction

    @property
    def spread(self) -> Fraction:
        """From the lowest to the highest."""
        return self.highest - self.lowest


def combine(votes: Sequence[Vote], rule: str, places: int) -> Combined | None:
    """The score of an item.

    Args:
        votes: of the experts who handed in, in any order.
        rule: of `Combination`. `trimmed` leaves out one of the highest and one of the lowest.
        places: decimals to which the result, and nothing before it, is rounded: half away from 0.

    Returns:
        None where there are fewer experts than the rule needs.

    >>> combine([Vote(Fraction(9)), Vote(Fraction(8)), Vote(Fraction(8))], "mean", 2).score
    Fraction(833, 100)
    """
    if len(votes) < LEAST[rule]:
        return None
    ordered = sorted(votes, key=lambda each: each.score)
    kept = ordered[1:-1] if rule == Combination.TRIMMED else ordered
    weights = [each.weight if rule == Combination.WEIGHTED else 1 for each in kept]
    weighed = zip(kept, weights, strict=True)
    whole = sum((each.score * weight for each, weight in weighed), Fraction(0))
    exact = whole / sum(weights)
    score = Fraction(round_fraction(exact, places))
    return Combined(score, exact, ordered[0].score, ordered[-1].score)
