"""`heji begin`: the first administrators of an installation, each in a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

COMMAND = ("--region", "云栖市", "--code", "990100", "--bureau", "云栖市财政局")


def heji(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DATABASE_URL": "", "HEJI_DATA": str(folder)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-m", "heji", *arguments, "--lang", "en"]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_an_installation_begins_once(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    assert heji(folder, "serve", "--prepare").returncode == 0
    done = heji(folder, "begin", *COMMAND, "--administrator", "wang:王某")
    assert done.returncode == 0, done.stderr
    (password,) = re.findall(r"wang .*: (\S+) \(to be changed", done.stdout)
    assert len(password) >= 10
    assert password.encode() not in (folder / "heji.sqlite3").read_bytes()
    again = heji(folder, "begin", *COMMAND, "--administrator", "li:李某")
    assert again.returncode == 2
    assert "li" not in again.stdout


def test_a_wrong_administrator_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    heji(folder, "serve", "--prepare")
    done = heji(folder, "begin", *COMMAND, "--administrator", "wang")
    assert done.returncode == 2
    assert "wang" in done.stderr
