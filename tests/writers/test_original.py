"""The pages of PDF and picture files in the HTML report: pictures with boxes that lead to the findings."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import pytest

import heji
from heji.writers import html
from heji.writers.html.page_pictures import opened
from tests.audit.building import table
from tests.documents.pdf_building import Paper, print_table
from tests.documents.scan_drawing import A4, draw_table, needs_chinese, needs_ocr, saved
from tests.documents.scan_drawing import page as picture
from tests.writers.test_html import read

ROWS = (
    ["项目资金（万元）", "全年预算数", "全年执行数"],
    ["年度资金总额", "300.00", "280.00"],
    ["其中：财政拨款", "200.00", "180.00"],
    ["其他资金", "100.00", "90.00"],
)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    paper = Paper()
    print_table(paper, table(*ROWS), [160, 120, 120])
    path = tmp_path / "form.pdf"
    path.write_bytes(paper.data())
    return path


def drawn(path: Path) -> str:
    return "".join(html.write(heji.audit(path, keep_contents=True), "zh"))


def test_a_page_with_findings_is_shown_with_boxes(form: Path) -> None:
    page = drawn(form)
    assert page.count("data:image/png;base64,") == 1
    boxes = re.findall(r'class="mark box" data-tone="(\w+)"[^>]* href="#f1"', page)
    assert len(boxes) == 3 and set(boxes) == {"error"}
    assert read(page.replace("<img ", "<input ")).ids


def test_boxes_lie_on_the_page(form: Path) -> None:
    shares = re.findall(r"(?:left|top|width|height):([\d.]+)%", drawn(form))
    assert shares and all(0 <= float(each) <= 100 for each in shares)


def test_a_file_that_is_gone_or_changed_is_drawn_from_what_was_read(form: Path) -> None:
    report = heji.audit(form, keep_contents=True)
    form.write_bytes(form.read_bytes() + b"\n")
    assert "data:image/png" not in "".join(html.write(report, "zh"))
    form.unlink()
    assert "280.00" in "".join(html.write(report, "zh"))


@needs_chinese
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_picture_file_is_shown_with_boxes_where_its_cells_are(tmp_path: Path, kind: str) -> None:
    sheet = picture()
    draw_table(sheet, ROWS, at=(150, 300), widths=[500, 300, 300])
    path = tmp_path / f"form.{kind.lower()}"
    path.write_bytes(saved(sheet, kind))
    shown = drawn(path)
    (address,) = re.findall(r'src="data:image/jpeg;base64,([^"]+)"', shown)
    assert len(base64.b64decode(address)) <= 300_000
    boxes = re.findall(r"left:([\d.]+)%;top:([\d.]+)%", shown)
    # The third column begins at 950 of 1654 dots, the first row of amounts at 370 of 2339.
    lefts, tops = ([float(each[side]) for each in boxes] for side in (0, 1))
    assert len(boxes) == 3
    assert all(abs(each - 100 * 950 / A4[0]) < 1 for each in lefts)
    assert abs(min(tops) - 100 * 370 / A4[1]) < 1


@needs_ocr
def test_a_large_grainy_picture_stays_small_in_the_report(tmp_path: Path) -> None:
    from PIL import Image

    path = tmp_path / "photo.png"
    Image.effect_noise((4000, 5600), 90).convert("RGB").save(path)
    with opened(path, "png") as pages:
        page = pages(1)
        assert page is not None and pages(2) is None
    inside = Image.open(io.BytesIO(base64.b64decode(page.address.partition(",")[2])))
    assert max(inside.size) <= 2000
    assert page.width < page.height


@needs_ocr
def test_a_page_that_cannot_be_shown_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "cut.png"
    path.write_bytes(saved(picture((900, 900)))[:400])
    with opened(path, "png") as pages:
        assert pages(1) is None
