from __future__ import annotations

from pathlib import Path

import pytest

from heji.rubrics.files.loading import load_rubric
from heji.rubrics.files.trouble import RubricError

BAD = sorted((Path(__file__).parent / "bad").glob("*.yaml"))
MARK = "# The message says: "


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_file_is_refused_with_what_its_last_line_says(path: Path) -> None:
    wanted = path.read_text(encoding="utf-8").splitlines()[-1].removeprefix(MARK).split(" ¦ ")
    with pytest.raises(RubricError) as caught:
        load_rubric(path)
    message = caught.value.message("en")
    assert path.name in message
    assert not [words for words in wanted if words not in message], message
    assert caught.value.message("zh").count(" 行") >= 1


def test_every_mistake_of_a_file_is_told_at_once() -> None:
    with pytest.raises(RubricError) as caught:
        load_rubric(Path(__file__).parent / "bad" / "several.yaml")
    assert {each.item for each in caught.value.troubles} == {"1", "2"}


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RubricError, match=r"none\.yaml, line 1: it cannot be read"):
        load_rubric(tmp_path / "none.yaml")


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gbk.yaml"
    path.write_bytes("name: 评分".encode("gb18030"))
    with pytest.raises(RubricError, match="UTF-8"):
        load_rubric(path)


@pytest.mark.parametrize("text", ["[" * 5000, "a: " + "{b: " * 200, "a: \x00", "%YAML 9.9\n---\n"])
def test_hostile_texts_are_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RubricError):
        load_rubric(path)
