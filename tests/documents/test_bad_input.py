"""Every kind of bad file gives a message that says what, where and what to do, and raises nothing."""

from __future__ import annotations

import io
import json
import random
import re
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from heji.documents.document import Document, Status
from heji.documents.limits import MEGABYTE, Limits
from heji.documents.reading import read_document
from heji.language import text
from tests.documents.building import (
    docx_bytes,
    docx_from_body,
    paragraph,
    table,
    xlsx_bytes,
    zipped,
)

BLOCKS = [paragraph("自评表"), table([["合计", "100"], ["其中", "40"]])]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def wide(words: str) -> bytes:
    return words.encode("utf-16-le")


def key(document: Document) -> str:
    assert document.status is Status.UNREADABLE
    assert document.blocks == ()
    (problem,) = document.problems
    for language in ("zh", "en"):
        message = text(problem.key, language, **dict(problem.values))
        assert message.startswith(document.path)
        assert "{" not in message
    return problem.key.removeprefix("documents.")


def patched(data: bytes, change: str) -> bytes:
    """A zip whose entries claim to be encrypted or packed by another method."""
    content = bytearray(data)
    for mark, flags, method in ((b"PK\x03\x04", 6, 8), (b"PK\x01\x02", 8, 10)):
        for found in re.finditer(re.escape(mark), data):
            if change == "encrypted":
                content[found.start() + flags] |= 1
            else:
                content[found.start() + method] = 97
    return bytes(content)


def with_document(xml: str | bytes) -> bytes:
    return zipped({"word/document.xml": xml})


DTD = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
BODY = "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
LAUGHS = (
    "<!DOCTYPE a [<!ENTITY a '1234567890'>"
    + "".join(
        f"<!ENTITY {b} '{('&' + a + ';') * 10}'>" for a, b in zip("abcdefg", "bcdefgx", strict=True)
    )
    + "]>"
)


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.docx", b"", "empty"),
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\r\n \n", "nothing-inside"),
        ("a.txt", bytes(range(256)) * 10, "not-text"),
        ("a.docx", docx_bytes(BLOCKS)[:800], "damaged-zip"),
        ("a.xlsx", xlsx_bytes(BLOCKS)[:-200], "damaged-zip"),
        ("a.docx", b"PK\x03\x04" + bytes(100), "damaged-zip"),
        ("a.docx", random.Random(1).randbytes(3000), "not-office"),
        ("a.docx", OLE + wide("EncryptedPackage"), "encrypted"),
        ("a.xlsx", OLE + wide("EncryptionInfo") + wide("EncryptedPackage"), "encrypted"),
        ("a.docx", patched(docx_bytes(BLOCKS), "encrypted"), "encrypted"),
        ("a.xlsx", patched(xlsx_bytes(BLOCKS), "encrypted"), "encrypted"),
        ("a.docx", patched(docx_bytes(BLOCKS), "method"), "part-damaged"),
        ("a.xls", OLE + wide("Workbook\0"), "xls-damaged"),
        ("a.wps", OLE, "not-office"),
        ("a.pdf", b"%PDF-1.7 ...", "pdf-damaged"),
        ("a.txt", b"%PDF-1.7 ...", "pdf-damaged"),
        ("a.gif", b"GIF89a", "format-unread"),
        ("a.mht", b"MIME-Version: 1.0\nContent-Type: multipart/related\n", "part-missing"),
        ("a.ofd", zipped({"OFD.xml": "<a/>"}), "part-missing"),
        ("a.odp", zipped({"mimetype": "x", "content.xml": "<a/>"}), "format-unread"),
        ("a.pptx", zipped({"ppt/presentation.xml": "<a/>"}), "format-unread"),
        ("a.zip", zipped({"a.docx": docx_bytes(BLOCKS)}), "several-inside"),
        ("a.rar", b"Rar!\x1a\x07", "archive"),
        ("a.docx", zipped({"readme.txt": "x"}), "zip-without-document"),
        ("a.xlsx", zipped({}), "zip-without-document"),
        ("a.docx", zipped({"word/styles.xml": "<a/>"}), "part-missing"),
        ("a.xlsx", zipped({"xl/styles.xml": "<a/>"}), "part-missing"),
        ("a.docx", with_document("<a><b>"), "part-damaged"),
        ("a.docx", with_document(""), "part-damaged"),
        ("a.docx", with_document("<a/>"), "part-missing"),
        ("a.docx", docx_from_body(""), "nothing-inside"),
        ("a.docx", with_document(DTD + BODY), "external-entity"),
        ("a.docx", with_document((DTD + BODY).encode("utf-16")), "external-entity"),
        ("a.docx", with_document(LAUGHS + BODY), "external-entity"),
        ("a.docx", docx_from_body("<w:sdt><w:sdtContent>" * 20), "part-damaged"),
        (
            "a.docx",
            docx_from_body("<w:customXml>" * 400 + "<w:p/>" + "</w:customXml>" * 400),
            "too-deep",
        ),
        ("a.xlsx", zipped({"xl/workbook.xml": "<workbook/>"}), "nothing-inside"),
    ],
)
def test_message(name: str, data: bytes, expected: str) -> None:
    assert key(read_document(data, name)) == expected


def test_entities_in_a_sheet_are_refused() -> None:
    files = {}
    with zipfile.ZipFile(io.BytesIO(xlsx_bytes(BLOCKS))) as archive:
        for entry in archive.namelist():
            files[entry] = archive.read(entry)
    sheet = files["xl/worksheets/sheet1.xml"]
    head, _, rest = sheet.partition(b"?>")
    for changed in (head + b"?>" + DTD.encode() + rest, (DTD + rest.decode()).encode("utf-16")):
        document = read_document(zipped({**files, "xl/worksheets/sheet1.xml": changed}), "a.xlsx")
        assert key(document) == "external-entity"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", docx_bytes(BLOCKS)),
        ("a.xlsx", docx_bytes(BLOCKS)),
        ("a.docx", xlsx_bytes(BLOCKS)),
        ("a", xlsx_bytes(BLOCKS)),
        ("a.docx", "<html><table><tr><td>合计<td>100</table>".encode()),
        ("a.xls", "<html><table><tr><td>合计<td>100</table>".encode("gb18030")),
        ("a.pdf", "合计\t100".encode()),
        ("a.docx", "合计\t100".encode("utf-16")),
    ],
)
def test_a_wrong_extension_does_not_matter(name: str, data: bytes) -> None:
    document = read_document(data, name)
    assert document.status is Status.READ
    assert any(cell.text == "合计" for found in document.tables() for cell in found.cells)


def test_zip_bombs_are_refused_before_they_unpack() -> None:
    bomb = with_document(b"<a>" + b" " * (80 * MEGABYTE) + b"</a>")
    started = time.perf_counter()
    assert key(read_document(bomb, "a.docx")) == "zip-bomb"
    assert time.perf_counter() - started < 1


def test_a_zip_that_lies_about_its_size() -> None:
    bomb = bytearray(with_document(b"<a>" + b" " * (20 * MEGABYTE) + b"</a>"))
    size = (20 * MEGABYTE + 7).to_bytes(4, "little")
    lied = bytes(bomb).replace(size, (1000).to_bytes(4, "little"))
    assert key(read_document(lied, "a.docx")) in ("part-damaged", "zip-bomb")


def two_sheets(first: str, second: str) -> bytes:
    data = xlsx_bytes([table([["甲", "1"]]), table([["乙", "1"]])])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    for number, rows in enumerate((first, second), start=1):
        sheet = f"<worksheet><sheetData>{rows}</sheetData></worksheet>"
        files[f"xl/worksheets/sheet{number}.xml"] = sheet
    return zipped(files)


def test_many_parts_together_count() -> None:
    rows = "<row><c><v>1</v></c></row>" * 10_000
    packed = two_sheets(rows, rows)
    limits = Limits(unzipped_bytes=len(rows) + 50_000)
    assert key(read_document(packed, "a.xlsx", limits)) == "zip-bomb"


def test_too_many_entries() -> None:
    data = zipped({f"word/{number}": "" for number in range(50)})
    assert key(read_document(data, "a.docx", Limits(zip_entries=40))) == "too-many-parts"


@pytest.mark.parametrize("name", ["large.txt", "large.docx", "large.html"])
def test_two_hundred_megabytes_are_refused_fast_and_without_memory(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.write("合计\t100\n".encode())
        file.truncate(200 * MEGABYTE)
    code = (
        "import sys, time, json; from pathlib import Path;"
        "from heji.documents.reading import read_document;"
        "start = time.perf_counter(); d = read_document(Path(sys.argv[1]), 'large');"
        "seconds = time.perf_counter() - start;"
        "status = Path('/proc/self/status').read_text();"
        "peak = int(status.split('VmHWM:')[1].split()[0]) // 1024;"
        "print(json.dumps([d.status, d.problems[0].key, seconds, peak]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    status, problem, seconds, megabytes = json.loads(done.stdout)
    assert (status, problem) == ("unreadable", "documents.too-large")
    assert seconds < 0.5
    assert megabytes < 100


def test_text_below_the_file_limit_but_above_that_of_text() -> None:
    limits = Limits(text_bytes=MEGABYTE)
    assert key(read_document(b"a" * (2 * MEGABYTE), "a.txt", limits)) == "too-large"


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.docx", "a.xlsx"])
def test_a_table_of_100_000_rows_is_left_out_and_said_so(name: str) -> None:
    count = 100_000
    if name == "a.txt":
        data = ("前\n" + "甲\t1\n" * count).encode()
    elif name == "a.html":
        data = ("<p>前</p><table>" + "<tr><td>甲<td>1" * count + "</table>").encode()
    elif name == "a.docx":
        row = "<w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr>"
        body = f"<w:p><w:r><w:t>前</w:t></w:r></w:p><w:tbl>{row * count}</w:tbl>"
        data = docx_from_body(body)
    else:
        data = two_sheets("<row><c><v>1</v></c></row>", "<row><c><v>1</v></c></row>" * count)
    started = time.perf_counter()
    document = read_document(data, name, Limits(zip_ratio=2000))
    assert time.perf_counter() - started < 15
    assert document.status is Status.PARTLY_READ
    (problem,) = document.problems
    assert problem.key == "documents.too-many-rows"
    assert dict(problem.values)["rows"] == str(count)
    assert len(document.blocks) == 1


def test_files_that_are_not_there(tmp_path: Path) -> None:
    assert key(read_document(tmp_path / "a.txt", "a.txt")) == "not-found"
    assert key(read_document(tmp_path, "folder")) == "input-failed"


def test_a_fault_of_a_reader_costs_only_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    from heji.documents.readers.text import reader as text_reader

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(text_reader, "read", fail)
    assert key(read_document(b"x", "a.txt")) == "reader-failed"
