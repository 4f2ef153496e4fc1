from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pylopdf_fonts_zh_cn import sans_path, serif_path

from heji.writers.typesetting.failure import TypesettingError
from heji.writers.typesetting.fonts import VARIABLE, font_set
from heji.writers.typesetting.typesetting import typeset

FACES = ("title", "fangsong", "heiti", "kaiti", "songti")


@pytest.fixture(autouse=True)
def no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


def renamed(folder: Path, family: str) -> None:
    """A font file whose family has another name of the same length."""
    old = "Noto Serif SC"
    assert len(family) == len(old)
    data = serif_path().read_bytes().replace(old.encode("utf-16-be"), family.encode("utf-16-be"))
    (folder / "a.otf").write_bytes(data)


def test_without_a_folder_the_faces_are_those_that_heji_brings_along() -> None:
    found = font_set().faces
    assert tuple(found) == FACES
    assert {face: families[0] for face, families in found.items()} == {
        "title": "Noto Serif SC",
        "fangsong": "Noto Serif SC",
        "heiti": "Noto Sans SC",
        "kaiti": "Noto Serif SC",
        "songti": "Noto Serif SC",
    }


def test_a_font_of_the_operator_stands_for_its_face(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renamed(tmp_path, "FZShuSong-Z01")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    found = font_set().faces
    assert found["songti"][:2] == ("FZShuSong-Z01", "Noto Serif SC")
    assert found["heiti"][:2] == ("Noto Sans SC", "FZShuSong-Z01")
    assert typeset("#set text(font: faces.songti)\n#data.text", {"text": "预算"})


def test_fonts_are_read_once_and_again_when_the_folder_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert font_set() is font_set()
    renamed(tmp_path, "FZShuSong-Z01")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    before = font_set()
    assert before is font_set()
    shutil.copy(sans_path(), tmp_path / "b.otf")
    assert font_set() is not before


def message(language: str) -> str:
    with pytest.raises(TypesettingError) as caught:
        typeset("#data.text", {"text": "预算"})
    return caught.value.message(language)


def test_a_wrong_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "none"))
    assert "不是文件夹" in message("zh") and str(tmp_path / "none") in message("zh")
    assert "is no folder" in message("en")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert "没有字体文件" in message("zh")
    (tmp_path / "小标宋.ttf").write_bytes(b"no font")
    assert "小标宋.ttf" in message("zh") and "damaged" in message("en")
