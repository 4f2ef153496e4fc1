"""A numerator with its denominator, and whether they give a printed rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from heji.claims.cues import words
from heji.claims.scene import Mention, tidy
from heji.values.quantity import Quantity

_FORMER_REACH = 10


@dataclass(frozen=True, slots=True)
class Pair:
    """A numerator and a denominator; sums are allowed."""

    part: tuple[Mention, ...]
    whole: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The pairs that a rate can mean; one that the words single out is certain."""

    pairs: tuple[Pair, ...]
    is_certain: bool


def is_former(mention: Mention) -> bool:
    """Whether the figure belongs to an earlier year (「上年」)."""
    label = tidy(mention.before)[-_FORMER_REACH:]
    return any(word in label for word in words("former"))


def fits(rate: Quantity, pair: Pair) -> bool:
    """Whether a pair gives the printed rate, to its last digit."""
    over = [each.quantity for each in pair.part]
    return gives(rate, over, [each.quantity for each in pair.whole])


def gives(rate: Quantity, over: Sequence[Quantity], under: Sequence[Quantity]) -> bool:
    """Whether a quotient is the printed rate, to its last digit."""
    if any(each.malformed for each in (*over, *under)):
        return False
    part = sum((each.fraction for each in over), Fraction(0))
    whole = sum((each.fraction for each in under), Fraction(0))
    if whole == 0 or rate.unit is None:
        return False
    step = rate.unit.factor / 10**rate.places
    return bool(abs(part / whole - rate.fraction) <= step / 2)
