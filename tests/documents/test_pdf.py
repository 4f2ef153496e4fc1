"""PDF files: places, turned pages, and what cannot be read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heji.documents.limits import DEFAULT
from heji.documents.reading import read_document
from tests.documents.pdf_building import A4, MARGIN, Paper, Sheet, print_table
from tests.documents.pdf_reading import (
    INDICATORS,
    MONEY,
    WIDTHS,
    XS,
    YS,
    keys,
    only,
    put,
    read,
    ruled,
    said,
    texts,
)


def test_every_cell_and_paragraph_has_its_page_and_box() -> None:
    paper = Paper()
    paper.sheet().text(60, 100, "第一页的正文。")
    sheet = paper.sheet()
    ruled(sheet, XS, YS)
    put(sheet, XS, YS, MONEY)
    document = read(paper)
    assert document.pages == 2
    (paragraph,) = document.paragraphs()
    assert paragraph.locator.as_data() == {
        "page": 1, "paragraph": 1, "box": ("60.0", "100.0", "130.0", "110.0"),
    }  # fmt: skip
    (found,) = document.tables()
    assert found.locator.page == 2
    assert found.cells[4].locator.as_data() == {
        "page": 2, "table": 1, "row": 2, "column": 2, "box": ("160.0", "120.0", "260.0", "140.0"),
    }  # fmt: skip


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_page_that_is_shown_turned(rotation: int) -> None:
    # The page is drawn turned the other way, so that it is upright when shown.
    paper = Paper()
    sheet = paper.sheet(rotation)
    upright = Sheet(*((A4[1], A4[0]) if rotation % 180 else A4))
    ruled(upright, XS, YS)
    put(upright, XS, YS, MONEY)
    moves = {
        90: f"0 1 -1 0 {A4[0]} 0 cm",
        180: f"-1 0 0 -1 {A4[0]} {A4[1]} cm",
        270: f"0 -1 1 0 0 {A4[1]} cm",
    }
    sheet.drawn = ["q", moves[rotation], *upright.drawn, "Q"]
    found = only(read(paper))
    assert texts(found) == MONEY
    assert found.cells[0].locator.box == ("60.0", "100.0", "160.0", "120.0")


def test_a_wide_table_that_is_printed_sideways_on_an_upright_page() -> None:
    paper = Paper()
    sheet = paper.sheet()
    upright = Sheet(A4[1], A4[0])
    ruled(upright, XS, YS)
    put(upright, XS, YS, MONEY)
    sheet.drawn = ["q", f"0 1 -1 0 {A4[0]} 0 cm", *upright.drawn, "Q"]
    found = only(read(paper))
    assert texts(found) == MONEY
    box = found.cells[0].locator.box
    assert box == ("100.0", "682.0", "120.0", "782.0")


def test_a_file_with_an_open_password() -> None:
    paper = Paper()
    paper.sheet().text(60, 100, "正文")
    data = paper.data().replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
        + b"ab" * 32
        + b"> /U <"
        + b"cd" * 32
        + b"> >> /ID [<00> <00>]",
    )
    assert keys(read_document(data, "form.pdf")) == ["encrypted"]


def test_a_broken_table_of_contents_is_mended() -> None:
    paper = Paper()
    paper.sheet().text(60, 100, "正文")
    data = paper.data()
    broken = data[: data.rindex(b"startxref")] + b"startxref\n99999\n%%EOF"
    assert said(read_document(broken, "form.pdf")) == "正文"
    assert said(read_document(b"\r\n" + data, "form.pdf")) == "正文"


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing", b"%PDF-1.4"])
def test_a_damaged_file(data: bytes) -> None:
    document = read_document(data, "form.pdf")
    assert keys(document) == ["pdf-damaged"] and document.format == "pdf"


def test_a_file_without_pages() -> None:
    assert keys(read(Paper())) in (["pdf-without-pages"], ["pdf-damaged"])


def test_pages_beyond_the_limit_are_reported_and_no_table_is_cut() -> None:
    paper = Paper((A4[0], 301 / 0.9))
    print_table(paper, INDICATORS, WIDTHS, end=301)
    for sheet in paper.sheets:
        sheet.text(60, 60, "")
    document = read(paper, replace(DEFAULT, pages=2))
    assert keys(document) == ["too-many-pages", "table-unfinished", "nothing-inside"]
    assert document.pages == len(paper.sheets)


def test_ten_thousand_pages_end_at_the_limit() -> None:
    paper = Paper()
    for number in range(10_000):
        paper.sheet().text(60, 100, f"第{number}段。")
    document = read(paper, replace(DEFAULT, pages=50))
    assert keys(document) == ["too-many-pages"]
    assert len(list(document.paragraphs())) == 50


def test_reading_ends_when_its_time_is_over() -> None:
    paper = Paper()
    paper.sheet().text(60, 100, "正文")
    assert keys(read(paper, replace(DEFAULT, seconds=-1))) == ["too-slow", "nothing-inside"]


def test_a_page_with_too_many_marks() -> None:
    paper = Paper()
    paper.sheet().text(60, 100, "正文")
    crowded = paper.sheet()
    for number in range(300):
        crowded.line(60, number, 500, number)
    document = read(paper, replace(DEFAULT, page_marks=200))
    assert keys(document) == ["pages-crowded"] and said(document) == "正文"


def picture(sheet: Sheet) -> None:
    """A picture over the whole page."""
    size = f"{sheet.width} 0 0 {sheet.height} 0 0 cm"
    sheet.drawn.append(f"q {size} BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q")


FAR = "1" + "0" * 38 + ".0"  #: ten times of it is more than a binary number of 32 bits can say


@pytest.mark.parametrize(
    "drawn",
    [
        f"BT /F1 10 Tf {FAR} 0 0 1 60 700 Tm <54088ba1> Tj ET",
        f"BT /F1 {FAR} Tf {FAR} 0 0 {FAR} 60 700 Tm <54088ba1> Tj ET",
        f"{FAR} 0 0 {FAR} {FAR} {FAR} cm BT /F1 10 Tf 1 0 0 1 60 700 Tm <54088ba1> Tj ET",
        f"0.5 w {FAR} 700 m -{FAR} 700 l S",
        f"q {FAR} -{FAR} {FAR} {FAR} -{FAR} 0 cm 0.5 w {FAR} 700 m 100 {FAR} l S Q",
    ],
)
def test_what_is_drawn_at_no_place_is_not_seen(drawn: str) -> None:
    paper = Paper()
    sheet = paper.sheet()
    ruled(sheet, XS, YS)
    put(sheet, XS, YS, MONEY)
    sheet.drawn.append(f"q {drawn} Q")
    assert texts(only(read(paper))) == MONEY


def test_a_page_whose_size_is_no_number_is_left_out_and_the_others_are_read() -> None:
    paper = Paper()
    for _ in range(2):
        paper.sheet().text(60, 60, "一、基本情况")
    endless = paper.data().replace(b"595.0", b"595" * 14 + b".0", 1)
    document = read_document(endless, "a.pdf")
    assert [each.key for each in document.problems] == ["documents.pages-unreadable"]
    assert dict(document.problems[0].values)["pages"] == "1"
    assert document.blocks


def test_a_page_that_is_a_picture_is_reported() -> None:
    paper = Paper()
    paper.sheet().text(60, 100, "正文")
    scanned = paper.sheet()
    picture(scanned)
    scanned.text(60, 100, "机器识别的文字，没有人核对过。" * 3, before="3 Tr")
    paper.sheet()  # a blank page has nothing to be missed
    document = read(paper)
    (problem,) = document.problems
    assert problem.key.startswith("documents.pages-") and dict(problem.values)["pages"] == "2"
    assert said(document) == "正文"


def test_a_page_with_a_picture_beside_text_is_read() -> None:
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(MARGIN, 100, "正文有很多字。" * 5)
    sheet.drawn.append("q 100 0 0 100 100 100 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q")
    assert keys(read(paper)) == []
