"""`heji render`: files written, named, refused."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from heji.cli.main import run

EXAMPLE = "rural-roads-project-form.docx"


def test_a_form_is_written_where_it_is_asked_for(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.html"
    assert run(["render", str(root / "examples" / EXAMPLE), "--to", "html", "-o", str(target)]) == 0
    assert target.read_text(encoding="utf-8").count("<table") >= 2
    assert str(target) in capsys.readouterr().err


def test_nothing_is_overwritten_unasked(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        assert run(["render", str(root / "examples" / EXAMPLE), "--to", "html"]) == 0
    names = sorted(each.name for each in tmp_path.iterdir())
    assert names == ["rural-roads-project-form-2.html", "rural-roads-project-form.html"]


def test_a_folder_gives_an_archive(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "forms"
    folder.mkdir()
    (folder / EXAMPLE).write_bytes((root / "examples" / EXAMPLE).read_bytes())
    (folder / "bad.docx").write_bytes(b"PK\x03\x04")
    target = tmp_path / "forms.zip"
    command = ["render", str(folder), "--to", "html", "-o", str(target), "-j", "1", "--lang", "en"]
    assert run(command) == 1
    with zipfile.ZipFile(target) as packed:
        names = packed.namelist()
    assert names == ["rural-roads-project-form.html", "index.csv", "SHA256SUMS"]
    assert "2 forms: 1 issued, 1 not" in capsys.readouterr().err


def test_a_form_of_no_known_layout_names_layouts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = tmp_path / "form.html"
    form.write_text("<table><tr><td>项目名称</td><td>甲</td></tr></table>", encoding="utf-8")
    assert run(["render", str(form), "--to", "html", "-o", str(tmp_path / "x.html")]) == 1
    said = capsys.readouterr().err
    assert "--layout" in said
    assert "cn/mof/project-self-evaluation/2020" in said
    assert not (tmp_path / "x.html").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--to", "odt"], "odt"),
        (["--to", "pdf", "--layout", "cn/mof/project-self-evaluation/2021"], "2020"),
        (["--to", "pdf", "-j", "-2"], "-j"),
    ],
)
def test_wrong_use_is_refused(
    root: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    form = str(root / "examples" / EXAMPLE)
    assert run(["render", form, *arguments, "--lang", "en"]) == 2
    assert words in capsys.readouterr().err


def test_what_is_not_carried_over_is_told(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The form as it stands, and a sentence that no official form has a place for."""
    page = tmp_path / "page.html"
    assert run(["render", str(root / "examples" / EXAMPLE), "--to", "html", "-o", str(page)]) == 0
    text = page.read_text(encoding="utf-8").replace("</body>", "<p>会议另有安排。</p></body>")
    page.write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert run(["render", str(page), "--to", "html", "-o", str(tmp_path / "again.html")]) == 0
    assert "会议另有安排。" in capsys.readouterr().err
