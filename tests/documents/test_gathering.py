from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from heji.documents.document import Status
from heji.documents.limits import Limits
from heji.documents.reading import Found, find_files, read_source
from heji.language import text
from tests.documents.building import docx_bytes, paragraph


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.docx", "sub/c.html", "sub/deep/d.xlsx", "sub.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return tmp_path


def names(found: Found, folder: Path) -> list[str]:
    return [os.path.relpath(source.name, folder) for source in found.files]


def keys(found: Found) -> tuple[list[str], list[str]]:
    for each in (*found.problems, *found.notes):
        for language in ("zh", "en"):
            assert text(each.key, language, **dict(each.values))
    return (
        [each.key.removeprefix("documents.") for each in found.problems],
        [each.key.removeprefix("documents.") for each in found.notes],
    )


def test_folders_are_walked_in_order(folder: Path) -> None:
    found = find_files([folder])
    assert names(found, folder) == ["a.docx", "b.txt", "sub/c.html", "sub/deep/d.xlsx", "sub.txt"]
    assert keys(found) == ([], [])


def test_several_arguments_keep_their_order_and_nothing_is_read_twice(folder: Path) -> None:
    link = folder / "link.txt"
    link.symlink_to(folder / "b.txt")
    found = find_files([folder / "b.txt", str(folder), folder / "sub" / ".." / "b.txt", link])
    assert names(found, folder)[:2] == ["b.txt", "a.docx"]
    assert len(found.files) == 5


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    (source,) = find_files(["-", "-"]).files
    stream = SimpleNamespace(buffer=io.BytesIO(docx_bytes([paragraph("合计")])))
    monkeypatch.setattr(sys, "stdin", stream)
    document = read_source(source)
    assert (document.path, document.format, document.status) == ("-", "docx", Status.READ)


def test_standard_input_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"x" * 100)))
    document = read_source(find_files(["-"]).files[0], Limits(file_bytes=10))
    assert document.problems[0].key == "documents.too-large"


def test_what_cannot_be_a_document_is_left_out_with_a_note(folder: Path) -> None:
    for name in ("~$a.docx", ".hidden.txt", "Thumbs.db", "truth.json", "LICENSE", ".git/x.txt"):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("{}", encoding="utf-8")
    (folder / "linked").symlink_to(folder / "sub", target_is_directory=True)
    os.mkfifo(folder / "pipe")
    found = find_files([folder])
    assert len(found.files) == 5
    problems, notes = keys(found)
    assert problems == []
    assert sorted(notes) == [
        "left-out-hidden-file",
        "left-out-hidden-file",
        "left-out-hidden-folder",
        "left-out-linked-folder",
        "left-out-lock-file",
        "left-out-no-document",
        "left-out-no-document",
        "left-out-special-file",
    ]


def test_documents_of_other_formats_are_read_to_a_message(folder: Path) -> None:
    (folder / "e.pdf").write_bytes(b"%PDF-1.4")
    (folder / "f.xyz").write_bytes(bytes(range(256)))
    (folder / "g.dat").write_bytes(docx_bytes([paragraph("合计")]))
    found = find_files([folder])
    statuses = {Path(each.name).name: read_source(each).status for each in found.files}
    assert statuses["e.pdf"] is Status.UNREADABLE
    assert statuses["f.xyz"] is Status.UNREADABLE
    assert statuses["g.dat"] is Status.READ


def test_a_named_file_is_always_read(tmp_path: Path) -> None:
    path = tmp_path / ".form"
    path.write_text("合计\t100", encoding="utf-8")
    (source,) = find_files([path]).files
    assert read_source(source).status is Status.READ


def test_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / "notes.json").write_text("{}", encoding="utf-8")
    found = find_files([tmp_path, tmp_path / "missing.txt"])
    assert keys(found) == (["folder-without-documents", "not-found"], ["left-out-no-document"])
    assert found.files == ()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(folder: Path) -> None:
    (folder / "b.txt").chmod(0)
    (folder / "sub").chmod(0)
    found = find_files([folder])
    assert keys(found)[0] == ["folder-refused"]
    (document,) = (read_source(each) for each in found.files if each.name.endswith("b.txt"))
    assert document.problems[0].key == "documents.no-permission"


def test_a_broken_link_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    (source,) = find_files([tmp_path]).files
    assert read_source(source).problems[0].key == "documents.not-found"
