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


def test_a_named_rubric_makes_a_contradiction_an_error(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "form.txt").write_text(
        "项目支出绩效自评表\n(2021年度)\n"
        "项目资金(万元)\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
        "年度资金总额\t200.00\t200.00\t171.00\t10\t85.50%\t9.55\n",
        encoding="utf-8",
    )
    form, check = str(tmp_path / "form.txt"), ["--check", "score-rule", "--lang", "en"]
    run(["audit", form, *check])
    assert b"error Score is not" not in capfdbinary.readouterr().out
    name = "cn/mof/project-self-evaluation/2020"
    assert run(["audit", form, *check, "--rubric", name]) == 1
    said = capfdbinary.readouterr().out.decode()
    assert "scores 9.55; the rubric gives 8.55" in said
    assert run(["audit", form, "--rubric", "cn/nowhere/form/2020"]) == 2


def test_confined_reading_says_the_same(
    root: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = str(root / "examples" / "elderly-care-report.docx")
    assert run(["audit", path]) == 1
    said = capfdbinary.readouterr().out
    assert run(["audit", path, "--sandbox"]) == 1
    assert capfdbinary.readouterr().out == said
