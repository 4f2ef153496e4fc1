from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from lxml import html

from heji.rubrics.files.shelf import all_ids, find
from heji.rubrics.rubric import Rubric, Status
from heji.rubrics.rules.rule import Text
from heji.writers.rubric_blocks import Paragraph, Table
from heji.writers.rubric_document import document
from heji.writers.rubric_html import page
from heji.writers.rubric_markdown import markdown
from heji.writers.rubric_terminal import lines
from tests.rubrics.generated import rubrics

ID = "cn/mof/project-self-evaluation/2020"


@pytest.mark.parametrize(
    ("language", "words"), [("zh", "重建，非官方文本"), ("en", "Reconstructed")]
)
def test_what_is_reconstructed_says_so_before_anything_else(language: str, words: str) -> None:
    _, notice, *_ = document(find(ID), language)
    assert isinstance(notice, Paragraph)
    assert notice.is_notice
    assert words in notice.words


def test_what_is_official_has_no_notice() -> None:
    official = replace(find(ID), status=Status.OFFICIAL)
    assert not any(
        isinstance(each, Paragraph) and each.is_notice for each in document(official, "zh")
    )


@settings(deadline=None, max_examples=30)
@given(rubrics())
def test_every_item_is_a_row(rubric: Rubric) -> None:
    tables = [each for each in document(rubric, "zh") if isinstance(each, Table)]
    codes = [row[0] for table in tables for row in table.rows]
    assert {"1", *(each.code for each in rubric.items[0].items)} <= set(codes)
    assert all(len({len(row) for row in each.rows}) <= 1 for each in tables)


def test_texts_of_a_rubric_are_no_markup() -> None:
    rubric = replace(find(ID), name=Text("<script>a|b*c</script>"))
    tree = html.fromstring(page(rubric, "zh").encode())
    assert not tree.xpath("//script")
    assert tree.xpath("//h1")[0].text.startswith("<script>a|b*c</script>")
    assert r"\<script\>a\|b\*c" in markdown(rubric, "zh")


def test_the_page_names_language_and_headings() -> None:
    tree = html.fromstring(page(find(ID), "en").encode())
    assert tree.get("lang") == "en"
    assert "Rule" in tree.xpath("//thead//th[@scope='col']/text()")


def test_the_page_ends_with_the_lines_to_sign() -> None:
    tree = html.fromstring(page(find(ID), "zh").encode())
    assert tree.xpath("//section//h2/text()") == ["签认"]
    labels = tree.xpath("//div[@class='signatures']//span/text()")
    assert labels == ["经办人", "复核人", "负责人", "单位（盖章）", "日期"]


def test_the_printed_page_names_the_rubric_at_its_foot() -> None:
    rubric = replace(find(ID), version='1"</style>')
    written = page(rubric, "zh")
    assert written.count("</style>") == 1
    assert "FOOT" not in written
    assert "counter(page)" in written


@pytest.mark.parametrize("id", all_ids())
def test_a_document_says_everything_that_an_official_asks_for(id: str) -> None:
    rubric = find(id)
    tables = {each.name: each for each in document(rubric, "zh") if isinstance(each, Table)}
    assert len(tables["sources"].rows) == len(rubric.sources)
    assert len(tables["parameters"].rows if rubric.parameters else ()) == sum(
        len(each.values) for each in rubric.parameters
    )
    scored = [
        row for at, row in enumerate(tables["items"].rows) if at not in tables["items"].groups
    ]
    assert all(
        code and name and weight and rule and source
        for code, name, weight, _, rule, _, source in scored
    )


@pytest.mark.parametrize("id", all_ids())
def test_english_rules_and_formulas_have_no_chinese_units(id: str) -> None:
    (items,) = (
        each
        for each in document(find(id), "en")
        if isinstance(each, Table) and each.name == "items"
    )
    cells = [cell for row in items.rows for cell in row[:6]]
    assert [each for each in cells if re.search("[\u4e00-\u9fff]", each)] == []
    assert not any("。。" in cell or "；。" in cell for cell in cells)


def test_only_markdown_and_pages_have_lines_to_sign() -> None:
    assert "经办人" in markdown(find(ID), "zh")
    assert not any("经办人" in each.text for each in lines(find(ID), "zh"))
