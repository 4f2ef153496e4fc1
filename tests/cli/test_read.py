"""`heji read` and archives: the one document in them, or a word on which there are."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.documents.building import docx_bytes, paragraph, table, zipped

FORM = docx_bytes([paragraph("自评表"), table([["合计", "100"], ["其中", "40"]])])


def heji(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "heji", *arguments], capture_output=True, text=True, check=False
    )


def test_an_archive_with_one_document_is_that_document(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"局/甲.docx": FORM}))
    done = heji("read", str(path))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["document"]["path"] == f"{path}/局/甲.docx"


def test_an_archive_with_several_documents_names_one(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"甲.docx": FORM, "乙.docx": FORM}))
    done = heji("read", str(path), "--lang", "en")
    assert done.returncode == 2
    assert "holds 2 documents" in done.stderr
    assert f"{path}/甲.docx" in done.stderr
    done = heji("read", f"{path}/乙.docx")
    assert json.loads(done.stdout)["document"]["path"] == f"{path}/乙.docx"


def test_an_archive_without_documents(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"LICENSE": b"x"}))
    done = heji("read", str(path), "--lang", "en")
    assert done.returncode == 2
    assert "holds no document" in done.stderr


def test_an_audit_shows_where_a_document_is(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"甲.docx": FORM, "乙.zip": zipped({"丙.docx": FORM})}))
    done = heji("audit", str(path), "--format", "json")
    paths = [each["path"] for each in json.loads(done.stdout)["documents"]]
    assert paths == [f"{path}/甲.docx", f"{path}/乙.zip/丙.docx"]
