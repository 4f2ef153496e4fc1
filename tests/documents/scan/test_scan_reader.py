"""Pictures of pages are read to the tables and the text that they show."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from heji.documents.document import Document, Status, Table
from heji.documents.limits import Limits
from heji.documents.readers.scan import reader, recogniser, scanner
from heji.documents.reading import read_document
from tests.documents.fuzzing import SMALL, changed, check
from tests.documents.pdf_building import Paper
from tests.documents.scan_drawing import (
    A4,
    KINDS,
    draw_table,
    draw_text,
    needs_chinese,
    needs_ocr,
    page,
    saved,
    small_picture,
    stamp,
    turned,
)

ROWS = [
    ["K", "M", "C"],
    ["1,486.35", "83.76%", "6.00"],
    ["40", "0.5", "99.40"],
]


def a_page(rows: Any = ROWS) -> Any:
    picture = page()
    draw_table(picture, rows)
    return picture


def _narrow(row: list[str]) -> list[str]:
    """Two digits in a line, or one character."""
    return ["\n".join(re.findall(r"[0-9%≥]{1,2}|.", each)) for each in row]


def only_table(document: Document) -> Table:
    assert document.status is Status.READ, document.problems
    (table,) = document.tables()
    return table


def texts(table: Table) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in table.grid()]


@needs_ocr
@pytest.mark.parametrize(
    ("kind", "format"), [("PNG", "png"), ("JPEG", "jpeg"), ("TIFF", "tiff"), ("BMP", "bmp")]
)
def test_a_picture_of_a_table(kind: str, format: str) -> None:
    document = read_document(saved(a_page(), kind), f"form.{format}")
    table = only_table(document)
    assert (document.format, document.pages) == (format, 1)
    assert texts(table) == ROWS
    assert all(Decimal(0) < cell.confidence <= 1 for cell in table.cells)


@needs_ocr
def test_the_places_are_points_on_the_page_as_it_was_scanned() -> None:
    table = only_table(read_document(saved(a_page()), "form.png"))
    assert table.locator.page == 1
    assert table.locator.box is not None
    x0, y0, x1, y1 = (float(each) for each in table.locator.box)
    wanted = [each * 72 / 200 for each in (150, 300, 1050, 510)]
    assert [x0, y0, x1, y1] == pytest.approx(wanted, abs=2)


@needs_ocr
@pytest.mark.parametrize("degrees", [-6, 0.7, 90, 180])
def test_a_page_that_lies_askew(degrees: float) -> None:
    rows = [["2021", "12,345.67", "95.5%"], ["2022", "23,456.78", "88.25%"]] * 3
    table = only_table(read_document(saved(turned(a_page(rows), degrees)), "form.png"))
    assert texts(table) == rows


@needs_chinese
@pytest.mark.parametrize("degrees", [0, 90, 270])
def test_narrow_columns_are_not_taken_for_a_page_on_its_side(degrees: float) -> None:
    """The recogniser knows words written downwards: such a page reads nearly as well on its side."""
    rows = [
        ["交工验收合格率", "≥96%", "100%", "确定能"],
        ["工程按期完工率", "≥91%", "91%", "确定能"],
        ["降低养护支出", "≥75块", "27块", "确定能"],
        ["沿线村民满意度", "≥93%", "99%", "确定能"],
    ]
    picture = page()
    draw_table(picture, [_narrow(row) for row in rows], widths=[80] * 4, height=300)
    table = only_table(read_document(saved(turned(picture, degrees)), "form.png"))
    assert [[each.replace("\n", "") for each in row] for row in texts(table)] == rows


@needs_ocr
def test_places_of_a_page_that_lies_on_its_side() -> None:
    rows = [["2021", "12,345.67", "95.5%"], ["2022", "23,456.78", "88.25%"]] * 3
    table = only_table(read_document(saved(turned(a_page(rows), 90)), "form.png"))
    assert table.locator.box is not None
    # Turned counterclockwise: what was at the right is at the top.
    x0, y0, x1, y1 = (float(each) * 200 / 72 for each in table.locator.box)
    assert [x0, y0, x1, y1] == pytest.approx([300, 1654 - 1050, 720, 1654 - 150], abs=8)


@needs_ocr
def test_a_red_seal_over_figures() -> None:
    picture = stamp(a_page(), (600, 420))
    assert texts(only_table(read_document(saved(picture, "JPEG", quality=80), "form.jpg"))) == ROWS


@needs_ocr
def test_merged_cells() -> None:
    rows = [[("2020", 2, 1), ("2021", 1, 2)], ["11", "12"], ["20", "21", "22"]]
    table = only_table(read_document(saved(a_page(rows)), "form.png"))
    spans = {each.text: (each.row_span, each.column_span) for each in table.cells}
    assert spans["2020"] == (2, 1)
    assert spans["2021"] == (1, 2)
    assert [each.text for each in table.cells] == ["2020", "2021", "11", "12", "20", "21", "22"]


@needs_ocr
def test_a_number_over_two_lines_of_a_narrow_cell() -> None:
    picture = page()
    rows = [["2021", "12,345,\n678.90", "10"], ["2022", "98,765,\n432.10", "20"]]
    draw_table(picture, rows, widths=[250, 125, 250], height=100)
    assert [row[1] for row in texts(only_table(read_document(saved(picture), "a.png")))] == [
        "12,345,678.90",
        "98,765,432.10",
    ]


@needs_ocr
def test_worn_lines_and_specks() -> None:
    from PIL import ImageDraw

    picture = a_page()
    pen, random = ImageDraw.Draw(picture), Random(5)
    for x in range(180, 1050, 90):
        pen.rectangle((x, 365, x + 5, 375), fill="white")
    for _ in range(300):
        x, y = random.randrange(1650), random.randrange(2330)
        pen.point((x, y), fill="black")
    assert texts(only_table(read_document(saved(picture), "form.png"))) == ROWS


@needs_chinese
def test_words_written_downwards_and_text_around_the_table() -> None:
    picture = page()
    draw_text(picture, "项目支出绩效自评表", (600, 180), 44)
    rows = [[("绩\n效\n指\n标", 3, 1), "数量指标", "42座"], ["质量指标", "100%"], ["合计", "—"]]
    draw_table(picture, rows)
    draw_text(picture, "填报人：张三    联系电话：0879-5512345", (150, 700))
    draw_text(picture, "- 1 -", (800, 2250))
    document = read_document(saved(picture), "form.png")
    table = only_table(document)
    assert [each.text for each in table.cells] == [
        *("绩效指标", "数量指标", "42座", "质量指标", "100%", "合计", "—")
    ]
    before, after = (each.text for each in document.paragraphs())
    assert before == "项目支出绩效自评表"
    assert "0879-5512345" in after


@needs_ocr
def test_marks_for_nothing_are_no_ones() -> None:
    rows = [["2021", "/", "10"], ["2022", "/", "11"], ["2023", "1", "1"]]
    assert texts(only_table(read_document(saved(a_page(rows)), "form.png"))) == rows


@needs_ocr
def test_a_table_over_two_pages() -> None:
    first, second = page(), page()
    rows = [
        ["YEAR", "AMOUNT", "RATE"],
        *([str(year), "123.45", "9.5%"] for year in range(2000, 2026)),
    ]
    draw_table(first, rows)
    draw_table(second, [rows[0], ["2026", "678.90", "8.5%"]], at=(150, 200))
    document = read_document(saved([first, second], "TIFF"), "form.tif")
    table = only_table(document)
    assert document.pages == 2
    assert texts(table) == [*rows, ["2026", "678.90", "8.5%"]]
    assert [each.locator.page for each in table.cells][-1] == 2


@needs_ocr
def test_pages_with_text_and_scanned_pages_in_one_pdf() -> None:
    import pypdfium2

    paper = Paper()
    paper.sheet().text(60, 100, "BEFORE 100")
    whole = pypdfium2.PdfDocument(paper.data())
    whole.import_pages(pypdfium2.PdfDocument(saved(a_page(), "PDF")))
    out = io.BytesIO()
    whole.save(out)
    document = read_document(out.getvalue(), "mixed.pdf")
    assert document.status is Status.READ, document.problems
    first, second = document.blocks
    assert first.locator.page == 1
    assert isinstance(second, Table)
    assert second.locator.page == 2
    assert texts(second) == ROWS


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The extra is not installed."""
    for module in (reader, scanner):
        monkeypatch.setattr(module, "recogniser", lambda: None)
    yield


def test_without_the_extra_a_picture_says_how_to_read_it(without_ocr: None) -> None:
    document = read_document(b"\x89PNG\r\n\x1a\n", "form.png")
    assert document.status is Status.UNREADABLE
    assert [each.key for each in document.problems] == ["documents.picture-needs-ocr"]


@needs_ocr
def test_without_the_extra_the_other_pages_are_read(without_ocr: None) -> None:
    import pypdfium2

    paper = Paper()
    paper.sheet().text(60, 100, "BEFORE 100")
    whole = pypdfium2.PdfDocument(paper.data())
    whole.import_pages(pypdfium2.PdfDocument(saved([a_page(), a_page()], "PDF")))
    out = io.BytesIO()
    whole.save(out)
    document = read_document(out.getvalue(), "mixed.pdf")
    assert document.status is Status.PARTLY_READ
    (problem,) = document.problems
    assert problem.key == "documents.pages-need-ocr"
    assert dict(problem.values)["pages"] == "2-3"


def test_a_missing_package_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    recogniser.recogniser.cache_clear()
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    assert recogniser.recogniser() is None
    recogniser.recogniser.cache_clear()


@needs_ocr
def test_limits() -> None:
    picture = saved(a_page())
    document = read_document(picture, "form.png", Limits(picture_dots=10_000))
    assert document.problems[0].key == "documents.pages-too-large"
    several = saved([a_page(), a_page()], "TIFF")
    document = read_document(several, "form.tif", Limits(recognised_pages=1))
    assert document.status is Status.PARTLY_READ
    assert [dict(each.values)["pages"] for each in document.problems] == ["2"]


@needs_ocr
def test_a_blank_page_and_a_black_one() -> None:
    from PIL import Image

    for colour in ("white", "black", (200, 30, 40)):
        check(read_document(saved(Image.new("RGB", (400, 600), colour)), "form.png"))


@needs_ocr
@pytest.mark.parametrize("size", [(1, 1), (3000, 1), (1, 3000), (7, 9)])
def test_pictures_of_no_page(size: tuple[int, int]) -> None:
    check(read_document(saved(page(size)), "form.png"))


@needs_ocr
@pytest.mark.parametrize("kind", KINDS)
def test_damaged_pictures(kind: str) -> None:
    data = small_picture(kind)
    for number in range(4):
        check(read_document(changed(data, Random(number)), f"a.{kind.lower()}", SMALL))
    for size in range(0, len(data), max(len(data) // 4, 1)):
        check(read_document(data[:size], f"a.{kind.lower()}", SMALL))


@needs_ocr
def test_a_pale_blurred_page_keeps_its_lines() -> None:
    import numpy
    from PIL import Image, ImageFilter

    picture = page()
    draw_table(picture, ROWS)
    # Few dots and out of focus: a thin line is hardly darker than the paper.
    small = picture.resize((A4[0] * 3 // 5, A4[1] * 3 // 5), Image.Resampling.BOX)
    blurred = small.filter(ImageFilter.GaussianBlur(1.1))
    noise = numpy.random.default_rng(1).normal(0, 6, (*numpy.asarray(blurred).shape[:2], 1))
    grainy = numpy.clip(numpy.asarray(blurred) + noise, 0, 255).astype(numpy.uint8)
    data = saved(Image.fromarray(grainy), dpi=(120, 120))
    assert texts(only_table(read_document(data, "fax.png"))) == ROWS


_READS_A_PICTURE = """
import sys
from heji.documents.reading import read_document
print(read_document(sys.stdin.buffer.read(), "form.png").status.value)
"""


@needs_ocr
def test_nothing_is_told_to_the_makers_of_the_runtime(tmp_path: Path) -> None:
    """Where it may tell them, it begins with a store of what it will tell, in the home folder."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    ended = subprocess.run(
        [sys.executable, "-c", _READS_A_PICTURE],
        input=saved(a_page()),
        env=kept | {"HOME": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=True,
    )
    assert ended.stdout.decode().strip() == "read"
    assert [each.name for each in tmp_path.iterdir()] == []
