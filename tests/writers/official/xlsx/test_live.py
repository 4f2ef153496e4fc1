from __future__ import annotations

import pytest

from heji.writers.official.sheet import Box, Formula, Look, Place, Quotient, Sheet, Sum, Table
from heji.writers.official.typed import typed
from heji.writers.official.xlsx.live import formulas
from heji.writers.official.xlsx.placing import place


def live(text: str, meaning: Formula | None, boxes: list[Box], row: int = 40) -> str | None:
    """The formula of a box in that row, first column, that means something of the boxes given."""
    own = Box(row, 0, text, Look.FIGURE, formula=meaning)
    return all_live([*boxes, own]).get(Place(0, row, 0))


def all_live(boxes: list[Box]) -> dict[Place, str]:
    placing = place(Sheet("表", (10,) * 6, (Table(tuple(boxes), boxes[-1].row + 1),)))
    return formulas(
        {
            each.place: (each, number)
            for each in placing.boxes
            if each.place is not None and (number := typed(each.text)) is not None
        }
    )


def column(*texts: str, at: int = 1) -> list[Box]:
    return [Box(row, at, text) for row, text in enumerate(texts)]


def parts(*rows: int, at: int = 1) -> Sum:
    return Sum(tuple(Place(0, row, at) for row in rows))


def test_cells_below_each_other_are_a_range() -> None:
    assert live("6.00", parts(0, 1, 2), column("1.00", "2.00", "3.00")) == "=SUM(B2:B4)"


def test_a_gap_parts_the_range() -> None:
    boxes = column("1", "9", "2", "3")
    assert live("6", parts(3, 0, 2), boxes) == "=SUM(B2,B4:B5)"


def test_cells_beside_each_other_are_a_range_too() -> None:
    boxes = [Box(0, 1, "1"), Box(0, 2, "2", column_span=2), Box(0, 4, "3")]
    meaning = Sum(tuple(Place(0, 0, at) for at in (1, 2, 4)))
    assert live("6", meaning, boxes) == "=SUM(B2:E2)"


def test_a_range_goes_over_merged_cells() -> None:
    boxes = [Box(0, 1, "1", row_span=3), Box(3, 1, "2")]
    assert live("3", parts(0, 3), boxes) == "=SUM(B2:B5)"


def test_a_part_named_twice_counts_twice() -> None:
    assert live("5", parts(0, 0, 1), column("2", "1")) == "=SUM(B2,B2:B3)"


def test_a_total_with_fewer_decimals_is_rounded() -> None:
    boxes = column("1.25", "1.20")
    assert live("2.5", parts(0, 1), boxes) == "=ROUND(SUM(B2:B3),1)"
    assert live("2.4", parts(0, 1), boxes) is None


def test_a_rate_is_rounded_to_what_is_printed() -> None:
    boxes = column("75.38", "90.00")
    meaning = Quotient(Place(0, 0, 1), Place(0, 1, 1))
    assert live("83.76%", meaning, boxes) == "=ROUND(B2/B3,4)"
    assert live("0.84", meaning, boxes) == "=ROUND(B2/B3,2)"
    assert live("83.75%", meaning, boxes) is None


@pytest.mark.parametrize(
    ("meaning", "texts"),
    [
        (None, ("1", "2")),
        (parts(0, 1), ("1", "—")),
        (parts(0, 1), ("1", "")),
        (parts(0, 1), ("1", "2.5")),
        (parts(0, 1, 2), ("1", "2")),
        (parts(), ("1", "2")),
        (Quotient(Place(0, 0, 1), Place(0, 1, 1)), ("3", "0")),
        (Quotient(Place(0, 0, 1), Place(0, 1, 1)), ("3", "无")),
        (Quotient(Place(0, 5, 1), Place(0, 0, 1)), ("1", "2")),
    ],
)
def test_otherwise_there_is_no_formula(meaning: Formula | None, texts: tuple[str, ...]) -> None:
    assert live("3", meaning, column(*texts)) is None


def test_no_box_adds_up_itself() -> None:
    own = Place(0, 40, 0)
    assert live("3", Sum((own,)), []) is None
    assert live("1", Quotient(own, own), []) is None


def test_no_box_goes_into_itself_by_way_of_others() -> None:
    first, second, third = (Place(0, row, 0) for row in range(3))
    boxes = [
        Box(0, 0, "3", formula=Sum((second,))),
        Box(1, 0, "3", formula=Sum((third,))),
        Box(2, 0, "3", formula=Sum((first,))),
    ]
    assert all_live(boxes) == {first: "=SUM(A3)", second: "=SUM(A4)"}


def test_more_ranges_than_a_function_takes_are_no_formula() -> None:
    count = 256
    boxes = [Box(2 * row, 1, "1") for row in range(count)]
    meaning = parts(*(2 * row for row in range(count)))
    assert live(str(count), meaning, boxes, row=2 * count) is None
