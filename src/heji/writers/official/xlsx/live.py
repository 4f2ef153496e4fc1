"""Live totals and rates: formulas of Excel that give exactly what is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from heji.values.rounding import round_fraction
from heji.writers.official.sheet import Formula, Place, Quotient, Sum
from heji.writers.official.typed import Typed
from heji.writers.official.xlsx.placing import Placed

Numbers = Mapping[Place, tuple[Placed, Typed]]
#: The most arguments that Excel takes for a function.
_MOST_RANGES = 255


def formulas(numbers: Numbers) -> dict[Place, str]:
    """The formulas of a form: of each box that names one, where the exact result is what it prints.

    Args:
        numbers: all boxes that are numbers, by place.

    Returns:
        Formulas of Excel by place. A box has none if something that goes into it is no number, if
        the result is not what it prints, or if it would go into itself, however indirectly.
    """
    written: dict[Place, str] = {}
    sources: dict[Place, tuple[Place, ...]] = {}
    for place, (placed, number) in numbers.items():
        meaning = placed.box.formula if placed.box is not None else None
        parts = _parts(meaning)
        if not all(each in numbers for each in parts) or _reaches(parts, place, sources):
            continue
        found = _formula(meaning, number, numbers)
        if found is not None:
            written[place], sources[place] = found, parts
    return written


def _parts(meaning: Formula | None) -> tuple[Place, ...]:
    match meaning:
        case Sum(parts):
            return parts
        case Quotient(above, below):
            return above, below
        case None:
            return ()


def _reaches(
    parts: tuple[Place, ...], place: Place, sources: Mapping[Place, tuple[Place, ...]]
) -> bool:
    """Whether a place is among the parts, or goes into them by the formulas that there are."""
    left, seen = list(parts), set(parts)
    while left:
        each = left.pop()
        if each == place:
            return True
        left += [source for source in sources.get(each, ()) if source not in seen]
        seen.update(left)
    return False


def _formula(meaning: Formula | None, number: Typed, numbers: Numbers) -> str | None:
    match meaning:
        case Sum(parts) if parts:
            return _sum(parts, number, numbers)
        case Quotient(above, below):
            return _rate(above, below, number, numbers)
        case _:
            return None


def _sum(parts: Sequence[Place], number: Typed, numbers: Numbers) -> str | None:
    exact = sum((Fraction(numbers[each][1].value) for each in parts), Fraction(0))
    added_up = list(ranges([numbers[each][0] for each in parts]))
    if len(added_up) > _MOST_RANGES or round_fraction(exact, number.places) != number.value:
        return None
    added = f"SUM({','.join(added_up)})"
    return f"={added}" if exact == number.value else f"=ROUND({added},{number.places})"


def _rate(above: Place, below: Place, number: Typed, numbers: Numbers) -> str | None:
    (numerator, share), (denominator, whole) = numbers[above], numbers[below]
    if whole.value == 0:
        return None
    exact = Fraction(share.value) / Fraction(whole.value)
    if round_fraction(exact, number.places) != number.value:
        return None
    return f"=ROUND({address(numerator)}/{address(denominator)},{number.places})"


def ranges(cells: Sequence[Placed]) -> Iterator[str]:
    """Addresses of the cells; those that follow each other in a row or a column are one range."""
    from xlsxwriter.utility import xl_range

    across = len({each.row for each in cells}) == 1
    runs: list[tuple[Placed, Placed]] = []
    for cell in sorted(cells, key=lambda each: (each.column, each.row)):
        if runs and _follows(cell, runs[-1][1], across):
            runs[-1] = (runs[-1][0], cell)
        else:
            runs.append((cell, cell))
    for first, last in runs:
        yield str(xl_range(first.row, first.column, last.row, last.column))


def _follows(cell: Placed, other: Placed, across: bool) -> bool:
    """What a merged cell covers beyond its corner is blank and adds nothing."""
    if across:
        return cell.column == other.last_column + 1
    return cell.column == other.column and cell.row == other.last_row + 1


def address(cell: Placed) -> str:
    """The address of a cell by its upper left corner."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    return str(xl_rowcol_to_cell(cell.row, cell.column))
