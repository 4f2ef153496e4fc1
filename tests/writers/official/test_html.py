from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from heji.writers.official.html import write
from heji.writers.official.sheet import Sheet
from tests.writers.official.reading_back import (
    bare,
    random_sheets,
    read_lines,
    read_tables,
    written,
    written_lines,
)
from tests.writers.official.sheets import every_form, label, project_form, table, wide_form

CHROMIUM = os.environ.get("HEJI_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
FORMS = every_form()
each_form = pytest.mark.parametrize("name", FORMS)


def tree(sheet: Sheet) -> etree._Element:
    return etree.fromstring(write(sheet), etree.HTMLParser(encoding="utf-8"))


@each_form
def test_every_box_and_line_is_read_back(name: str) -> None:
    data = write(FORMS[name])
    assert read_tables(data, "form.html") == written(FORMS[name])
    assert read_lines(data, "form.html") == written_lines(FORMS[name])


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(random_sheets())
def test_any_sheet_is_read_back(sheet: Sheet) -> None:
    data = write(sheet)
    assert read_tables(data, "form.html") == written(sheet)
    assert read_lines(data, "form.html") == written_lines(sheet)


@each_form
def test_the_page_stands_alone(name: str) -> None:
    page = write(FORMS[name]).decode()
    assert page.startswith("<!DOCTYPE html>")
    assert '<html lang="zh-CN">' in page
    assert not re.search(r"<(script|link|img|iframe|object|a)\b|https?:|url\(|@import", page)
    assert write(FORMS[name]).decode() == page


def test_texts_are_never_markup() -> None:
    text = "<script>alert(1)</script>\"'&lt;$style ${x}"
    sheet = Sheet(text, (8,), (table([[label(text)]]),))
    root = tree(sheet)
    assert root.find(".//script") is None
    assert root.findtext(".//title") == root.findtext(".//h1") == root.findtext(".//th") == text


def test_headings_stand_in_a_thead() -> None:
    root = tree(wide_form())
    assert len(root.findall(".//thead/tr")) == 2
    assert {each.get("scope") for each in root.findall(".//thead/tr/th")} == {"col"}
    assert len(root.findall(".//tbody/tr")) == 41


def test_a_heading_that_reaches_below_stands_in_the_body() -> None:
    rows = [[label("绩效指标", down=2), label("分值")], [label("10")]]
    root = tree(Sheet("表", (8, 8), (table(rows, 1),)))
    assert root.find(".//thead") is None
    assert root.findall(".//tbody/tr/th")[0].get("rowspan") == "2"


def test_paper_is_upright_or_across() -> None:
    assert "@page { size: A4 portrait;" in write(project_form()).decode()
    assert "@page { size: A4 landscape;" in write(wide_form()).decode()


@pytest.mark.browser
@pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium on this machine (install it, or name it in HEJI_CHROMIUM)"
)
def test_the_browser_prints_the_headings_on_every_page(tmp_path: Path) -> None:
    import pypdfium2

    source, target = tmp_path / "form.html", tmp_path / "form.pdf"
    source.write_bytes(write(wide_form()))
    subprocess.run(
        [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={target}", source.as_uri()],
        capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    pdf = pypdfium2.PdfDocument(target)
    assert len(pdf) > 3
    for number, page in enumerate(pdf, 1):
        width, height = page.get_size()
        shown = bare(page.get_textpage().get_text_range())
        assert width > height
        assert "评分标准" in shown and f"—{number}—" in shown
