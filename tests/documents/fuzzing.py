"""Real files of every format that is read in process, and the ways in which they get damaged."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from random import Random

from heji.documents.containers.unpacking import Unpacked, unpack
from heji.documents.document import Document, Status
from heji.documents.limits import Limits
from heji.documents.reading import read_document
from heji.language import text
from tests.documents.building import (
    docx_bytes,
    html_bytes,
    paragraph,
    table,
    txt_bytes,
    xlsx_bytes,
    zipped,
)
from tests.documents.ofd_writing import ofd_bytes
from tests.documents.pdf_building import Paper, print_table
from tests.documents.xls_writing import xls_of

#: What a test may ask of the machine.
SMALL = Limits(
    places=2_000,
    table_rows=200,
    table_columns=50,
    paragraphs=200,
    text_length=500,
    pages=20,
    page_marks=3_000,
    archive_entries=50,
)
TABLE = table([["项目", ("金额", 1, 2)], [("合计", 2, 1), "1,486.35", "83.76%"], ["40", "x\ny"]])
BLOCKS = [paragraph("一、基本情况"), TABLE]
FORMATS = ("txt", "csv", "md", "html", "mht", "docx", "xlsx", "xls", "ofd", "pdf", "zip", "eml")
CONTAINERS = ("zip", "eml")
ZIPS = ("docx", "xlsx", "ofd", "zip")
#: Bytes by which formats say how long and how many: the most harmful ones to put in.
_WORD = re.compile(rb'"[^"<>]*"|<[^<>]*/>|-?[0-9][0-9.]*')
_STRANGE = (
    *(b"0", b"-1", b"1", b"1e308", b"999999999", b"2147483648", b"0.0001", b"1e-9", b"-99999"),
    *(b"g 999999 1", b"1 2 3", b"", b"\xe8\xa1\xa8", b"A1:XFD1048576", b"../../a", b"nan", b"true"),
)
_EXTREME = (0x00, 0x01, 0x7F, 0x80, 0xFE, 0xFF, 0x22, 0x3C, 0x3E, 0x20)


@cache
def sample(format: str) -> bytes:
    """A small file of a format."""
    made = {
        "txt": lambda: txt_bytes(BLOCKS),
        "csv": '自评表,,\n项目,"金额\n(万元)",执行率\n合计,"1,486.35",83.76%\n'.encode,
        "md": "# 一、概况\n正文**重点**\n\n| 项目 | 金额 |\n|:--|--:|\n| 合计 | 1<br>2 |\n".encode,
        "html": lambda: html_bytes(BLOCKS),
        "mht": _saved_page,
        "docx": lambda: docx_bytes(BLOCKS),
        "xlsx": lambda: xlsx_bytes(BLOCKS, typed=True),
        "xls": lambda: xls_of(xlsx_bytes(BLOCKS, typed=True, hidden_rows=[2])),
        "ofd": lambda: ofd_bytes(BLOCKS),
        "pdf": _printed,
        "zip": lambda: zipped(
            {"表.txt": txt_bytes(BLOCKS), "b.zip": zipped({"乙.csv": sample("csv")})}
        ),
        "eml": _mail,
    }[format]
    return made()


def _printed() -> bytes:
    paper = Paper()
    print_table(paper, TABLE, [100, 80, 80])
    paper.sheets[0].text(60, 40, "一、基本情况")
    return paper.data()


def _saved_page() -> bytes:
    return (
        (
            b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n'
            b'Content-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: 8bit\n\n'
        )
        + html_bytes(BLOCKS)
        + b"\n--x\nContent-Type: image/gif\n\nGIF\n--x--\n"
    )


def _mail() -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.com", "b@example.com", "自评表"
    message.set_content("请查收")
    message.add_alternative("<table><tr><td>1</table>", subtype="html", charset="gb18030")
    message.add_attachment(
        sample("csv"), maintype="text", subtype="csv", filename="自评表（附件）.csv"
    )
    return message.as_bytes()


@cache
def parts(format: str) -> dict[str, bytes]:
    """The parts of a format that is a zip."""
    return unzipped(sample(format))


def unzipped(data: bytes) -> dict[str, bytes]:
    """The files of a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def damaged(format: str, random: Random) -> bytes:
    """A real file with random damage; in most of the zips the damage is within a part."""
    if format in ZIPS and random.random() < 0.7:
        return parts_changed(parts(format), random)
    return changed(sample(format), random)


def parts_changed(files: dict[str, bytes], random: Random) -> bytes:
    """A sound zip of files of which one or two are damaged."""
    given: dict[str, str | bytes] = dict(files)
    for _ in range(random.choice((1, 1, 2))):
        name = random.choice(sorted(files))
        given[name] = changed(files[name], random)
    return zipped(given)


def changed(data: bytes, random: Random) -> bytes:
    """Bytes with some of them changed, cut out, doubled, moved or put in."""
    if random.random() < 0.5:
        return _words_changed(data, random)
    content = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 3, 6))):
        if not content:
            break
        at, length = random.randrange(len(content)), random.choice((1, 2, 4, 16, 64, 300))
        way = random.randrange(7)
        if way == 0:
            content[at] = random.randrange(256)
        elif way == 1:
            content[at] = random.choice(_EXTREME)
        elif way == 2:
            content[at] ^= 1 << random.randrange(8)
        elif way == 3:
            del content[at : at + length]
        elif way == 4:
            content[at:at] = content[at : at + length] * random.choice((1, 2, 20))
        elif way == 5:
            other = random.randrange(len(content))
            content[at : at + length] = content[other : other + length]
        else:
            content[at : at + 4] = random.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"9999"))
    if random.random() < 0.1:
        del content[random.randrange(len(content) + 1) :]
    return bytes(content)


def _words_changed(data: bytes, random: Random) -> bytes:
    """Numbers, values and tags changed as wholes, so that XML mostly stays well-formed."""
    for _ in range(random.choice((1, 2, 4, 8))):
        found = _WORD.search(data, random.randrange(len(data) + 1))
        if found is None:
            continue
        word = found[0]
        if word.startswith(b"<"):
            new = random.choice((b"", word + word, b"<x/>", word))
        elif word.startswith(b'"'):
            new = b'"' + random.choice(_STRANGE) + b'"'
        else:
            new = random.choice(_STRANGE[:12])
        data = data[: found.start()] + new + data[found.end() :]
    return data


def check(document: Document) -> None:
    """What holds of every document, however broken its file is."""
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


def read_and_check(
    data: bytes,
    format: str,
    read: Callable[..., Document] = read_document,
    look_into: Callable[..., Unpacked | None] = unpack,
) -> list[Document]:
    """Reads a file as a run would, and checks what comes out; containers with all members."""
    if format not in CONTAINERS:
        documents = [read(data, f"a.{format}", SMALL)]
    else:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"a.{format}"
            path.write_bytes(data)
            found = look_into(path, path.name, SMALL)
            documents = (
                [read(data, path.name, SMALL)]
                if found is None
                else [read(member, name, SMALL) for name, member in found.members]
            )
            assert [each.name for each in Path(folder).iterdir()] == [path.name]
    for document in documents:
        check(document)
    return documents
