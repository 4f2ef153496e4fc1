"""The application through typer's own runner, and the parts that need no process."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from heji.cli import main, speech
from heji.cli.progress import ProgressBar

runner = CliRunner()


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HEJI_LANG", raising=False)
    monkeypatch.setattr(speech, "_spoken", [])


def test_help_of_the_program() -> None:
    done = runner.invoke(main.app, ["--help"])
    assert done.exit_code == 0
    assert "核对文件或文件夹" in done.output


def test_json_through_the_runner(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一、基本情况\n", encoding="utf-8")
    done = runner.invoke(main.app, ["audit", str(tmp_path / "a.txt"), "--format", "json"])
    assert json.loads(done.stdout)["documents"][0]["status"] == "read"


@pytest.mark.parametrize(
    ("value", "spoken"), [("en_GB.UTF-8", "en"), ("zh_CN", "zh"), ("de_DE", "zh"), ("", "zh")]
)
def test_language_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, value: str, spoken: str
) -> None:
    monkeypatch.setenv("HEJI_LANG", value)
    assert speech.choose(["audit", "x"]) is None
    assert speech.language() == spoken


def test_language_of_the_arguments() -> None:
    assert speech.choose(["audit", "--lang=en"]) is None
    assert speech.language() == "en"
    assert speech.choose(["audit", "--", "--lang", "en"]) is None
    assert speech.language() == "zh"
    assert speech.choose(["--lang", "fr"]) == "fr"


def test_a_fault_of_heji_is_said_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    def broken(*arguments: object, **options: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("heji.audit.run.audit", broken)
    monkeypatch.delenv("HEJI_DEBUG", raising=False)
    assert main.run(["audit", "x"]) == 2
    assert "RuntimeError: boom" in capfdbinary.readouterr().err.decode()
    monkeypatch.setenv("HEJI_DEBUG", "1")
    with pytest.raises(RuntimeError):
        main.run(["audit", "x"])


def test_an_interrupted_run_says_so(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    def interrupted(*arguments: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("heji.audit.run.audit", interrupted)
    assert main.run(["audit", "x"]) == 130


def test_no_progress_bar_where_nobody_watches() -> None:
    with ProgressBar() as progress:
        progress(1, 1000)
        assert progress._shown is None


def test_a_progress_bar_for_many_files(monkeypatch: pytest.MonkeyPatch) -> None:
    with ProgressBar() as progress:
        monkeypatch.setattr(progress, "_is_watched", True)
        progress(1, 3)
        assert progress._shown is None
        progress(1, 1000)
        assert progress._shown is not None


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['heji', '--help']\n"
        "from heji.cli.main import run; run()\n"
        "names = {name.partition('.')[0] for name in sys.modules}\n"
        "heavy = names & {'rich', 'lxml', 'openpyxl', 'xlsxwriter', 'multiprocessing'}\n"
        "print(sorted(heavy), [name for name in sys.modules if name.startswith('heji.documents')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[] []"
