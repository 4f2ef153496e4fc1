"""The command of the long run; `make long` calls it with a million relations."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_a_short_run_says_what_it_did(root: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "tests.values.long_run",
        "--relations",
        "50",
        "--processes",
        "1",
    ]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "50 relations" in done.stdout
