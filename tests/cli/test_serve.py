"""`heji serve`: from an empty folder to a page, and what it refuses."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.web.installation import Installation


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def fetched(address: str) -> tuple[int, bytes]:
    with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310 - our own server
        return answer.status, answer.read()


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_one_command_serves(tmp_path: Path) -> None:
    installation = Installation(tmp_path / "data")
    port = free_port()
    command = [sys.executable, "-m", "heji", "serve", "--port", str(port), "--workers", "1"]
    server = subprocess.Popen(
        command, env=installation.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        assert server.stdout is not None
        first = server.stdout.readline().decode()  # comes when the server listens
        assert first == f"heji is ready: http://127.0.0.1:{port}/\n", server.stderr
        status, page = fetched(f"http://127.0.0.1:{port}/sign-in/")
        assert (status, b"heji.css" in page) == (200, True)
        assert fetched(f"http://127.0.0.1:{port}/static/heji/heji.css")[0] == 200
        again = installation.heji("serve", "--port", free_port())
        assert (again.returncode, "is in use by another" in again.stderr) == (2, True)
        assert installation.heji("verify-log").returncode == 0
        assert installation.heji("backup", tmp_path / "running.backup").returncode == 0
    finally:
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=30) == 0
    assert installation.folder.stat().st_mode & 0o077 == 0
    assert (installation.folder / "heji.sqlite3").stat().st_mode & 0o077 == 0


def test_what_is_killed_can_be_started_again(tmp_path: Path) -> None:
    """A server that was killed leaves no lock behind."""
    from heji.web.backup.occupied import Occupied, occupied

    code = (
        "import sys, time; from pathlib import Path\n"
        "from heji.web.backup.occupied import occupied\n"
        "with occupied(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        stdout=subprocess.PIPE,
        env=Installation(tmp_path).environment(),
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(Occupied), occupied(tmp_path):
        pass
    holder.kill()
    holder.wait()
    deadline = time.monotonic() + 10
    while True:
        try:
            with occupied(tmp_path):
                return
        except Occupied:
            assert time.monotonic() < deadline


@pytest.mark.parametrize(
    ("arguments", "variables", "said"),
    [
        (["--port", "0"], {}, "between 1 and 65535"),
        (["--workers", "0"], {}, "1 or more"),
        (["--host", "0.0.0.0"], {}, "HEJI_HOSTS"),  # noqa: S104 - refused
        ([], {"DATABASE_URL": "mysql://x/y"}, "DATABASE_URL"),
        ([], {"HEJI_HTTPS": "maybe"}, "HEJI_HTTPS"),
        ([], {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}, "cannot be used"),
    ],
)
def test_what_cannot_be_served_is_said(
    tmp_path: Path, arguments: list[str], variables: dict[str, str], said: str
) -> None:
    done = Installation(tmp_path / "data", variables).heji("serve", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_taken_port_is_said(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = Installation(tmp_path / "data").heji("serve", "--port", port)
    assert done.returncode == 2
    assert f"Cannot listen on http://127.0.0.1:{port}/" in done.stderr


@pytest.mark.parametrize("command", ["serve", "notify", "verify-log", "backup", "restore"])
def test_without_the_extra_the_install_command_is_said(command: str, tmp_path: Path) -> None:
    code = (
        "import importlib.util as u, sys\n"
        "found = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name == 'django' else found(name, *rest)\n"
        "from heji.cli.main import run\n"
        f"sys.exit(run({[command, *(['x'] if command in ('backup', 'restore') else [])]!r}))"
    )
    done = Installation(tmp_path)._run("-c", code)
    assert done.returncode == 2
    assert "pip install 'heji[web]'" in done.stderr


def test_the_command_line_starts_without_django() -> None:
    code = "import heji.cli.main, sys; print('django' in sys.modules, 'gunicorn' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout == b"False False\n"
