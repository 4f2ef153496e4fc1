from __future__ import annotations

import time

from heji.documents.document import Document, Paragraph, Status
from heji.documents.reading import read_document


def blocks(text: str) -> list[str | list[list[str]]]:
    document: Document = read_document(text.encode(), "a.md")
    assert (document.format, document.status) == ("md", Status.READ)
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[cell.text for cell in row if cell is not None] for row in block.grid()]
        for block in document.blocks
    ]


def test_paragraphs_headings_and_lists() -> None:
    text = (
        "# 一、概况 #\n第一行\n第二 line\nline2\n\n- 项一\n1. 项二\n\n标题\n===\n> 引用**重点**\n"
    )
    assert blocks(text) == [
        "一、概况", "第一行第二 line line2", "- 项一", "1. 项二", "标题", "引用重点",
    ]  # fmt: skip


def test_tables() -> None:
    text = "前文\n| 项目 | 金额 |\n|:---|---:|\n| **合计** | 1\\|2<br>3 |\n| 其中 |\n\n甲 | 乙\n--|--\n1 | 2\n"
    assert blocks(text) == [
        "前文",
        [["项目", "金额"], ["合计", "1|2\n3"], ["其中", ""]],
        [["甲", "乙"], ["1", "2"]],
    ]


def test_merged_cells_are_blank_places() -> None:
    document = read_document(b"|a|b|\n|-|-|\n|1||\n", "a.markdown")
    assert [each.has_spans for each in document.tables()] == [False]


def test_a_bar_in_a_sentence_is_no_table() -> None:
    assert blocks("甲 | 乙\n\n丙\n") == ["甲 | 乙", "丙"]


def test_long_lines_cost_no_time() -> None:
    started = time.perf_counter()
    for text in ("|" + " " * 10**6 + "x\n" + " " * 10**6 + "-x\n", "**a " * 20_000, "[" * 10**5,
                 "# " + " " * 10**5 + "x", "<br" + " " * 10**5):  # fmt: skip
        read_document(text.encode(), "a.md")
    assert time.perf_counter() - started < 10
