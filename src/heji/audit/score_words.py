"""How the checks of scores write an expected score beside the printed one."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from heji.audit.finding import Suspect
from heji.documents.figure import Figure
from heji.values.formatting import shortest
from heji.values.rounding import round_fraction

#: Decimals of an expected score, where the form prints fewer.
PLACES = 2


def as_printed(score: Fraction, printed: Figure) -> str:
    """A score as short as it goes; with two decimals or more where the printed one has them.

    「9.20」 stands in a column of two decimals, where 9 is written 「9.00」.
    """
    places = printed.quantity.places if printed.quantity is not None else 0
    if places >= PLACES:
        return f"{round_fraction(score, places):f}"
    return shortest(score, PLACES)


def distance(printed: Figure, expected: tuple[Decimal, ...]) -> str:
    """How far a printed score is from the nearest of those expected, in marks; "" without both."""
    if printed.quantity is None or not expected:
        return ""
    return str(min(abs(printed.quantity.number - each) for each in expected))


def suspects_of(figure: Figure, stated: str, expected: str) -> tuple[Suspect, ...]:
    """The printed score as the figure to be put right, where it is known what it should be."""
    return (Suspect(figure.locator, stated, expected),) if expected else ()
