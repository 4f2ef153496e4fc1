"""What of a page can be seen."""

from __future__ import annotations

from heji.documents.document import Document
from tests.documents.pdf_building import Paper
from tests.documents.pdf_reading import read, said


def drawn(*commands: tuple[str, str]) -> Document:
    """A page with a line of plain text, and texts behind some operators."""
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(60, 60, "正文")
    for number, (before, text) in enumerate(commands):
        sheet.text(60, 100 + 30 * number, text, before=before)
    return read(paper)


def test_white_and_invisible_text_is_left_out() -> None:
    assert said(drawn(("1 g", "白字"), ("3 Tr", "隐形"), ("", "黑字"))) == "正文|黑字"


def test_white_text_on_a_dark_ground_is_read() -> None:
    paper = Paper()
    sheet = paper.sheet()
    sheet.area(50, 90, 300, 120, "0 0 0.5 rg")
    sheet.text(60, 100, "表头", before="1 g")
    assert said(read(paper)) == "表头"


def test_text_under_an_area_drawn_later_is_left_out() -> None:
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(60, 60, "正文")
    sheet.text(60, 100, "被盖住")
    sheet.area(50, 90, 300, 120, "0 g")
    assert said(read(paper)) == "正文"


def test_a_bold_face_imitated_by_drawing_twice_is_read_once() -> None:
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(60, 60, "合计100.00")
    sheet.text(60.3, 60, "合计100.00")
    assert said(read(paper)) == "合计100.00"


def test_clipped_text_is_no_text() -> None:
    assert said(drawn(("0 0 100 100 re W n", "看不见"))) == "正文"


def test_small_raised_digits_are_no_part_of_a_number() -> None:
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(60, 100, "10")
    sheet.text(70, 98, "4", 6)
    sheet.text(73, 100, "平方米")
    assert said(read(paper)) == "10⁴平方米"
