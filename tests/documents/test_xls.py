"""An old spreadsheet is read to the same as the new one with its content."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given

from benchmarks.corpus.families import FAMILIES
from benchmarks.corpus.writers import WRITERS
from heji.documents.document import Document, Status, Table
from heji.documents.limits import Limits
from heji.documents.reading import read_document
from tests.documents.building import table, xlsx_bytes
from tests.documents.grids import grids
from tests.documents.xls_writing import xls_of


def xls(*rows: tuple[int, int, Any, str]) -> bytes:
    """A workbook of cells: row, column, value and format code."""
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("表1")
    for row, column, value, code in rows:
        sheet.write(row, column, value, xlwt.easyxf(num_format_str=code))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def same(one: Document, other: Document) -> None:
    assert one.status is other.status is Status.READ, (one.problems, other.problems)
    assert [without_formulas(each) for each in one.tables()] == [
        without_formulas(each) for each in other.tables()
    ]


def without_formulas(given: Table) -> Table:
    cells = tuple(replace(cell, formula=None) for cell in given.cells)
    return replace(given, cells=cells)


def test_values_are_read_as_a_person_sees_them() -> None:
    document = read_document(
        xls(
            (0, 0, 0.8376, "0.00%"),
            (0, 1, 1412.57, "#,##0.00"),
            (0, 2, "007", "General"),
            (0, 3, 44338, 'yyyy"年"m"月"d"日"'),
            (1, 0, True, "General"),
            (1, 1, 0.1 + 0.2, "General"),
            (1, 2, "100", "0.00"),
            (1, 3, 1486.35, "0.00_ "),
        ),
        "a.xls",
    )
    (found,) = document.tables()
    assert document.format == "xls"
    assert [(cell.text, cell.number) for cell in found.cells] == [
        ("83.76%", Decimal("0.8376")),
        ("1,412.57", Decimal("1412.57")),
        ("007", None),
        ("2021年5月22日", None),
        ("TRUE", None),
        ("0.3", Decimal("0.3")),
        ("100", None),
        ("1486.35", Decimal("1486.35")),
    ]


def test_built_in_formats_are_those_of_a_chinese_excel() -> None:
    (found,) = read_document(xls((0, 0, 44338, "M/D/YY")), "a.xls").tables()
    assert found.cells[0].text == "2021/5/22"


@given(grids(blanks=False))
def test_any_table(given: Table) -> None:
    data = xlsx_bytes([given])
    same(read_document(xls_of(data), "a.xls"), read_document(data, "a.xlsx"))


def test_hidden_rows_columns_and_sheets_are_marked() -> None:
    blocks = [table([["项目", "金额"], ["合计", "100"], ["其中", "40"]]), table([["甲", "1"]], 2)]
    data = xlsx_bytes(
        blocks, typed=True, hidden_rows=[2], hidden_columns=[2], hidden_sheets=["表2"]
    )
    old, new = read_document(xls_of(data), "a.xls"), read_document(data, "a.xlsx")
    same(old, new)
    assert {cell.text for found in old.tables() for cell in found.cells if cell.hidden} == {
        "合计", "100", "金额", "40", "甲", "1",
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_a_generated_form(tmp_path: Path, family: str, seed: int) -> None:
    draft = FAMILIES[family](Random(f"{family}{seed}"), frozenset())
    path = tmp_path / "form.xlsx"
    WRITERS["xlsx"](draft, path, Random(seed))
    data = path.read_bytes()
    same(read_document(xls_of(data), "a.xls"), read_document(data, "a.xlsx"))


def test_an_example(root: Path) -> None:
    for path in sorted((root / "examples").glob("*.xlsx")):
        data = path.read_bytes()
        same(read_document(xls_of(data), "a.xls"), read_document(data, "a.xlsx"))


def test_a_spreadsheet_of_wps_keeps_its_name() -> None:
    document = read_document(xls((0, 0, "合计", "General")), "a.et")
    assert (document.format, document.status) == ("et", Status.READ)


def test_an_old_spreadsheet_under_another_name() -> None:
    assert read_document(xls((0, 0, "合计", "General")), "a.xlsx").format == "xls"


@pytest.mark.parametrize("size", [600, 1500, 4000])
def test_a_cut_file(size: int) -> None:
    document = read_document(xls((0, 0, "合计", "General"))[:size], "a.xls")
    assert document.status is Status.UNREADABLE
    assert document.problems[0].key in ("documents.xls-damaged", "documents.not-office")


def test_a_password() -> None:
    data = bytearray(xls((0, 0, "合计", "General")))
    # The record behind the beginning of the stream becomes FILEPASS.
    start = data.index(b"\x09\x08\x10\x00") + 20
    data[start : start + 2] = b"\x2f\x00"
    document = read_document(bytes(data), "a.xls")
    assert [each.key for each in document.problems] == ["documents.encrypted"]


def test_limits() -> None:
    data = xls(*((row, 0, "合计", "General") for row in range(30)))
    document = read_document(data, "a.xls", Limits(xls_bytes=1000))
    assert document.problems[0].key == "documents.too-large"
    document = read_document(data, "a.xls", Limits(table_rows=20))
    assert document.problems[0].key == "documents.too-many-rows"
