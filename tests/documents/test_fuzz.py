"""However broken a file is, it gives a document; and no reader depends on the last safety net."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heji.documents.document import Document, Status
from heji.documents.limits import Limits
from heji.documents.reading import read_document
from heji.language import text
from tests.documents.building import (
    docx_bytes,
    docx_from_body,
    html_bytes,
    paragraph,
    table,
    txt_bytes,
    xlsx_bytes,
    zipped,
)

SMALL = Limits(places=2_000, table_rows=200, table_columns=50, paragraphs=200, text_length=500)
BLOCKS = [
    paragraph("一、基本情况"),
    table([["项目", ("金额", 1, 2)], [("合计", 2, 1), "1,388.29", "84.48%"], ["40", "x\ny"]]),
]
NAMES = ("a.txt", "a.docx", "a.xlsx", "a.html", "a", "a.csv", "a.xls")


@cache
def sample(kind: str) -> bytes:
    return {
        "docx": docx_bytes(BLOCKS),
        "xlsx": xlsx_bytes(BLOCKS, typed=True),
        "html": html_bytes(BLOCKS),
        "txt": txt_bytes(BLOCKS),
    }[kind]


@cache
def parts(kind: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(sample(kind))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def check(document: Document) -> None:
    assert (document.status is Status.READ) == (not document.problems)
    assert (document.status is Status.UNREADABLE) == (not document.blocks)
    for problem in document.problems:
        assert problem.key != "documents.reader-failed", dict(problem.values)
        assert text(problem.key, "zh", **dict(problem.values))
    for found in document.tables():
        seen = set()
        for cell in found.cells:
            assert 1 <= cell.row <= cell.row + cell.row_span - 1 <= found.row_count
            assert 1 <= cell.column <= cell.column + cell.column_span - 1 <= found.column_count
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    assert (row, column) not in seen
                    seen.add((row, column))


def mutated(data: bytes, changes: list[tuple[int, int]], cut: int | None) -> bytes:
    content = bytearray(data)
    for place, value in changes:
        content[place % len(content)] = value
    return bytes(content if cut is None else content[: cut % len(content)])


changes = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=6)
cuts = st.one_of(st.none(), st.integers(0, 10**6))
slow = settings(suppress_health_check=[HealthCheck.too_slow])


@given(st.binary(max_size=400), st.sampled_from(NAMES))
def test_any_bytes(data: bytes, name: str) -> None:
    check(read_document(data, name, SMALL))


@given(
    st.sampled_from((b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"<html>")),
    st.binary(max_size=200),
    st.sampled_from(NAMES),
)
def test_any_bytes_behind_a_known_beginning(head: bytes, data: bytes, name: str) -> None:
    check(read_document(head + data, name, SMALL))


@pytest.mark.parametrize("kind", ["docx", "xlsx", "html", "txt"])
@slow
@given(changes=changes, cut=cuts)
def test_damaged_files(kind: str, changes: list[tuple[int, int]], cut: int | None) -> None:
    check(read_document(mutated(sample(kind), changes, cut), f"a.{kind}", SMALL))


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@slow
@given(data=st.data(), changes=changes, cut=cuts)
def test_damaged_parts(
    kind: str, data: st.DataObject, changes: list[tuple[int, int]], cut: int | None
) -> None:
    files = dict(parts(kind))
    name = data.draw(st.sampled_from(sorted(files)))
    files[name] = mutated(files[name], changes, cut)
    check(read_document(zipped(dict(files)), f"a.{kind}", SMALL))


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_any_part_may_be_missing(kind: str) -> None:
    for name in parts(kind):
        rest = {each: content for each, content in parts(kind).items() if each != name}
        check(read_document(zipped(dict(rest)), f"a.{kind}", SMALL))


TAGS = [
    *("<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>甲</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>"),
    *("</w:tr>", "<w:tc>", "</w:tc>", '<w:tcPr><w:gridSpan w:val="3"/></w:tcPr>'),
    *("<w:tcPr><w:vMerge/></w:tcPr>", '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>'),
    *("<w:tcPr><w:hMerge/></w:tcPr>", '<w:trPr><w:gridBefore w:val="2"/></w:trPr>'),
    *("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", "<w:txbxContent>", "</w:txbxContent>"),
]
HTML_TAGS = [
    *("<table>", "</table>", "<tr>", "</tr>", "<td>", "<td rowspan=2>", "<td colspan=3>", "</td>"),
    *("<td rowspan=0>", "<thead>", "<tbody>", "<tfoot>", "</tbody>", "<caption>", "<p>", "</p>"),
    *(
        "<div style='display:none'>",
        "</div>",
        "<td hidden>",
        "<br>",
        "<sup>",
        "甲",
        "1.5%",
        "&#x0;",
    ),
    *("<pre>", "</pre>", "<select><option>", "<input value=3>", "<nav>", "<form>", "&lt;", "\x00"),
]


def balanced(tags: list[str]) -> str:
    """The tags as well-formed XML: what is open is closed, what closes nothing is dropped."""
    open_tags: list[str] = []
    written = []
    for tag in tags:
        if tag.startswith("</"):
            if not open_tags or open_tags[-1] != tag:
                continue
            open_tags.pop()
        elif tag.count("</") == 0 and "/>" not in tag:
            names = [each.strip("<>") for each in tag.replace("><", "> <").split()]
            open_tags.append("".join(f"</{name}>" for name in reversed(names)))
        written.append(tag)
    return "".join(written) + "".join(reversed(open_tags))


@given(st.lists(st.sampled_from(TAGS), max_size=40))
def test_strange_word_files(tags: list[str]) -> None:
    check(read_document(docx_from_body(balanced(tags)), "a.docx", SMALL))


@given(st.lists(st.sampled_from(HTML_TAGS), max_size=60))
def test_strange_pages(tags: list[str]) -> None:
    check(read_document("".join(["<html>", *tags]).encode(), "a.html", SMALL))


addresses = st.sampled_from(("A1", "B2", "C9", "ZZ9", "XFD1048576", "", "A", "1", "A0", "AAAA1"))
cell_texts = st.sampled_from(("1", "0.1", "-5E+300", "abc", "", "1E999999999", "44338"))
kinds = st.sampled_from(("n", "s", "b", "e", "str", "d", "inlineStr", "?"))


@slow
@given(
    st.lists(st.tuples(addresses, kinds, cell_texts, st.sampled_from(("0", "1", "9"))), max_size=8),
    st.lists(st.tuples(addresses, addresses), max_size=4),
)
def test_strange_sheets(
    cells: list[tuple[str, str, str, str]], merges: list[tuple[str, str]]
) -> None:
    from tests.documents.test_xlsx import raw

    rows = "".join(
        f'<row><c r="{place}" t="{kind}" s="{style}"><v>{value}</v></c></row>'
        for place, kind, value, style in cells
    )
    ranges = "".join(f'<mergeCell ref="{one}:{other}"/>' for one, other in merges)
    sheet = f"<sheetData>{rows}</sheetData><mergeCells>{ranges}</mergeCells>"
    styles = '<cellXfs><xf numFmtId="14"/><xf numFmtId="11"/></cellXfs>'
    check(read_document(raw(sheet, "<si><t>甲</t></si>", styles), "a.xlsx", SMALL))
