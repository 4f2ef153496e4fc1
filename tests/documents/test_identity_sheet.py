"""The hidden sheet by which a workbook of heji's says what it is: no content, and no hiding place."""

from __future__ import annotations

import io

import openpyxl
import pytest

from heji.documents.readers.sheets.identity import MARK
from heji.documents.reading import read_document


def workbook(state: str, rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "项目支出绩效自评表"
    sheet = book.create_sheet("heji")
    for row in rows:
        sheet.append(row)
    sheet.sheet_state = state
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_with_the_mark_is_no_table(state: str) -> None:
    document = read_document(workbook(state, [[MARK, "x"], ["layout", "cn/a"]]), "a.xlsx")
    assert len(list(document.tables())) == 1
    assert document.identity == ((MARK, "x"), ("layout", "cn/a"))


@pytest.mark.parametrize(
    ("state", "rows"),
    [
        ("visible", [[MARK, "x"]]),
        ("hidden", [["年度", "x"]]),
        ("hidden", [[MARK, "x", "全年执行数"]]),
        ("hidden", [[MARK, "x"], *([["全年执行数", "12"]] * 40)]),
    ],
)
def test_everything_else_is_read(state: str, rows: list[list[str]]) -> None:
    document = read_document(workbook(state, rows), "a.xlsx")
    assert len(list(document.tables())) == 2
    assert document.identity == ()


def test_a_confined_reader_tells_it_too() -> None:
    from heji.documents.sandbox.answering import pack, unpack

    document = read_document(workbook("hidden", [[MARK, "x"]]), "a.xlsx")
    assert unpack(pack(document)) == document
