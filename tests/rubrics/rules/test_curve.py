"""Pieces and curves: the exact scores of a stretch of values, with its open and closed ends."""

from __future__ import annotations

from fractions import Fraction

import pytest

from heji.rubrics.rules.curve import Curve, Piece, merged
from heji.values.interval import Interval

_ZERO, _ONE, _TWO, _FOUR = (Fraction(number) for number in (0, 1, 2, 4))


@pytest.mark.parametrize(
    ("values", "rising", "falling"),
    [
        (Interval(_ONE, _TWO), Interval(_FOUR, Fraction(7)), Interval(Fraction(-5), -_TWO)),
        (
            Interval(_ONE, _TWO, True, False),
            Interval(_FOUR, Fraction(7), True, False),
            Interval(Fraction(-5), -_TWO, False, True),
        ),
        (
            Interval(_ONE, _TWO, False, True),
            Interval(_FOUR, Fraction(7), False, True),
            Interval(Fraction(-5), -_TWO, True, False),
        ),
        (
            Interval(_ONE, None, True, False),
            Interval(_FOUR, None, True, False),
            Interval(None, -_TWO, False, True),
        ),
        (
            Interval(None, _TWO, False, False),
            Interval(None, Fraction(7), False, False),
            Interval(Fraction(-5), None, False, False),
        ),
        (Interval.everything(), Interval.everything(), Interval.everything()),
        (Interval.point(_ONE), Interval.point(_FOUR), Interval.point(-_TWO)),
    ],
)
def test_the_scores_of_a_stretch(values: Interval, rising: Interval, falling: Interval) -> None:
    up, down = (Piece(Interval.everything(), _ONE, Fraction(slope)) for slope in (3, -3))
    assert up.image(values) == rising
    assert down.image(values) == falling
    assert Piece(Interval.everything(), _FOUR).image(values) == Interval.point(_FOUR)
    assert Curve((up,)).scores(values) == (rising,)


def test_a_gentle_slope_rises_too() -> None:
    gentle = Piece(Interval.everything(), _ONE, Fraction(1, 2))
    assert gentle.image(Interval(_TWO, _FOUR)) == Interval(_TWO, Fraction(3))


def test_only_the_part_inside_the_domain_counts() -> None:
    piece = Piece(Interval(_ONE, _TWO, True, False), _ZERO, _TWO)
    assert piece.image(Interval(_ZERO, Fraction(3, 2))) == Interval(_TWO, Fraction(3))
    assert piece.image(Interval(Fraction(3, 2), _FOUR)) == Interval(Fraction(3), _FOUR, True, False)
    assert piece.image(Interval(_TWO, _FOUR)) is None


def test_a_curve_gives_the_scores_of_each_piece_and_is_silent_between() -> None:
    low = Piece(Interval(None, _ONE, False, False), _ZERO)
    high = Piece(Interval(_TWO, _FOUR), _ONE, _ONE)
    curve = Curve((low, high))
    assert curve.scores(Interval(_ZERO, Fraction(3))) == (
        Interval.point(_ZERO),
        Interval(Fraction(3), _FOUR),
    )
    assert curve.scores(Interval.point(_ONE)) == ()
    assert curve.scores(Interval(_ONE, Fraction(3, 2))) == ()
    assert curve.scores(Interval.point(_TWO)) == (Interval.point(3),)
    assert (curve.at(_ONE), curve.at(_TWO), curve.piece(_FOUR)) == (None, 3, high)
    assert curve.piece(Fraction(5)) is None


def test_neighbours_alike_become_one_piece() -> None:
    parts = [
        Piece(Interval(None, _ZERO, False, True), _ONE),
        Piece(Interval(_ZERO, _ONE, False, False), _ONE),
        Piece(Interval(_ONE, _TWO), _ONE, _ONE),
        Piece(Interval(_TWO, _FOUR, False, True), _TWO, _ONE),
        Piece(Interval(_FOUR, None, False, False), _TWO, _ONE),
    ]
    assert list(merged(parts)) == [
        Piece(Interval(None, _ONE, False, False), _ONE),
        Piece(Interval(_ONE, _TWO), _ONE, _ONE),
        Piece(Interval(_TWO, None, False, False), _TWO, _ONE),
    ]
