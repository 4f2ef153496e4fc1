"""Characters that a page draws beyond its edge."""

from __future__ import annotations

import pytest

from tests.documents.pdf_building import Paper
from tests.documents.pdf_reading import only, read


@pytest.mark.parametrize("place", [350, 700, 1050, 1400])
def test_characters_beyond_the_page_name_a_merged_cell_and_are_no_text(place: int) -> None:
    # A spreadsheet program draws the cell's text on each page at its place in the whole table, which
    # is 700 points high on each page, and shows only what stands inside the page's part of it.
    paper = Paper()
    for page in range(3):
        sheet = paper.sheet()
        for x in (60, 160, 260):
            sheet.line(x, 80, x, 780)
        for row in range(36):
            sheet.line(60 if row in (0, 35) else 160, 80 + 20 * row, 260, 80 + 20 * row)
            if row < 35:
                sheet.text(164, 84 + 20 * row, f"第{page * 35 + row + 1}项")
        shown = "60 62 100 700 re W n"
        sheet.text(70, 80 + place - 5 - 700 * page, "产出指标", before=shown)
    document = read(paper)
    merged = [each for each in only(document).cells if each.column == 1]
    assert [(each.row_span, each.text) for each in merged] == [(105, "产出指标")]
    assert not list(document.paragraphs())
