"""Tables on pages, found by their lines."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import settings as hypothesis_settings

from heji.documents.document import Table
from tests.documents.grids import grids
from tests.documents.pdf_building import Paper, print_table
from tests.documents.pdf_reading import MONEY, XS, YS, keys, only, put, read, ruled, spans, texts


@given(grids())
@hypothesis_settings(max_examples=60)
def test_a_table_is_read_with_its_merged_cells(given: Table) -> None:
    # Two figures one below the other in several cells of a short table may as well be two rows.
    assume(not any(re.fullmatch(r"[\d.,%/-]+(\n[\d.,%/-]+)+", cell.text) for cell in given.cells))
    paper = Paper()
    print_table(paper, given, [80.0] * given.column_count)
    if any(cell.text for cell in given.cells):
        document = read(paper)
        (found,) = document.tables() if len(given.cells) > 1 else (given,)
        assert spans(found) == spans(given)


@pytest.mark.parametrize("left_out", ["left", "right", "top", "bottom", "all"])
def test_outer_lines_may_be_missing(left_out: str) -> None:
    paper = Paper()
    sheet = paper.sheet()
    inner = left_out == "all"
    for y in YS[1:-1] if inner else YS:
        if (left_out, y) not in (("top", YS[0]), ("bottom", YS[-1])):
            sheet.line(XS[0], y, XS[-1], y)
    for x in XS[1:-1] if inner else XS:
        if (left_out, x) not in (("left", XS[0]), ("right", XS[-1])):
            sheet.line(x, YS[0], x, YS[-1])
    put(sheet, XS, YS, MONEY)
    assert texts(only(read(paper))) == MONEY


def test_a_table_of_level_lines_alone() -> None:
    paper = Paper()
    sheet = paper.sheet()
    for y in YS:
        sheet.line(XS[0], y, XS[-1], y)
    put(sheet, XS, YS, MONEY)
    assert texts(only(read(paper))) == MONEY
    assert not only(read(paper)).has_ruled_columns


def test_a_table_of_three_lines() -> None:
    paper = Paper()
    sheet = paper.sheet()
    for y in (YS[0], YS[1], YS[-1]):
        sheet.line(XS[0], y, XS[-1], y)
    put(sheet, XS, YS, MONEY)
    assert texts(only(read(paper))) == MONEY


def test_rows_without_lines_between_them() -> None:
    paper = Paper()
    sheet = paper.sheet()
    ruled(sheet, XS, [YS[0], YS[1], YS[-1]])
    put(sheet, XS, YS, MONEY)
    assert texts(only(read(paper))) == MONEY
    assert only(read(paper)).has_ruled_columns


def test_lines_that_word_draws_as_narrow_areas_in_pieces() -> None:
    paper = Paper()
    sheet = paper.sheet()
    for y in YS:
        for left, right in pairwise(XS):
            sheet.strip(left + 0.5, y, right, y)
    for x in XS:
        for top, bottom in pairwise(YS):
            sheet.strip(x, top + 0.5, x, bottom)
    put(sheet, XS, YS, MONEY)
    assert texts(only(read(paper))) == MONEY


def test_two_tables_and_the_text_around_them_in_order() -> None:
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(200, 70, "项目支出绩效自评表", 15)
    ruled(sheet, XS, YS)
    put(sheet, XS, YS, MONEY)
    sheet.text(60, 180, "说明：以上为万元。")
    lower = [y + 120 for y in YS]
    ruled(sheet, XS, lower)
    put(sheet, XS, lower, MONEY)
    document = read(paper)
    kinds = [getattr(block, "text", None) or "table" for block in document.blocks]
    assert kinds == ["项目支出绩效自评表", "table", "说明：以上为万元。", "table"]


def test_a_frame_around_text_is_no_table() -> None:
    paper = Paper()
    sheet = paper.sheet()
    ruled(sheet, [60, 500], [60, 700])
    sheet.text(80, 100, "一、项目概况")
    document = read(paper)
    assert [each.text for each in document.paragraphs()] == ["一、项目概况"]
    assert not list(document.tables())


def test_a_page_shrunk_to_fit_is_read_like_another() -> None:
    paper = Paper()
    sheet = paper.sheet()
    xs, ys = [each / 4 for each in XS], [each / 4 for each in YS]
    ruled(sheet, xs, ys)
    for y, row in zip(ys, MONEY, strict=False):
        for x, text in zip(xs, row, strict=False):
            sheet.text(x + 1, y + 1, text, 2.5)
    found = only(read(paper))
    assert texts(found) == MONEY
    assert found.cells[0].locator.box == ("15.0", "25.0", "40.0", "30.0")


def test_text_over_the_lines_of_its_cell_is_reported() -> None:
    paper = Paper()
    sheet = paper.sheet()
    ruled(sheet, XS, YS)
    put(sheet, XS, YS, MONEY)
    sheet.text(300, 114, "88")
    assert keys(read(paper)) == ["text-over-lines"]
