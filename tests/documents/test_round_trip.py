"""What is written in any format is read back: the same cells, spans and texts at the same places."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.documents.document import Document, Paragraph, Status, Table
from heji.documents.locator import Locator
from heji.documents.reading import read_document
from tests.documents.building import docx_bytes, html_bytes, paragraph, txt_bytes, xlsx_bytes
from tests.documents.grids import SIGNS, grids


def only_table(document: Document) -> Table:
    assert document.status is Status.READ, document.problems
    (found,) = document.tables()
    return found


def bare(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [
        (cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in table.cells
    ]


@given(grids())
def test_docx(table: Table) -> None:
    assert only_table(read_document(docx_bytes([table]), "a.docx")) == table


@given(grids())
def test_html(table: Table) -> None:
    blocks = [paragraph("标题"), table]
    assert only_table(read_document(html_bytes(blocks), "a.html")) == table


@given(grids(blanks=False))
def test_xlsx(table: Table) -> None:
    found = only_table(read_document(xlsx_bytes([table]), "a.xlsx"))
    assert bare(found) == bare(table)
    assert (found.row_count, found.column_count) == (table.row_count, table.column_count)
    assert found.locator == Locator(sheet="表1", table=1)


@given(
    grids(), st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "gb18030")), st.sampled_from("\r\n")
)
def test_txt(table: Table, encoding: str, end: str) -> None:
    first = replace(table.cells[0], text="项目") if table.cells else None
    assert first is not None
    table = replace(table, cells=(first, *table.cells[1:]))
    found = only_table(read_document(txt_bytes([table], encoding, end), "a.txt"))
    starts = {(cell.row, cell.column): cell.text.replace("\n", "") for cell in table.cells}
    assert not found.has_spans
    assert {(cell.row, cell.column): cell.text for cell in found.cells} == {
        (row, column): starts.get((row, column), "")
        for row in range(1, table.row_count + 1)
        for column in range(1, table.column_count + 1)
    }


@given(st.lists(st.text(SIGNS, min_size=1, max_size=30), min_size=1, max_size=5))
def test_paragraphs_and_tables_keep_their_order(lines: list[str]) -> None:
    blocks = []
    for number, line in enumerate(lines, start=1):
        blocks.append(paragraph(line, number))
    for data, name in (
        (docx_bytes(blocks), "a.docx"),
        (html_bytes(blocks), "a.html"),
        (txt_bytes(blocks), "a.txt"),
    ):
        assert read_document(data, name).blocks == tuple(blocks)


@pytest.mark.parametrize("name", ["a.docx", "a.html"])
def test_tables_are_counted_in_reading_order(name: str) -> None:
    from tests.documents.building import table

    blocks = [
        paragraph("一、资金", 1),
        table([["甲", "1"]], 1),
        paragraph("二、产出", 2),
        table([["乙", "2"]], 2),
    ]
    data = docx_bytes(blocks) if name.endswith("docx") else html_bytes(blocks)
    document = read_document(data, name)
    assert document.blocks == tuple(blocks)
    assert [isinstance(block, Paragraph) for block in document.blocks] == [True, False, True, False]


def test_python_docx_opens_what_the_tests_write() -> None:
    import io

    import docx

    from tests.documents.building import table

    data = docx_bytes([table([[("合计", 1, 2)], ["甲", "乙"]])])
    assert docx.Document(io.BytesIO(data)).tables[0].rows[1].cells[1].text == "乙"
