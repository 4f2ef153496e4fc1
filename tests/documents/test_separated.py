from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.documents.document import Document, Status
from heji.documents.reading import read_document
from tests.documents.grids import SIGNS

ROWS = [["项目", "金额\n(万元)", "得分"], ["合计", "1,486.35", "10"], ['其中："甲"', "40", ""]]


def written(rows: list[list[str]], separator: str = ",", encoding: str = "utf-8") -> bytes:
    target = io.StringIO()
    csv.writer(target, delimiter=separator).writerows(rows)
    return target.getvalue().encode(encoding)


def rows_of(document: Document) -> list[list[str]]:
    assert document.status is Status.READ, document.problems
    (found,) = document.tables()
    assert not found.has_spans
    return [[cell.text for cell in row if cell is not None] for row in found.grid()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separator_and_encoding_are_found_out(separator: str, encoding: str) -> None:
    document = read_document(written(ROWS, separator, encoding), "a.csv")
    assert (document.format, rows_of(document)) == ("csv", ROWS)


@given(
    st.lists(
        st.lists(st.text(SIGNS + ',"', min_size=1, max_size=6), min_size=3, max_size=3),
        min_size=2,
        max_size=5,
    )
)
def test_any_rows(rows: list[list[str]]) -> None:
    assert rows_of(read_document(written([["甲", "乙", "丙"]] * 9 + rows), "a.csv"))[9:] == rows


def test_titles_and_blank_columns_of_a_saved_sheet() -> None:
    data = "自评表,,,\n项目,金额,,\n合计,100,,\n,,,\n".encode()
    assert rows_of(read_document(data, "a.csv")) == [
        ["自评表", ""],
        ["项目", "金额"],
        ["合计", "100"],
    ]


def test_the_line_that_excel_puts_first() -> None:
    assert rows_of(read_document(b"sep=;\nA;B\n1;2\n", "a.csv")) == [["A", "B"], ["1", "2"]]


def test_a_quotation_mark_that_is_never_closed() -> None:
    assert rows_of(read_document(b'A,B\n1,"x\n2,3\n', "a.csv")) == [
        ["A", "B"], ["1", '"x'], ["2", "3"],
    ]  # fmt: skip


def test_a_page_named_csv_is_a_page() -> None:
    assert read_document(b"<html><table><tr><td>1</table>", "a.csv").format == "html"


def test_the_table_is_beyond_the_limits() -> None:
    from heji.documents.limits import Limits

    document = read_document(written(ROWS), "a.csv", Limits(table_columns=2))
    assert document.problems[0].key == "documents.too-many-columns"
