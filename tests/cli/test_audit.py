from __future__ import annotations

import os
from pathlib import Path

import pytest

from heji.audit.spool import Spool
from heji.cli.main import run


def test_a_full_folder_of_temporary_files_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    def full(spool: Spool[object], thing: object) -> None:
        raise OSError(28, os.strerror(28))

    (tmp_path / "a.txt").write_text("一、基本情况\n", encoding="utf-8")
    monkeypatch.setattr(Spool, "append", full)
    assert run(["audit", str(tmp_path), "--lang", "en"]) == 2
    said = capfdbinary.readouterr().err.decode()
    assert "TMPDIR" in said and "heji failed" not in said
