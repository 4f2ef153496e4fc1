"""Whether the cells that a template works out still say what they should."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from heji.values.rounding import round_fraction
from heji.writers.entry.plan import Live
from heji.writers.entry.problems import Problem
from heji.writers.entry.structure import Returned
from heji.writers.official.sheet import Place, Quotient, Sum

_RATE_PLACES = 4  #: two decimals of a percentage


def check_live(returned: Returned) -> Iterator[Problem]:
    """Live cells that were overwritten, and totals of weights that are not the full mark.

    A formula may be spelt in many ways, so its result is what counts: by the numbers of its cells,
    as a spreadsheet adds them up.
    """
    full = returned.plan.layout.full_mark
    for place, live in returned.plan.live.items():
        placed = returned.boxes[place]
        cell = returned.cell(placed)
        if cell is None or not cell.text.strip():
            continue
        shown, found = cell.text.strip(), _reckoned(returned, live)
        is_other = found is not None and cell.number is not None and found != cell.number
        if cell.formula is None or is_other:
            yield returned.problem(placed, "overwritten", found=shown)
        elif place in returned.plan.full_marks and cell.number not in (None, full):
            yield returned.problem(placed, "not-full", found=shown, full=str(full))


def _reckoned(returned: Returned, live: Live) -> Fraction | None:
    match live:
        case Sum(parts):
            found = [_number(returned, each) for each in parts]
            return sum((each for each in found if each is not None), Fraction(0))
        case Quotient(above, below):
            top, bottom = _number(returned, above), _number(returned, below)
            if top is None or not bottom:
                return None
            return Fraction(round_fraction(top / bottom, _RATE_PLACES))
        case _:
            return None


def _number(returned: Returned, place: Place) -> Fraction | None:
    cell = returned.cell(returned.boxes[place])
    return Fraction(cell.number) if cell is not None and cell.number is not None else None
