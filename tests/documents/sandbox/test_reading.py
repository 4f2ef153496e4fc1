"""Documents read in a confined child, and children that misbehave."""

from __future__ import annotations

import pickle
import platform
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from heji.documents.document import Document, Status
from heji.documents.limits import DEFAULT
from heji.documents.reading import read_document
from heji.documents.sandbox import reading
from heji.documents.sandbox.answering import pack, unpack
from heji.documents.sandbox.own_tmp import lives_in_tmp
from heji.documents.sandbox.reading import read_confined
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
    script = tmp_path / "child.py"
    script.write_text(code, encoding="utf-8")
    popen = reading.subprocess.Popen
    monkeypatch.setattr(
        reading.subprocess,
        "Popen",
        lambda command, **given: popen([sys.executable, str(script), command[-1]], **given),
    )
    return read_confined(b"x", "form.txt", replace(DEFAULT, seconds=2))


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
