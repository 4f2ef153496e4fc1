"""A score as a function of one value, in pieces: what every rule about a single value becomes.

A ladder is a curve of flat pieces, a proportional rule one rising piece with a flat one above it,
a step deduction a staircase. One shape is enough to give the score of an exact value, the scores
that a rounded value can have, the bounds of a rule and whether it ever rises where it should fall.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from heji.values.interval import Interval


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of values on which the score is `offset + slope × value`."""

    domain: Interval  #: values in the base unit (1 for 100 %)
    offset: Fraction  #: in marks (分)
    slope: Fraction = Fraction(0)  #: marks per base unit of the value

    def at(self, value: Fraction) -> Fraction:
        """The score of a value of the domain."""
        return self.offset + self.slope * value

    def image(self, values: Interval) -> Interval | None:
        """The scores of those values that lie in the domain; None when none does."""
        inside = self.domain.intersection(values)
        if inside is None:
            return None
        if not self.slope:
            return Interval.point(self.offset)
        low = None if inside.low is None else self.at(inside.low)
        high = None if inside.high is None else self.at(inside.high)
        if self.slope < 0:
            return Interval(high, low, inside.high_closed, inside.low_closed)
        return Interval(low, high, inside.low_closed, inside.high_closed)


@dataclass(frozen=True, slots=True)
class Curve:
    """Pieces in rising order of their domains, which do not overlap.

    Values between the pieces have no score: the rule does not speak of them.

    >>> half, full = Fraction(1, 2), Fraction(2)
    >>> low = Piece(Interval(None, half, False, False), Fraction(0))
    >>> high = Piece(Interval(half, None, True, False), full)
    >>> threshold = Curve((low, high))
    >>> threshold.at(half)
    Fraction(2, 1)
    >>> threshold.scores(Interval(Fraction(0), half))
    (Interval[0, 0], Interval[2, 2])
    """

    pieces: tuple[Piece, ...]

    def piece(self, value: Fraction) -> Piece | None:
        """The piece that holds a value."""
        return next((each for each in self.pieces if each.domain.contains(value)), None)

    def at(self, value: Fraction) -> Fraction | None:
        """The score of an exact value, in marks; None where the rule is silent."""
        piece = self.piece(value)
        return None if piece is None else piece.at(value)

    def scores(self, values: Interval) -> tuple[Interval, ...]:
        """Every score that a value of the interval can have, piece by piece."""
        if values.low is not None and values.is_point:
            score = self.at(values.low)
            return () if score is None else (Interval.point(score),)
        return tuple(image for image in self._images(values) if image is not None)

    def _images(self, values: Interval) -> Iterator[Interval | None]:
        for each in self.pieces:
            yield each.image(values)


def merged(pieces: list[Piece]) -> Iterator[Piece]:
    """Neighbours with one and the same score made one piece."""
    held = pieces[0]
    for each in pieces[1:]:
        if each.offset == held.offset and each.slope == held.slope:
            low, high = held.domain, each.domain
            domain = Interval(low.low, high.high, low.low_closed, high.high_closed)
            held = Piece(domain, held.offset, held.slope)
        else:
            yield held
            held = each
    yield held
