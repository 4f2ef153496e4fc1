"""`heji demo`: made, served, interrupted, and refused."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_serve import fetched, free_port
from tests.web.installation import Installation


def command(folder: Path, *arguments: object) -> list[str]:
    return [sys.executable, "-m", "heji", "demo", "--folder", str(folder), *map(str, arguments)]


def told_by(
    office: Installation, folder: Path, *arguments: object
) -> subprocess.CompletedProcess[str]:
    """What a run says, however long it takes."""
    return subprocess.run(
        command(folder, *arguments),
        env=office.environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_it_is_made_and_then_served(tmp_path: Path) -> None:
    folder = tmp_path / "city"
    # What an office has set does not reach the demonstration.
    elsewhere = Installation(tmp_path / "office", {"DATABASE_URL": "postgresql://office/heji"})
    made = told_by(elsewhere, folder, "--no-serve")
    assert made.returncode == 0, made.stderr
    assert "Making the demonstration" in made.stderr
    assert "Unit clerk" in made.stdout
    assert not elsewhere.folder.exists()
    port = free_port()
    server = subprocess.Popen(
        command(folder, "--port", port),
        env=elsewhere.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        assert server.stdout is not None
        lines = (each.decode() for each in server.stdout)  # they end when the server ends
        ready = next((each for each in lines if each.startswith("heji is ready")), "")
        assert f"http://127.0.0.1:{port}/" in ready
        assert fetched(f"http://127.0.0.1:{port}/sign-in/")[0] == 200
        again = told_by(elsewhere, folder, "--fresh", "--no-serve")
        assert (again.returncode, "is in use" in again.stderr) == (2, True)
    finally:
        server.send_signal(signal.SIGINT)
        assert server.wait() == 0
    assert server.stderr is not None
    assert b"Making" not in server.stderr.read()


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_whoever_is_killed_half_way_leaves_nothing_to_be_served(tmp_path: Path) -> None:
    folder = tmp_path / "city"
    environment = Installation(tmp_path / "office").environment()
    maker = subprocess.Popen(
        command(folder, "--no-serve"),
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        assert maker.stderr is not None
        assert maker.stderr.readline().startswith(b"Making")
        database = folder.with_name("city.beginning") / "heji.sqlite3"
        while not database.exists():
            assert maker.poll() is None
    finally:
        os.killpg(maker.pid, signal.SIGKILL)
        maker.wait()
    assert not folder.exists()


def test_somebody_elses_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "budget.xlsx").write_bytes(b"")
    refused = Installation(tmp_path / "data").heji("demo", "--folder", tmp_path, "--fresh")
    assert (refused.returncode, "holds other files" in refused.stderr) == (2, True)
    assert [each.name for each in tmp_path.iterdir()] == ["budget.xlsx"]
