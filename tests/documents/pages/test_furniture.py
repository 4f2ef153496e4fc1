"""What pages repeat around their text."""

from __future__ import annotations

import pytest

from tests.documents.pdf_building import Paper
from tests.documents.pdf_reading import read


@pytest.mark.parametrize(
    "number", ["— 3 —", "第3页 共12页", "3/12", "第 3 页", "- 3 -", "Page 3 of 12"]
)
def test_page_numbers_are_no_text(number: str) -> None:
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(60, 100, "正文。")
    sheet.text(280, 800, number)
    assert [each.text for each in read(paper).paragraphs()] == ["正文。"]


def test_a_year_at_the_top_and_the_title_of_every_form_stay() -> None:
    paper = Paper()
    for name in ("甲", "乙", "丙"):
        sheet = paper.sheet()
        sheet.text(200, 60, "项目支出绩效自评表", 16)
        sheet.text(280, 85, "2023")
        sheet.text(60, 120, f"项目名称：{name}")
    found = [each.text for each in read(paper).paragraphs()]
    assert found.count("项目支出绩效自评表") == found.count("2023") == 3
