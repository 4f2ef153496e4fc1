"""The archive: whole or refused."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from heji.web.backup import archive
from heji.web.backup.archive import Refusal, State, check, unpack, write

STATE = State("0.1.0", "2024-05-01T08:00:00+08:00", "sqlite", (("a", "1"),), {}, 3, "ab", {})


@pytest.fixture
def made(tmp_path: Path) -> Path:
    source = tmp_path / "source"
    source.write_bytes(b"some content " * 20)
    empty = tmp_path / "empty"
    empty.write_bytes(b"")
    target = tmp_path / "made.backup"
    write(target, [("evidence/ab/佐证 1.pdf", source), ("empty", empty)], STATE)
    return target


def test_what_was_packed_comes_out(made: Path, tmp_path: Path) -> None:
    manifest = check(made)
    assert manifest.state == STATE
    assert [each.name for each in manifest.files] == ["evidence/ab/佐证 1.pdf", "empty"]
    unpack(made, manifest, tmp_path / "out")
    assert (tmp_path / "out/evidence/ab/佐证 1.pdf").read_bytes() == b"some content " * 20
    assert (tmp_path / "out/empty").stat().st_mode & 0o777 == 0o600
    assert made.stat().st_mode & 0o777 == 0o600
    assert not made.with_name("made.backup.partial").exists()


def test_every_changed_byte_is_noticed(made: Path) -> None:
    content = made.read_bytes()
    for place in range(len(content)):
        made.write_bytes(content[:place] + bytes((content[place] ^ 1,)) + content[place + 1 :])
        with pytest.raises(Refusal, match=r"restore\.damaged"):
            check(made)


@pytest.mark.parametrize("size", [0, 10, 64, 65, 200, -1])
def test_a_cut_archive_is_noticed(made: Path, size: int) -> None:
    made.write_bytes(made.read_bytes()[:size])
    with pytest.raises(Refusal, match=r"restore\.damaged"):
        check(made)


def test_an_archive_is_never_overwritten(made: Path) -> None:
    before = made.read_bytes()
    with pytest.raises(FileExistsError):
        write(made, [], STATE)
    assert made.read_bytes() == before


def test_a_newer_format_is_refused(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "FORMAT", 0)
    with pytest.raises(Refusal, match=r"restore\.newer"):
        check(made)


@pytest.mark.parametrize(
    "name", ["../outside", "/etc/x", "a/../../b", "a//b", "a/", ".", "a\\b", "C:x"]
)
def test_names_that_lead_outside_are_refused(tmp_path: Path, name: str) -> None:
    target = tmp_path / "bad.backup"
    with target.open("w+b") as file:
        with zipfile.ZipFile(file, "w") as packed:
            packed.writestr(name, "x")
            stated = {"name": name, "bytes": 1, "sha256": "0"}
            state = archive.asdict(STATE)
            content = {"format": 1, "state": state, "files": [stated]}
            packed.writestr("manifest.json", json.dumps(content))
            packed.comment = b"0" * 64
        archive._seal(file)
    with pytest.raises(Refusal, match=r"restore\.damaged"):
        check(target)


def test_a_file_that_is_not_what_the_manifest_says_is_refused(made: Path, tmp_path: Path) -> None:
    manifest = check(made)
    other = tuple(replace(each, sha256="0" * 64) for each in manifest.files)
    with pytest.raises(Refusal, match=r"restore\.damaged"):
        unpack(made, replace(manifest, files=other), tmp_path / "out")
