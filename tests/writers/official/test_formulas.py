"""Live totals come from the relations of the form, and only where each figure has one box."""

from __future__ import annotations

from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.forms.tables.figures import value_of
from heji.relations.relation import AnyRelation, Basis, Ratio, Sum
from heji.writers.official.formulas import with_formulas
from heji.writers.official.sheet import Box, Formula, Place, Quotient, Sheet, Table
from heji.writers.official.sheet import Sum as LiveSum

TEXTS = ("10", "4", "6", "40%")


def figure(column: int) -> Figure:
    place = Locator(table=1, row=1, column=column + 1)
    return Figure(value_of(TEXTS[column]), place, "", TEXTS[column])


TOTAL, LEFT, RIGHT, RATE = map(figure, range(4))
SHEET = Sheet("表", (4,) * 4, (Table(tuple(Box(0, n, text) for n, text in enumerate(TEXTS)), 1),))
PLACES = {each.locator: Place(0, 0, n) for n, each in enumerate((TOTAL, LEFT, RIGHT, RATE))}


def made(*relations: AnyRelation, places: dict[Locator, Place] = PLACES) -> list[Formula | None]:
    sheet = with_formulas(SHEET, relations, places)
    return [box.formula for box in sheet.tables[0].boxes]


def total(
    parts: tuple[Figure, ...] = (LEFT, RIGHT), *, certain: bool = True, exhaustive: bool = True
) -> Sum:
    return Sum("sum-mismatch", Basis.TOTAL_ROW, certain, TOTAL, parts, exhaustive)


def test_a_sum_and_a_rate() -> None:
    rate = Ratio("ratio-mismatch", Basis.HEADING_ROLES, True, RATE, (LEFT,), (TOTAL,))
    assert made(total(), rate) == [
        LiveSum((Place(0, 0, 1), Place(0, 0, 2))),
        None,
        None,
        Quotient(Place(0, 0, 1), Place(0, 0, 0)),
    ]


def test_what_is_not_certain_or_not_the_whole_is_none() -> None:
    assert made(total(certain=False), total(exhaustive=False)) == [None] * 4


def test_a_figure_without_a_box_is_none() -> None:
    without = {place: box for place, box in PLACES.items() if place != RIGHT.locator}
    assert made(total(), places=without) == [None] * 4


def test_two_figures_in_one_box_are_none() -> None:
    assert made(total(), places={**PLACES, RIGHT.locator: Place(0, 0, 1)}) == [None] * 4


def test_a_total_of_itself_is_none() -> None:
    assert made(total((TOTAL, LEFT))) == [None] * 4


def test_the_first_relation_of_a_box_holds() -> None:
    assert made(total(), total((LEFT,)))[0] == LiveSum((Place(0, 0, 1), Place(0, 0, 2)))
