from __future__ import annotations

import pytest

from heji.documents.document import Document, Paragraph, Status, Table
from heji.documents.locator import Locator
from heji.documents.reading import read_document


def read(text: str | bytes, name: str = "a.txt") -> Document:
    return read_document(text.encode() if isinstance(text, str) else text, name)


def texts(document: Document) -> list[str | list[list[str]]]:
    found: list[str | list[list[str]]] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        else:
            rows: dict[int, list[str]] = {}
            for cell in block.cells:
                rows.setdefault(cell.row, []).append(cell.text)
            found.append(list(rows.values()))
    return found


def test_lines_with_tabs_are_a_table() -> None:
    document = read("自评表\n项目\t金额\n合计\t\n\n备注\t无\n完\n")
    assert texts(document) == ["自评表", [["项目", "金额"], ["合计", ""]], [["备注", "无"]], "完"]
    (first, second) = document.tables()
    assert not first.has_spans
    assert second.locator == Locator(table=2)
    assert second.cells[1].locator == Locator(table=2, row=1, column=2)
    assert [block.locator.paragraph for block in document.paragraphs()] == [1, 2]


def test_prose_ends_a_table() -> None:
    assert texts(read("a\tb\n说明\nc\td")) == [[["a", "b"]], "说明", [["c", "d"]]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\f"])
def test_line_ends(end: str) -> None:
    assert texts(read(end.join(["一", "a\tb", "", "二"]))) == ["一", [["a", "b"]], "二"]


def test_rows_may_be_of_unequal_length() -> None:
    (table,) = read("a\tb\tc\nd\te\n").tables()
    assert (table.row_count, table.column_count) == (2, 3)
    assert table.grid()[1][2] is None


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_encodings(encoding: str) -> None:
    text = "部门整体支出绩效自评表\n年初预算数\t261,704.38\n≥5个\t全国居前8\n"
    document = read(text.encode(encoding))
    assert document.status is Status.READ
    assert texts(document)[0] == "部门整体支出绩效自评表"
    assert texts(document)[1] == [["年初预算数", "261,704.38"], ["≥5个", "全国居前8"]]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_of_ascii_without_mark(encoding: str) -> None:
    assert texts(read("total\t100\n".encode(encoding))) == [[["total", "100"]]]


def test_characters_outside_of_gbk_in_gb18030() -> None:
    assert texts(read("㐂合计𠮷".encode("gb18030"))) == ["㐂合计𠮷"]


def test_a_broken_byte_is_shown_and_reported() -> None:
    data = ("一、基本情况说明如下\n" * 20).encode()
    document = read(data[:40] + b"\xff" + data[40:])
    assert document.status is Status.PARTLY_READ
    (problem,) = document.problems
    assert problem.key == "documents.damaged-characters"
    assert dict(problem.values)["line"] == "2"
    assert "�" in str(texts(document)[1])


def test_a_file_cut_within_a_character() -> None:
    document = read("预算执行率".encode()[:-1])
    assert document.status is Status.PARTLY_READ
    assert texts(document) == ["预算执行�"]


def test_a_broken_byte_in_gb18030() -> None:
    data = ("一、基本情况说明如下\n" * 20).encode("gb18030")
    document = read(data[:21] + b"\xff" + data[21:])
    assert document.status is Status.PARTLY_READ


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 8, b"\x00" * 500, b"\x00\x01\x02" * 100, b"abc\x00\x01\x02\x03" * 50],
)
def test_binary_rubbish(data: bytes) -> None:
    document = read(data)
    assert document.status is Status.UNREADABLE
    assert document.problems[0].key == "documents.not-text"
    assert document.blocks == ()


def test_tags_in_cells_become_blank() -> None:
    (table,) = read("目标\t<p>100%</p>\n<b>合计</b>\t1 <b>2\n").tables()
    assert [cell.text for cell in table.cells] == ["目标", "100%", "合计", "1    2"]


def test_an_indentation_stays() -> None:
    (table,) = read("收入\t1\n　其中:拨款\t2\n  其他\t3\n").tables()
    assert [cell.text for cell in table.cells][::2] == ["收入", "　其中:拨款", "  其他"]


def test_less_than_is_no_tag() -> None:
    (table,) = read("逾期率\t<5%\n天数\t<b 或 >3\n").tables()
    assert table.cells[1].text == "<5%"


def test_markup_in_prose_stays_in_the_block() -> None:
    text = r"二是**促进发展**。经费 $\times 100\% = 96.35\%$"
    assert texts(read(text)) == [text]


def test_the_dos_end_mark_is_no_text() -> None:
    assert texts(read("合计\r\n\x1a")) == ["合计"]


def test_digest_and_name() -> None:
    document = read("一\n", "自评表.txt")
    assert (document.path, document.format) == ("自评表.txt", "txt")
    assert len(document.sha256) == 64


def test_a_table_beyond_the_limits_is_left_out_whole_and_said_so() -> None:
    from heji.documents.limits import Limits

    limits = Limits(table_rows=10)
    long = "甲\t1\n" * 11
    document = read_document(f"前\n{long}\n乙\t2\n后".encode(), "a.txt", limits)
    assert texts(document) == ["前", [["乙", "2"]], "后"]
    assert document.status is Status.PARTLY_READ
    assert dict(document.problems[0].values) == {
        "name": "a.txt",
        "table": "1",
        "sheet": "",
        "rows": "11",
        "columns": "2",
        "limit": "10",
    }
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert table.locator == Locator(table=2)


def test_long_text_is_cut_and_said_so() -> None:
    from heji.documents.limits import Limits

    document = read_document("甲".encode() * 50, "a.txt", Limits(text_length=20))
    assert texts(document) == ["甲" * 20]
    assert document.problems[0].key == "documents.paragraph-too-long"
    document = read_document("甲\t".encode() + "乙".encode() * 50, "a.txt", Limits(text_length=20))
    assert dict(document.problems[0].values)["column"] == "2"


def test_the_text_reader_needs_no_heavy_library() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from heji.documents.reading import read_document, find_files;"
        "read_document('a\\tb'.encode(), 'a.txt');"
        "print([m for m in ('lxml', 'openpyxl', 'zipfile', 'yaml', 'docx') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
