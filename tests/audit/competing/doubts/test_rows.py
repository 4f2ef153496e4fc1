from __future__ import annotations

from dataclasses import replace

from heji.audit.competing.doubts.rows import may_be_short, proposals
from heji.documents.document import Cell, Table
from heji.documents.locator import Locator

HEADING = ("项目资金(万元)", "年初预算数", "全年预算数", "全年执行数")
SHORT = (HEADING, ("年度资金总额", "3.00", "3.00", "2.00"), ("其他资金", "1.00", "0.50"))


def table(rows: tuple[tuple[str, ...], ...]) -> Table:
    cells = tuple(
        Cell(row, column, text, Locator(table=1, row=row, column=column))
        for row, texts in enumerate(rows, 1)
        for column, text in enumerate(texts, 1)
    )
    return Table(cells, len(rows), len(HEADING), Locator(table=1), has_spans=False)


def test_a_blank_cell_is_put_in_wherever_one_may_be_lost() -> None:
    assert may_be_short(table(SHORT))
    taken = [each.taken for each in proposals(table(SHORT))]
    assert taken == ["其他资金 |  | 1.00 | 0.50", "其他资金 | 1.00 |  | 0.50"]


def test_neighbouring_rows_are_also_moved_together() -> None:
    two = table((*SHORT, ("上年结转资金", "2.00", "1.50")))
    rows = [{cell.row for cell in each.old} for each in proposals(two)]
    assert rows == [{3}, {3}, {4}, {4}, {3, 4}, {3, 4}]


def test_moved_cells_stand_where_their_heading_does() -> None:
    first = next(proposals(table(SHORT)))
    assert [each.column for each in first.new] == [1, 2, 3, 4]
    assert [each.locator.column for each in first.new] == [1, 2, 3, 4]


def test_a_format_that_keeps_its_cells_gives_no_ground() -> None:
    exact = replace(table(SHORT), has_spans=True)
    assert not may_be_short(exact)
    assert not list(proposals(exact))


def test_a_whole_row_has_lost_nothing() -> None:
    assert not list(proposals(table(SHORT[:2])))
