"""However broken a file is, it gives a document; and no reader depends on the last safety net."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heji.documents.reading import read_document
from tests.documents.building import docx_from_body, zipped
from tests.documents.fuzzing import (
    FORMATS,
    SMALL,
    ZIPS,
    check,
    damaged,
    parts,
    read_and_check,
    sample,
)

NAMES = ("a.txt", "a.docx", "a.xlsx", "a.html", "a", "a.csv", "a.xls", "a.md", "a.eml", "a.ofd")

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


@pytest.mark.parametrize("format", FORMATS)
def test_a_real_file_is_read(format: str) -> None:
    for document in read_and_check(sample(format), format):
        assert document.status.value == "read", document.problems


@pytest.mark.parametrize("format", FORMATS)
@slow
@given(seed=st.integers(0, 2**32))
def test_damaged_files(format: str, seed: int) -> None:
    read_and_check(damaged(format, Random(seed)), format)


@pytest.mark.parametrize("format", FORMATS)
def test_files_that_are_cut_off(format: str) -> None:
    data = sample(format)
    for size in range(0, len(data), max(len(data) // 60, 1)):
        read_and_check(data[:size], format)


@pytest.mark.parametrize("format", ZIPS)
def test_any_part_may_be_missing(format: str) -> None:
    for name in parts(format):
        rest = {each: content for each, content in parts(format).items() if each != name}
        read_and_check(zipped(dict(rest)), format)


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
