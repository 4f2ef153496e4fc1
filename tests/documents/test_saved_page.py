from __future__ import annotations

from heji.documents.document import Status
from heji.documents.reading import read_document

HEAD = "From: <Saved by Microsoft Internet Explorer>\nSubject: x\nMIME-Version: 1.0\n"
RELATED = 'Content-Type: multipart/related; type="text/html"; boundary="x"\n\n'
PART = (
    "--x\nContent-Type: {kind}\nContent-Transfer-Encoding: 8bit\nContent-Location: {place}\n\n"
    "{content}\n"
)
PAGE = "<html><body><p>自评表</p><table><tr><td>合计<td>100</table></body></html>"


def saved(*pages: str, charset: str = "utf-8") -> bytes:
    parts = (
        PART.format(kind=f'text/html; charset="{charset}"', place=f"file:///{number}", content=page)
        for number, page in enumerate(pages)
    )
    picture = PART.format(kind="image/gif", place="file:///p.gif", content="GIF89a")
    return (HEAD + RELATED + "".join(parts) + picture + "--x--\n").encode(charset)


def texts(data: bytes, name: str = "a.mht") -> list[str]:
    document = read_document(data, name)
    assert (document.format, document.status) == ("mht", Status.READ), document.problems
    return [cell.text for found in document.tables() for cell in found.cells]


def test_the_page_is_read() -> None:
    assert texts(saved(PAGE)) == ["合计", "100"]
    assert texts(saved(PAGE, charset="gb18030"), "a.doc") == ["合计", "100"]


def test_the_pages_beside_it_are_not() -> None:
    assert texts(saved(PAGE, PAGE.replace("100", "页眉"))) == ["合计", "100"]


def test_the_sheets_of_a_workbook_saved_as_a_page() -> None:
    frame = '<html><frameset rows="*,39"><frame src="sheet001.htm"></frameset></html>'
    tabs = '<html><body onload="f()"><table><tr><td>Sheet1</table></body></html>'
    assert texts(saved(frame, PAGE, PAGE.replace("100", "200"), tabs)) == [
        "合计", "100", "合计", "200",
    ]  # fmt: skip


def test_nothing_inside() -> None:
    document = read_document((HEAD + RELATED + "--x--\n").encode(), "a.mht")
    assert document.problems[0].key == "documents.part-missing"


def test_parts_within_parts_without_end() -> None:
    deep = "".join(
        f'Content-Type: multipart/mixed; boundary="b{level}"\n\n--b{level}\n'
        for level in range(3000)
    )
    document = read_document(("MIME-Version: 1.0\n" + deep).encode(), "a.mht")
    assert document.problems[0].key in ("documents.too-deep", "documents.mail-damaged",
                                        "documents.part-missing")  # fmt: skip
