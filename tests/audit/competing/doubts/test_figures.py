from __future__ import annotations

from dataclasses import replace

import pytest

from heji.audit.competing.choice import Doubt
from heji.audit.competing.doubts.figures import proposals
from heji.documents.document import Cell, Table
from heji.documents.locator import Locator


def table(*texts: str, columns: int = 4) -> Table:
    cells = tuple(
        Cell(1, column, text, Locator(table=1, row=1, column=column))
        for column, text in enumerate(texts, 1)
    )
    return Table(cells, 1, columns, Locator(table=1), has_ruled_columns=False)


def taken(table: Table) -> list[tuple[Doubt, str]]:
    return [(each.doubt, each.taken) for each in proposals(table)]


def test_two_figures_in_one_cell_are_parted() -> None:
    found = taken(table("合计", "1,234 567.00", "8"))
    assert (Doubt.JOINED, "1,234 | 567.00 | 8") in found


def test_in_a_cell_that_covers_two_columns_each_has_its_own() -> None:
    cells = table("合计", "1,234 567.00").cells
    wide = replace(table(), cells=(cells[0], replace(cells[1], column_span=2)), column_count=3)
    assert next(each.new for each in proposals(wide))[1].column == 3


@pytest.mark.parametrize(
    ("read", "printed"),
    [("1 234.00", "1234.00"), ("1,234, 567.00", "1,234,567.00"), ("85. 50%", "85.50%")],
)
def test_a_figure_with_a_blank_in_it_is_put_together(read: str, printed: str) -> None:
    assert (Doubt.BROKEN, printed) in taken(table("合计", read, "8", "9"))


@pytest.mark.parametrize(("left", "right"), [("1,234,", "567.00"), ("1,234", ".00"), ("85.", "5%")])
def test_a_figure_over_two_cells_is_put_together(left: str, right: str) -> None:
    found = taken(table("合计", left, right, "9", "10"))
    assert (Doubt.BROKEN, f"{left}{right} | ") in found
    assert (Doubt.BROKEN, f"{left}{right} | 9 | 10") not in found


def test_a_row_with_a_cell_too_many_is_closed_up() -> None:
    long = table("合计", "1,234,", "567.00", "9", columns=4).cells
    usual = (replace(cell, row=row) for row in (2, 3) for cell in table("项", "1", "2").cells)
    whole = replace(table(), cells=(*long, *usual), row_count=3)
    assert (Doubt.BROKEN, "1,234,567.00 | 9") in taken(whole)


def test_two_whole_figures_side_by_side_are_left_alone() -> None:
    assert not taken(table("合计", "1,234", "567.00", "8"))


def test_ruled_columns_give_no_ground() -> None:
    ruled = replace(table("合计", "1,234 567.00", "8"), has_ruled_columns=True)
    assert not list(proposals(ruled))
