"""Documents read in a confined child, and children that misbehave."""

from __future__ import annotations

import pickle
import platform
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

import heji
from heji.documents.containers.unpacking import Listing
from heji.documents.document import Document, Status
from heji.documents.gathering import find_files
from heji.documents.limits import DEFAULT
from heji.documents.reading import read_document
from heji.documents.sandbox import reading
from heji.documents.sandbox.answering import pack, unpack, unpack_digest, unpack_listing
from heji.documents.sandbox.own_tmp import lives_in_tmp
from heji.documents.sandbox.reading import read_confined, unpack_confined
from tests.documents.office import save_as

pytestmark = pytest.mark.skipif(platform.system() != "Linux", reason="confinement needs Linux")

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
FORMS = sorted(
    path.name
    for path in EXAMPLES.iterdir()
    if path.suffix in (".docx", ".xlsx", ".html", ".txt", ".pdf")
)


def child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> Document:
    """What is said of a document whose child does something else."""
    replace_child(tmp_path, monkeypatch, code)
    return read_confined(b"x", "form.txt", replace(DEFAULT, seconds=2))


def replace_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Has the child do something else."""
    script = tmp_path / "child.py"
    script.write_text(code, encoding="utf-8")
    popen = reading.subprocess.Popen
    monkeypatch.setattr(
        reading.subprocess,
        "Popen",
        lambda command, **given: popen([sys.executable, str(script), command[-1]], **given),
    )


@pytest.mark.parametrize("name", FORMS)
def test_the_same_document_comes_out(name: str) -> None:
    path = EXAMPLES / name
    assert read_confined(path, name) == read_document(path, name)


def test_bytes_and_bad_files_go_the_same_way() -> None:
    assert read_confined("产出\t50\n".encode(), "form.txt").status is Status.READ
    found = read_confined(b"PK\x03\x04 broken", "form.docx")
    assert found == read_document(b"PK\x03\x04 broken", "form.docx")
    assert found.status is Status.UNREADABLE


def test_a_child_that_takes_too_long_is_killed_and_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = child(tmp_path, monkeypatch, "import time\ntime.sleep(600)\n")
    assert found.problems[0].key == "documents.sandbox-time"


@pytest.mark.parametrize(
    ("code", "key"),
    [
        ("raise SystemExit(5)", "sandbox-failed"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)", "sandbox-failed"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", "sandbox-memory"),
        ("raise MemoryError", "sandbox-memory"),
        ("raise SystemExit(3)", "sandbox-unavailable"),
        ("", "sandbox-answer"),
        ("import sys\nopen(sys.argv[1] + '/answer', 'wb').write(b'junk')", "sandbox-answer"),
    ],
)
def test_a_child_that_ends_otherwise_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, key: str
) -> None:
    found = child(tmp_path, monkeypatch, code)
    assert (found.status, found.problems[0].key) == (Status.UNREADABLE, f"documents.{key}")


class Harmful:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return eval, ("1 + 1",)


@pytest.mark.parametrize("thing", [Harmful(), 5, None, [Harmful()]])
def test_an_answer_that_is_no_document_is_refused(thing: object) -> None:
    with pytest.raises(ValueError):
        unpack(pickle.dumps(thing))


def test_an_answer_is_read_back_whole() -> None:
    document = read_document(EXAMPLES / FORMS[0], FORMS[0])
    assert unpack(pack(document)) == document


@pytest.mark.skipif(
    lives_in_tmp(), reason="heji is installed in /tmp, where LibreOffice's socket is"
)
def test_libreoffice_converts_in_the_confinement(tmp_path: Path) -> None:
    source = EXAMPLES / "elderly-care-report.docx"
    made = save_as(source, "doc", tmp_path)
    found = read_confined(made, made.name)
    assert found.status is Status.READ, found.problems
    assert found == read_document(made, made.name)


def archive(tmp_path: Path) -> Path:
    """An archive with a form, the same form again, an archive of one more, and a lock file."""
    inner, path = tmp_path / "inner.zip", tmp_path / "forms.zip"
    form = EXAMPLES / FORMS[0]
    with zipfile.ZipFile(inner, "w") as made:
        made.write(form, "third.docx")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.write(form, "甲/first.docx")
        made.write(form, "second.docx")
        made.write(inner, "inner.zip")
        made.writestr("~$first.docx", b"x")
    return path


def test_an_archive_is_listed_in_the_confinement_as_outside(tmp_path: Path) -> None:
    path = archive(tmp_path)
    inside, outside = find_files([path], sandbox=True), find_files([path])
    assert inside == outside
    assert len(inside.files) == 3 and len(inside.notes) == 1
    for source in inside.files:
        assert source.member is not None
        assert read_confined(source.member, "a.docx") == read_document(source.member, "a.docx")


def test_no_archive_is_opened_by_the_parent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = archive(tmp_path)

    def opened(*_: object, **__: object) -> None:
        raise AssertionError("an archive was opened outside the confinement")

    monkeypatch.setattr(zipfile.ZipFile, "__init__", opened)
    monkeypatch.setattr("heji.documents.containers.archive.load", opened)
    monkeypatch.setattr("heji.documents.containers.member.archive.load", opened)
    report = heji.audit(path, sandbox=True)
    assert [each.status for each in report.documents] == [Status.READ] * 3
    assert [bool(each.duplicate_of) for each in report.documents].count(True) == 2


@pytest.mark.parametrize(
    "code",
    ["raise SystemExit(5)", "", "import time\ntime.sleep(600)"],
    ids=["fails", "none", "slow"],
)
def test_an_archive_whose_listing_fails_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    replace_child(tmp_path, monkeypatch, code)
    path = tmp_path / "forms.zip"
    path.write_bytes(b"PK")
    found = unpack_confined(path, path.name, replace(DEFAULT, seconds=2))
    assert found is not None and not found.members
    assert found.problems[0].key.startswith("documents.sandbox-")
    assert dict(found.problems[0].values)["name"] == "forms.zip"


@pytest.mark.parametrize(
    "thing",
    [Harmful(), 5, "x", Listing((("a", (), 1),)), Listing((("a", ("..",), 1),))],  # type: ignore[arg-type]
)
def test_an_answer_that_is_no_listing_is_refused(thing: object) -> None:
    with pytest.raises(ValueError):
        unpack_listing(pickle.dumps(thing))
    if not isinstance(thing, str):
        with pytest.raises(ValueError):
            unpack_digest(pickle.dumps(thing))
