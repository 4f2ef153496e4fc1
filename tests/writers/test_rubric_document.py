from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from lxml import html

from heji.rubrics.files.shelf import find
from heji.rubrics.rubric import Rubric, Status
from heji.rubrics.rules.rule import Text
from heji.writers.rubric_document import Paragraph, Table, document
from heji.writers.rubric_html import page
from heji.writers.rubric_markdown import markdown
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
    assert tree.xpath("//h1")[0].text == "<script>a|b*c</script>"
    assert r"\<script\>a\|b\*c" in markdown(rubric, "zh")


def test_the_page_names_language_and_headings() -> None:
    tree = html.fromstring(page(find(ID), "en").encode())
    assert tree.get("lang") == "en"
    assert "Rule" in tree.xpath("//thead//th[@scope='col']/text()")
