"""The long runs notice what they look for, and go on where they were stopped."""

from __future__ import annotations

import os
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.documents import long_runs
from tests.documents.long_runs import LongRun
from tests.documents.traced_run import escape_of
from tests.documents.watching import EscapedError, watched


def _connects(folder: Path) -> None:
    with socket.socket() as opened:
        opened.connect_ex(("127.0.0.1", 9))


ESCAPES: dict[str, Callable[[Path], object]] = {
    "writes": lambda folder: (folder.parent / "a").write_text("x"),
    "makes a folder": lambda folder: (folder / ".." / "b").mkdir(),
    "moves away": lambda folder: (folder / "here").rename(folder.parent / "there"),
    "links": lambda folder: (folder.parent / "link").symlink_to(folder),
    "removes": lambda folder: (folder.parent / "old").unlink(),
    "opens without Python's file": lambda folder: os.close(
        os.open(folder.parent / "c", os.O_WRONLY | os.O_CREAT)
    ),
    "connects": _connects,
    "starts": lambda folder: subprocess.run(["true"], check=True),
}


@pytest.mark.parametrize("way", ESCAPES)
def test_an_escape_is_seen(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "here").write_text("x")
    (tmp_path / "old").write_text("x")
    with pytest.raises(EscapedError), watched(folder):
        ESCAPES[way](folder)


def test_the_own_folder_is_free(tmp_path: Path) -> None:
    (tmp_path.parent / "read").write_text("x")
    with watched(tmp_path):
        (tmp_path.parent / "read").read_text()
        with tempfile.TemporaryDirectory(dir=tmp_path) as made:
            (Path(made) / "a").write_text("x")
        Path(os.devnull).write_text("x")
    (tmp_path.parent / "read").write_text("after it")


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ('openat(AT_FDCWD</own>, "a", O_WRONLY|O_CREAT, 0666) = 3</own/a>', False),
        ('openat(AT_FDCWD</own>, "../a", O_WRONLY|O_CREAT, 0666) = 3</a>', True),
        ('openat(AT_FDCWD</own>, "/etc/hosts", O_RDONLY) = 3</etc/hosts>', False),
        ('openat(AT_FDCWD</own>, "/x", O_RDWR) = -1 EACCES (Permission denied)', False),
        ('unlinkat(5</own/x>, "a", 0) = 0', False),
        ('unlinkat(5</home>, "a", 0) = 0', True),
        ('rename("/own/a", "/elsewhere/a") = 0', True),
        ('connect(7<socket:[1]>, {sa_family=AF_UNIX, sun_path="/run/x"}, 110) = 0', False),
        ("connect(7<socket:[1]>, {sa_family=AF_INET, sin_port=htons(53)}, 16) = -1 E (x)", True),
        ('sendto(7<socket:[1]>, "x", 1, MSG_NOSIGNAL, NULL, 0) = 1', False),
    ],
)
def test_an_escape_is_seen_among_calls(line: str, is_one: bool) -> None:
    assert (escape_of(line, "/own") is not None) == is_one


def _made(number: int) -> tuple[str, bytes]:
    return "a.txt", str(number).encode()


def test_a_stopped_run_goes_on_and_tries_again_what_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(long_runs, "FOLDER", tmp_path)

    def stops(data: bytes, name: str) -> Iterator[str]:
        if data == b"7":
            raise SystemExit
        if data in (b"2", b"4"):
            raise ValueError(data)
        if data == b"5":
            tempfile.mkdtemp()
        yield "read"

    with pytest.raises(SystemExit):
        LongRun("a", 1, 9.0).go_on(10, _made, stops)
    kept = sorted(each.name for each in (tmp_path / "faults").iterdir())
    assert kept == ["a-1-2-a.txt", "a-1-4-a.txt", "a-1-5-a.txt"]

    seen: list[bytes] = []

    def mended(data: bytes, name: str) -> list[str]:
        seen.append(data)
        assert data != b"4"
        return ["read"]

    run = LongRun("a", 1, 9.0)
    assert run.go_on(10, _made, mended) == 1
    assert seen == [b"2", b"4", b"5", b"7", b"8", b"9"]
    assert (run.done, run.outcomes["read"], list(run.faults)) == (10, 9, ["4"])
    assert "1 faults" in capsys.readouterr().out
    run.forget()
    assert not run.state.exists()
