"""Spreadsheets that people send back."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from openpyxl import Workbook, load_workbook

from heji.documents.reading import read_document
from heji.web.pages.spreadsheets import download, headings, lines_of, places_of, table_of


def workbook(rows: Sequence[Sequence[str]]) -> bytes:
    """A workbook of one sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def said(column: str, language: str) -> str:
    """A heading in a language."""
    return {"zh": {"name": "名称", "code": "代码"}, "en": {"name": "Name", "code": "Code"}}[
        language
    ][column]


def test_the_rows_keep_the_numbers_that_the_spreadsheet_shows() -> None:
    content = workbook([["名称", "代码"], ["", ""], [" 河道 ", "7"]])
    table = table_of(read_document(content, "list.xlsx"))
    assert table is not None
    assert list(lines_of(table)) == [(1, ("名称", "代码")), (3, ("河道", "7"))]


def test_a_file_that_cannot_be_read_has_no_table() -> None:
    assert table_of(read_document(b"PK\x03\x04 nothing", "list.xlsx")) is None


@pytest.mark.parametrize("heading", [("代码", "名称"), ("Code", "Name"), ("Code", "名称", "Name")])
def test_headings_are_known_in_either_language_and_the_first_counts(
    heading: tuple[str, ...],
) -> None:
    places = places_of(heading, headings(("name", "code"), said))
    assert places == {"code": 0, "name": 1}


def test_a_workbook_goes_out_as_a_file_to_keep() -> None:
    answer = download(workbook([["名称"]]), "people.xlsx")
    assert answer["Content-Disposition"] == 'attachment; filename="people.xlsx"'
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    assert sheet["A1"].value == "名称"
