"""The folder of the demonstration: whole or not there, and nobody else's."""

from __future__ import annotations

from pathlib import Path

import pytest

from heji.web.backup.occupied import occupied
from heji.web.demonstration import folder as room


@pytest.fixture
def filled(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Which folders were filled; a file stands for the database."""
    found: list[Path] = []

    def fill(folder: Path, size: room.Size) -> None:
        assert [each.name for each in folder.iterdir()] == ["serving.lock"]
        found.append(folder)
        (folder / "heji.sqlite3").write_text(str(len(found)))

    monkeypatch.setattr(room, "_fill", fill)
    return found


def test_it_is_made_once_and_made_anew_when_asked(tmp_path: Path, filled: list[Path]) -> None:
    folder = tmp_path / "city"
    assert not room.is_made(folder)
    room.make(folder)
    assert room.is_made(folder)
    room.make(folder)
    assert (folder / "heji.sqlite3").read_text() == "2"
    assert [each.name for each in tmp_path.iterdir()] == ["city"]


def test_an_interrupted_run_leaves_no_city_and_the_next_begins_anew(
    tmp_path: Path, filled: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "city"

    def interrupted(beginning: Path, size: room.Size) -> None:
        (beginning / "evidence").mkdir()
        (beginning / "evidence" / "half").write_text("half")
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(room, "_fill", interrupted)
        with pytest.raises(KeyboardInterrupt):
            room.make(folder)
    assert not folder.exists()
    room.make(folder)  # the fixture holds that it began with an empty folder
    assert room.is_made(folder)


def test_what_another_version_made_is_not_taken_for_this_ones(
    tmp_path: Path, filled: list[Path]
) -> None:
    folder = tmp_path / "city"
    room.make(folder)
    (folder / "demonstration").write_text("0.0 of other tables")
    assert not room.is_made(folder)
    room.make(folder)
    assert room.is_made(folder)


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path, filled: list[Path]) -> None:
    (tmp_path / "heji.sqlite3").write_text("an office")
    with pytest.raises(room.NotOurs):
        room.make(tmp_path)
    assert (tmp_path / "heji.sqlite3").read_text() == "an office"
    assert not filled


def test_a_city_that_is_served_is_not_replaced(tmp_path: Path, filled: list[Path]) -> None:
    folder = tmp_path / "city"
    room.make(folder)
    with occupied(folder), pytest.raises(room.InUse):
        room.make(folder)
    assert (folder / "heji.sqlite3").read_text() == "1"


def test_everybody_is_told_once_for_each_role() -> None:
    found = room.residents()
    assert len({(each.username, each.role) for each in found}) == len(found)


def test_another_size_is_another_city(tmp_path: Path, filled: list[Path]) -> None:
    folder = tmp_path / "city"
    room.make(folder)
    assert not room.is_made(folder, room.Size.CITY)
    room.make(folder, room.Size.CITY)
    assert room.is_made(folder, room.Size.CITY)
    assert not room.is_made(folder)
