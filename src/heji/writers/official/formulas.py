"""Live totals and rates: the relations that the form's own structure claims, where they hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.relations.relation import AnyRelation, Ratio, Sum
from heji.writers.official.sheet import Formula, Place, Quotient, Sheet
from heji.writers.official.sheet import Sum as LiveSum


def with_formulas(
    sheet: Sheet, relations: Iterable[AnyRelation], places: Mapping[Locator, Place]
) -> Sheet:
    """The sheet with a formula in each box that a relation of the form gives.

    Args:
        sheet: the sheet.
        relations: those of the form that is printed.
        places: the box of each figure, by the whole cell that it was read from.

    Whether the formula gives the printed text is for the format to see, which knows how it rounds;
    where it does not, the text is printed as it stands.
    """
    formulas: dict[Place, Formula] = {}
    for relation in relations:
        found = _formula(relation, places)
        if found is not None:
            formulas.setdefault(*found)
    tables = tuple(
        replace(
            table,
            boxes=tuple(
                replace(box, formula=formulas.get(Place(number, box.row, box.column)))
                for box in table.boxes
            ),
        )
        for number, table in enumerate(sheet.tables)
    )
    return replace(sheet, tables=tables)


def _formula(
    relation: AnyRelation, places: Mapping[Locator, Place]
) -> tuple[Place, Formula] | None:
    match relation:
        case Sum(certain=True, exhaustive=True):
            target = places.get(relation.total.locator.whole)
            parts = _all(relation.parts, places)
            if target is None or parts is None or target in parts:
                return None
            return target, LiveSum(parts)
        case Ratio(certain=True, numerator=(above,), denominator=(below,)):
            target = places.get(relation.rate.locator.whole)
            ends = _all((above, below), places)
            if target is None or ends is None or target in ends:
                return None
            return target, Quotient(*ends)
        case _:
            return None


def _all(figures: Sequence[Figure], places: Mapping[Locator, Place]) -> tuple[Place, ...] | None:
    """The boxes of all figures; None when one has none, or two share one."""
    found = [places.get(each.locator.whole) for each in figures]
    if None in found or len(set(found)) != len(found):
        return None
    return tuple(each for each in found if each is not None)
