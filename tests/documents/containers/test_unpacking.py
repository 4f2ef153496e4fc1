"""Archives and mails stand for their documents; nothing of them is written to the disk."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from heji.audit.run import audit
from heji.documents.document import Status
from heji.documents.gathering import Found, find_files
from heji.documents.limits import DEFAULT, MEGABYTE, Limits
from heji.documents.reading import read_document, read_source
from heji.language import text
from tests.documents.building import docx_bytes, paragraph, table, txt_bytes, xlsx_bytes, zipped

BLOCKS = [paragraph("自评表"), table([["合计", "100"], ["其中", "40"]])]
FORM = docx_bytes(BLOCKS)


def found(path: Path, data: bytes, limits: Limits = DEFAULT) -> Found:
    path.write_bytes(data)
    result = find_files([path], limits)
    for each in (*result.problems, *result.notes):
        for language in ("zh", "en"):
            assert "{" not in text(each.key, language, **dict(each.values))
    return result


def names(result: Found, path: Path) -> list[str]:
    return [each.name.removeprefix(str(path.parent) + "/") for each in result.files]


def keys(result: Found) -> list[str]:
    return [each.key.removeprefix("documents.") for each in result.problems]


def named_in(encoding: str, name: str, data: bytes) -> bytes:
    """A zip whose program did not say in which encoding its names are."""
    stand_in = "x" * len(name.encode(encoding))
    packed = zipped({stand_in: data})
    return packed.replace(stand_in.encode(), name.encode(encoding))


def test_members_are_documents_of_their_own(tmp_path: Path) -> None:
    data = zipped({"单位/甲.docx": FORM, "乙.xlsx": xlsx_bytes(BLOCKS), "c.txt": txt_bytes(BLOCKS)})
    result = found(tmp_path / "forms.zip", data)
    assert names(result, tmp_path / "forms.zip") == [
        "forms.zip/单位/甲.docx", "forms.zip/乙.xlsx", "forms.zip/c.txt",
    ]  # fmt: skip
    documents = [read_source(each) for each in result.files]
    assert [each.format for each in documents] == ["docx", "xlsx", "txt"]
    assert documents[0].sha256 == read_document(FORM, "a.docx").sha256
    assert documents[0].blocks == read_document(FORM, "a.docx").blocks


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_chinese_names_without_a_word_on_their_encoding(tmp_path: Path, encoding: str) -> None:
    data = named_in(encoding, "自评表（甲）.docx", FORM)
    result = found(tmp_path / "a.zip", data)
    assert names(result, tmp_path / "a.zip") == ["a.zip/自评表（甲）.docx"]
    assert read_source(result.files[0]).status is Status.READ


def test_an_audit_names_the_member(tmp_path: Path) -> None:
    rows = [
        ["项目资金（万元）", "全年预算数"],
        ["年度资金总额", "100"],
        ["其中：当年财政拨款", "40"],
    ]
    path = tmp_path / "forms.zip"
    path.write_bytes(zipped({"a.docx": docx_bytes([table([*rows, ["其他资金", "50"]])])}))
    for workers in (1, 2):
        report = audit([path, tmp_path / "forms.zip"], workers=workers)
        assert [each.path for each in report.documents] == [f"{path}/a.docx"]
        assert report.documents[0].status is Status.READ


def test_the_same_document_in_two_archives_is_a_duplicate(tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        (tmp_path / name).write_bytes(zipped({"甲.docx": FORM}))
    report = audit([tmp_path])
    assert [each.duplicate_of for each in report.documents] == [None, "d1"]


def test_archives_within_archives(tmp_path: Path) -> None:
    inner = zipped({"甲.docx": FORM})
    data = zipped({"区/局.zip": inner, "乙.docx": FORM})
    result = found(tmp_path / "a.zip", data)
    assert names(result, tmp_path / "a.zip") == ["a.zip/区/局.zip/甲.docx", "a.zip/乙.docx"]
    assert read_source(result.files[0]).status is Status.READ


def test_archives_too_deep(tmp_path: Path) -> None:
    data = FORM
    for level in range(5):
        data = zipped({"甲.docx" if level == 0 else "a.zip": data})
    result = found(tmp_path / "a.zip", data)
    assert (names(result, tmp_path / "a.zip"), keys(result)) == ([], ["archive-too-deep"])


def test_an_archive_within_itself_is_no_way_without_end(tmp_path: Path) -> None:
    data = zipped({f"{number}.zip": zipped({"甲.docx": FORM}) for number in range(30)})
    result = found(tmp_path / "a.zip", data, Limits(archive_entries=20))
    assert keys(result) == ["archive-too-many"]
    assert len(result.files) == 10


def test_bytes_together(tmp_path: Path) -> None:
    data = zipped({f"{number}.txt": b"x\ty\n" * 1000 for number in range(30)})
    result = found(tmp_path / "a.zip", data, Limits(archive_bytes=10_000))
    assert (keys(result), len(result.files)) == (["archive-too-large"], 2)


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    bomb = zipped({"甲.txt": b" " * (30 * MEGABYTE), "乙.docx": FORM})
    result = found(tmp_path / "a.zip", bomb)
    documents = [read_source(each) for each in result.files]
    assert documents[0].problems[0].key == "documents.zip-bomb"
    assert documents[1].status is Status.READ


def test_an_entry_that_lies_about_its_size(tmp_path: Path) -> None:
    data = zipped({"甲.txt": b"x\ty\n" * MEGABYTE})
    size = (4 * MEGABYTE).to_bytes(4, "little")
    result = found(tmp_path / "a.zip", data.replace(size, (1000).to_bytes(4, "little")))
    assert read_source(result.files[0]).problems[0].key == "documents.member-damaged"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/甲.docx", "etc/甲.docx"),
        ("/etc/甲.docx", "etc/甲.docx"),
        ("C:\\Users\\甲.docx", "Users/甲.docx"),
        ("..\\..\\甲.docx", "甲.docx"),
        ("a/\u202e\x07甲.docx", "a/甲.docx"),
    ],
)
def test_names_lead_nowhere(
    tmp_path: Path, name: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "inner"
    folder.mkdir()
    monkeypatch.chdir(folder)
    result = found(folder / "a.zip", zipped({name: FORM}))
    assert names(result, folder / "a.zip") == [f"a.zip/{shown}"]
    assert read_source(result.files[0]).status is Status.READ
    assert sorted(each.name for each in tmp_path.rglob("*")) == ["a.zip", "inner"]


def test_members_of_one_name(tmp_path: Path) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive, pytest.warns(UserWarning):
        archive.writestr("甲.docx", FORM)
        archive.writestr("甲.docx", docx_bytes(BLOCKS[:1]))
    result = found(tmp_path / "a.zip", target.getvalue())
    assert names(result, tmp_path / "a.zip") == ["a.zip/甲.docx", "a.zip/甲 (2).docx"]
    assert len({read_source(each).sha256 for each in result.files}) == 2


def test_a_password(tmp_path: Path) -> None:
    data = bytearray(zipped({"甲.docx": FORM}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.rindex(mark) + flags if mark == b"PK\x01\x02" else flags] |= 1
    result = found(tmp_path / "a.zip", bytes(data))
    assert read_source(result.files[0]).problems[0].key == "documents.member-encrypted"


def test_methods_that_unpack_without_bounds(tmp_path: Path) -> None:
    result = found(tmp_path / "a.zip", zipped({"甲.docx": FORM}, zipfile.ZIP_LZMA))
    assert read_source(result.files[0]).problems[0].key == "documents.member-method"


def test_what_is_no_document_is_left_out_with_a_note(tmp_path: Path) -> None:
    files = {
        "__MACOSX/._甲.docx": b"x",
        "~$甲.docx": b"x",
        ".git/a": b"x",
        "LICENSE": b"x",
        "甲.docx": FORM,
    }
    result = found(tmp_path / "a.zip", zipped(dict(files)))
    assert names(result, tmp_path / "a.zip") == ["a.zip/甲.docx"]
    assert len(result.notes) == 4


def test_an_archive_without_documents(tmp_path: Path) -> None:
    for data in (zipped({}), zipped({"LICENSE": b"x"})):
        assert keys(found(tmp_path / "a.zip", data)) == ["container-without-documents"]


@pytest.mark.parametrize("size", [100, -100])
def test_a_damaged_archive_says_so(tmp_path: Path, size: int) -> None:
    result = found(tmp_path / "a.zip", zipped({"甲.docx": FORM})[:size])
    assert [read_source(each).problems[0].key for each in result.files] == ["documents.damaged-zip"]


def test_an_archive_under_another_name(tmp_path: Path) -> None:
    data = zipped({"甲.docx": FORM})
    assert names(found(tmp_path / "a.dat", data), tmp_path / "a.dat") == ["a.dat/甲.docx"]
    assert names(found(tmp_path / "b.zip", FORM), tmp_path / "b.zip") == ["b.zip"]


def test_a_path_into_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"x/甲.docx": FORM, "x/乙.docx": FORM, "丙.docx": FORM}))
    assert names(find_files([path / "x" / "甲.docx"]), path) == ["a.zip/x/甲.docx"]
    assert len(find_files([path / "x"]).files) == 2
    assert keys(find_files([path / "丁.docx"])) == ["not-found"]


def test_other_archives_keep_their_message(tmp_path: Path) -> None:
    for name, data in (("a.rar", b"Rar!\x1a\x07"), ("a.7z", b"7z\xbc\xaf\x27\x1c")):
        result = found(tmp_path / name, data)
        assert read_source(result.files[0]).problems[0].key == "documents.archive"


def mail(*attachments: tuple[str, bytes], html: str = "", body: str = "请查收") -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.com", "b@example.com", "自评表"
    message.set_content(body)
    if html:
        message.add_alternative(html, subtype="html", charset="gb18030")
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_a_mail_is_its_body_and_its_attachments(tmp_path: Path) -> None:
    page = "<html><table><tr><td>合计<td>100</table></html>"
    data = mail(("自评表.docx", FORM), ("全部.zip", zipped({"乙.docx": FORM})), html=page)
    result = found(tmp_path / "a.eml", data)
    assert names(result, tmp_path / "a.eml") == [
        "a.eml/body.html", "a.eml/自评表.docx", "a.eml/全部.zip/乙.docx",
    ]  # fmt: skip
    documents = [read_source(each) for each in result.files]
    assert [each.status for each in documents] == [Status.READ] * 3
    assert [cell.text for each in documents[0].tables() for cell in each.cells] == ["合计", "100"]


def test_names_of_attachments_as_chinese_programs_write_them(tmp_path: Path) -> None:
    import base64

    word = base64.b64encode("自评表.docx".encode("gbk")).decode()
    data = mail(("name.docx", FORM)).replace(
        b'filename="name.docx"', f'filename="=?gb2312?B?{word}?="'.encode()
    )
    result = found(tmp_path / "a.eml", data)
    assert names(result, tmp_path / "a.eml") == ["a.eml/body.txt", "a.eml/自评表.docx"]


def test_a_mail_within_a_mail(tmp_path: Path) -> None:
    outer = EmailMessage()
    outer["From"], outer["To"], outer["MIME-Version"] = "a@example.com", "b@example.com", "1.0"
    outer.set_content("转发")
    import email

    inner = email.message_from_bytes(mail(("甲.docx", FORM)))
    outer.add_attachment(inner)  # type: ignore[arg-type]
    result = found(tmp_path / "a.eml", outer.as_bytes())
    assert names(result, tmp_path / "a.eml") == [
        "a.eml/body.txt", "a.eml/message.eml/body.txt", "a.eml/message.eml/甲.docx",
    ]  # fmt: skip
    assert read_source(result.files[2]).status is Status.READ


def test_standard_input_cannot_be_an_archive() -> None:
    document = read_document(zipped({"甲.docx": FORM}), "-")
    assert document.problems[0].key == "documents.several-inside"


def test_from_python(tmp_path: Path) -> None:
    import heji

    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"甲.docx": FORM}))
    assert heji.read(path).path == f"{path}/甲.docx"
    path.write_bytes(zipped({"甲.docx": FORM, "乙.docx": FORM}))
    assert heji.read(path).problems[0].key == "documents.several-inside"
    assert heji.read(path / "乙.docx").status is Status.READ
