"""The PDF after GB/T 9704-2012: measured on its pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from heji.writers.report.pdf.writing import write
from heji.writers.report.report import Attachment, Cell, Column, Paragraph, Report, Section, Table
from tests.writers.report.forms import DEPARTMENT, PROJECT, report_of, sections

POINT = 72 / 25.4  #: in a millimetre
FULL = "核对预算绩效数字逐项重算一致" * 200


def pages(report: Report) -> Any:
    return pypdfium2.PdfDocument(write(report))


def plain(text: str) -> Report:
    return Report("甲县水务局自评报告", (Section("基本情况", 1, 1, (Paragraph(text),)),))


def lines(page: Any) -> dict[int, list[tuple[float, str]]]:
    """The characters of a page by the height at which they stand."""
    text = page.get_textpage()
    found: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for index in range(text.count_chars()):
        character = text.get_text_range(index, 1)
        if character.strip():
            left, bottom, _, top = text.get_charbox(index, loose=True)
            found[round((bottom + top) / 2)].append((left, character))
    return found


@pytest.fixture(scope="module")
def full() -> Any:
    return pages(plain(FULL))


def test_a_full_page_has_22_lines_of_28_characters(full: Any) -> None:
    found = {
        place: each
        for place, each in lines(full[1]).items()
        if {text for _, text in each} - set("—2")
    }
    assert len(found) == 22
    assert {len(each) for each in found.values()} == {28}


def test_the_text_block_is_156_by_225_millimetres(full: Any) -> None:
    page = full[1]
    text = page.get_textpage()
    boxes = [text.get_charbox(index, loose=True) for index in range(28 * 22)]
    assert page.get_size() == pytest.approx((210 * POINT, 297 * POINT), abs=0.5)
    assert min(each[0] for each in boxes) == pytest.approx(28 * POINT, abs=1)
    assert max(each[2] for each in boxes) == pytest.approx(184 * POINT, abs=1)
    heights = sorted(lines(page), reverse=True)
    assert heights[0] - heights[21] == pytest.approx(21 * 225 * POINT / 22, abs=1.5)


def test_a_paragraph_begins_two_characters_in(full: Any) -> None:
    found = lines(full[0])
    heights = sorted((place for place, each in found.items() if len(each) > 20), reverse=True)
    first, second = (min(place for place, _ in found[height]) for height in heights[:2])
    assert first == pytest.approx(28 * POINT + 2 * 156 * POINT / 28, abs=1)
    assert second == pytest.approx(28 * POINT, abs=1)


def test_page_numbers_stand_outside_between_dashes(full: Any) -> None:
    for number in (1, 2, 3):
        page = full[number - 1]
        (place,) = [
            min(left for left, _ in each)
            for each in lines(page).values()
            if "".join(text for _, text in sorted(each)) == f"—{number}—"
        ]
        assert (place > 105 * POINT) is (number % 2 == 1)


def test_headings_are_bookmarks_of_their_levels() -> None:
    toc = list(pages(report_of(DEPARTMENT)).get_toc())
    found = [(each.level, each.get_title()) for each in toc]
    assert found[0] == (0, "一、基本情况") and found[1] == (1, "（一）部门概况")
    assert (2, "1. 资金管理") in found and found[-1] == (0, "附件")


def test_the_file_is_an_archivable_pdf_with_a_title() -> None:
    written = write(report_of(DEPARTMENT))
    assert b"<pdfaid:part>2</pdfaid:part>" in written
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in written
    assert pypdfium2.PdfDocument(written).get_metadata_value("Title") == report_of(DEPARTMENT).title


def test_the_same_report_gives_the_same_bytes() -> None:
    assert write(report_of(DEPARTMENT)) == write(report_of(DEPARTMENT))


def test_wide_tables_lie_across_and_their_number_stays_where_it_is() -> None:
    document = pages(report_of(DEPARTMENT))
    sizes = [page.get_size() for page in document]
    across = [number for number, (width, height) in enumerate(sizes, start=1) if width > height]
    assert across and across == list(range(across[0], len(document) + 1))
    for number in across:
        text = document[number - 1].get_textpage()
        left = [
            text.get_charbox(index)[0]
            for index in range(text.count_chars())
            if text.get_text_range(index, 1) == "—"
        ]
        assert left and max(left) < 35 * POINT


def test_a_text_of_the_form_is_never_markup() -> None:
    tricky = "#set page(width: 1cm) *b* $x$ @a <b> `c` // d \\ [e]"
    page = pages(plain(tricky))[0]
    text = "".join(page.get_textpage().get_text_bounded().split())
    assert "#setpage(width:1cm)*b*$x$@a<b>`c`//d\\[e]" in text


def test_an_attachment_that_is_not_wide_begins_a_page() -> None:
    table = Table("得分表", (Column("指标", 3), Column("得分", 1)), ((Cell("甲"), Cell("1")),))
    report = Report("报告", plain("正文").sections, (Attachment("得分表", (table,)),))
    document = pages(report)
    assert len(document) == 2
    assert document[1].get_textpage().get_text_bounded().startswith("附件")


def test_a_row_of_many_characters_breaks_over_pages(tmp_path: Path) -> None:
    rows = tuple((Cell("甲" * 30), Cell("乙" * 1500)) for _ in range(3))
    table = Table("得分表", (Column("指标", 1), Column("依据", 1)), rows, is_wide=True)
    report = Report("报告", (Section("甲", 1, 1, (table,)),))
    text = "".join(page.get_textpage().get_text_bounded() for page in pages(report))
    assert text.count("乙") == 4500


@pytest.mark.parametrize("path", [DEPARTMENT, PROJECT], ids=lambda path: path.stem)
def test_nothing_of_a_report_is_lost(path: Path) -> None:
    """What does not fit onto a page goes on to the next one; nothing runs off the paper."""
    report = report_of(path)
    blocks = [block for each in sections(report.sections) for block in each.blocks]
    blocks += [block for each in report.attachments for block in each.blocks]
    written = [report.title, *(each.heading for each in sections(report.sections))]
    for block in blocks:
        if isinstance(block, Paragraph):
            written.append(block.text)
        elif isinstance(block, Table):
            written += [cell.text for row in block.rows for cell in row if cell is not None]
    wanted = Counter("".join("".join(written).split()))
    shown = Counter("".join(page.get_textpage().get_text_bounded() for page in pages(report)))
    assert not wanted - shown


def test_the_words_of_a_chart_are_shapes_and_its_description_is_told() -> None:
    """As text they would run into each other: the label of one row, the figure of the next."""
    written = write(report_of(PROJECT))
    text = "".join(page.get_textpage().get_text_bounded() for page in pages(report_of(PROJECT)))
    assert "1,298.66万元 / 1,352.80万元" not in text
    assert b"/Alt" in written
