from __future__ import annotations

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from heji.audit.sources import gather


def test_files_are_numbered_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    found = gather([tmp_path])
    assert [(each.id, Path(each.name).name) for each in found.sources] == [
        ("d1", "a.txt"),
        ("d2", "b.txt"),
    ]


def test_the_same_bytes_are_one_document(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.html", "d.txt"):
        (tmp_path / name).write_text("表" if name != "d.txt" else "另", encoding="utf-8")
    assert gather([tmp_path]).originals == {"d2": "d1"}


def test_empty_files_are_no_duplicates(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).touch()
    assert not gather([tmp_path]).originals


def test_answers_files_are_neither_documents_nor_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("表", encoding="utf-8")
    (tmp_path / "a.txt.answers.yaml").write_text("# none\n", encoding="utf-8")
    found = gather([tmp_path, tmp_path / "a.txt.answers.yaml"])
    assert [Path(each.name).name for each in found.sources] == ["a.txt"]
    assert not found.notes


def test_what_is_missing_is_a_problem(tmp_path: Path) -> None:
    found = gather([tmp_path / "missing.docx", tmp_path])
    assert [dict(each.values)["name"] for each in found.problems] == [
        str(tmp_path / "missing.docx"),
        str(tmp_path),
    ]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO("表".encode())))
    (source,) = gather(["-"]).sources
    assert source.name == "-"
    assert source.content == "表".encode()
