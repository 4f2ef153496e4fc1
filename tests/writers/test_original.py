"""The pages of a PDF in the HTML report: pictures with boxes that lead to the findings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import heji
from heji.writers import html
from tests.audit.building import table
from tests.documents.pdf_building import Paper, print_table
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
