"""How items, weights and scores look on a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from heji.values.formatting import shortest
from heji.web.filing.figures import written
from heji.web.key_evaluations.items import Leaf
from heji.web.key_evaluations.models import ItemScore, Seat
from heji.web.key_evaluations.selectors import Result, Row

_PLACES = 4


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """An item on the page."""

    leaf: Leaf
    begins: bool  #: a dimension: the row above is of another one
    weight: str
    score: str
    exact: str  #: before it was rounded, where that says more
    lowest: str
    highest: str
    spread: str
    scores: tuple[tuple[Seat, str, ItemScore], ...]


def said(score: Fraction | None) -> str:
    """A score as it is printed, with a dash where there is none."""
    return "—" if score is None else shortest(score, _PLACES)


def drawn_rows(result: Result) -> tuple[DrawnRow, ...]:
    """The rows of a result."""
    return tuple(_rows(result.rows))


def _rows(rows: tuple[Row, ...]) -> Iterator[DrawnRow]:
    above = None
    for row in rows:
        found, is_first = row.combined, row.leaf.above != above
        above = row.leaf.above
        yield DrawnRow(
            row.leaf,
            is_first,
            said(row.weight),
            said(found.score if found else None),
            said(found.exact) if found and found.exact != found.score else "",
            said(found.lowest if found else None),
            said(found.highest if found else None),
            said(found.spread if found else None),
            tuple((seat, _typed(each), each) for seat, each in row.scores),
        )


def _typed(score: ItemScore) -> str:
    return written(score.value, score.places)
