"""Tables over several pages."""

from __future__ import annotations

import pytest

from heji.documents.reading import read_document
from tests.documents.pdf_building import A4, Paper, print_table
from tests.documents.pdf_reading import (
    INDICATORS,
    MONEY,
    WIDTHS,
    XS,
    YS,
    only,
    put,
    read,
    ruled,
    spans,
)


@pytest.mark.parametrize("heading", [0, 1])
@pytest.mark.parametrize("cut_rows", [False, True])
def test_a_table_over_pages_is_one_table(cut_rows: bool, heading: int) -> None:
    for end in (200.0, 230.0, 267.0, 301.0, 400.0):
        paper = Paper((A4[0], end / 0.9))
        print_table(paper, INDICATORS, WIDTHS, cut_rows, heading, end=end)
        assert len(paper.sheets) > 3
        document = read_document(paper.data(), "form.pdf")
        assert document.pages == len(paper.sheets)
        assert spans(only(document)) == spans(INDICATORS), end


def test_a_form_after_a_page_with_room_is_another_table() -> None:
    paper = Paper()
    for _ in range(2):
        sheet = paper.sheet()
        ruled(sheet, XS, YS)
        put(sheet, XS, YS, MONEY)
    assert len(list(read(paper).tables())) == 2


def test_rows_that_a_merged_cell_keeps_together_move_to_the_next_page_together() -> None:
    paper, left, right = Paper(), [60.0, 160.0], [160.0, 260.0, 360.0]
    first = [700.0 - 20 * row for row in range(30, -1, -1)]
    above = paper.sheet()
    ruled(above, XS, first)
    put(above, XS, first, [["数量指标", f"第{row}项任务", f"{row}.5"] for row in range(30)])
    below, rows = paper.sheet(), [80.0, 100.0, 120.0]
    ruled(below, left, rows[::2])
    ruled(below, right, rows)
    put(below, left, rows[::2], [["质量指标"]])
    put(below, right, rows, [["合格率", "9.5"], ["优良率", "8.5"]])
    found = only(read(paper))
    assert found.row_count == 32
    assert ("质量指标", 2) in {(each.text, each.row_span) for each in found.cells}
