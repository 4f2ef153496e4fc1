"""The command as people run it: a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

REPORT = """\
2021年度某市文化局部门整体支出绩效自评报告

一、基本情况

全市共有企业3120家，其中高新技术企业731家，占比为{share}。
"""
DEBRIS = ("Traceback", "heji 内部错误")


def heji(
    *arguments: str | Path, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    base = {name: value for name, value in os.environ.items() if not name.startswith("HEJI_")}
    done = subprocess.run(
        [sys.executable, "-m", "heji", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env={**base, **environment},
        check=False,
        timeout=120,
    )
    assert not any(each in (done.stdout + done.stderr).decode() for each in DEBRIS)
    return done


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "错.txt"
    path.write_text(REPORT.format(share="23.5%"), encoding="utf-8")
    return path


@pytest.fixture
def right(tmp_path: Path) -> Path:
    path = tmp_path / "right.txt"
    path.write_text(REPORT.format(share="23.4%"), encoding="utf-8")
    return path


def test_text_report(wrong: Path) -> None:
    done = heji("audit", wrong)
    words = done.stdout.decode()
    assert done.returncode == 1
    assert "✗ 错误" in words and "23.5%" in words and "23.4%" in words and "731 ÷ 3120" in words
    assert words.splitlines()[-1].startswith("核对 ")
    assert "\x1b" not in words
    assert (
        heji("audit", wrong, "--lang", "en").stdout.decode().splitlines()[-1].endswith("undecided")
    )


def test_exit_statuses(wrong: Path, right: Path, tmp_path: Path) -> None:
    assert heji("audit", right).returncode == 0
    assert heji("audit", wrong).returncode == 1
    assert heji("audit", wrong, "--fail-on", "never").returncode == 0
    assert heji("audit", wrong, tmp_path / "missing.docx").returncode == 2
    assert heji("audit", wrong, tmp_path / "missing.docx", "--fail-on", "never").returncode == 2


def test_a_bad_file_is_named_with_what_to_do(wrong: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.docx").touch()
    done = heji("audit", tmp_path, "--lang", "en")
    words = done.stdout.decode()
    assert done.returncode == 2
    assert "unreadable the file is empty" in words and "Check that" in words
    assert "23.5%" in words


def test_json_is_written_as_utf8_whatever_the_locale(wrong: Path) -> None:
    done = heji("audit", wrong, "--format", "json", LC_ALL="C", PYTHONIOENCODING="ascii")
    data = json.loads(done.stdout.decode("utf-8"))
    assert data["documents"][0]["path"] == str(wrong)
    assert data["findings"][0]["stated"] == "23.5%"
    assert "checks" not in data
    everything = json.loads(heji("audit", wrong, "--format", "json", "--all").stdout)
    assert len(everything["checks"]) == everything["summary"]["checked"]


def test_standard_input(wrong: Path) -> None:
    done = heji("audit", "-", "--format", "json", stdin=wrong.read_bytes())
    data = json.loads(done.stdout)
    assert data["documents"][0]["path"] == "-"
    assert data["findings"][0]["expected"] == "23.4%"


@pytest.mark.parametrize("suffix", ["json", "html", "xlsx", "txt"])
def test_the_suffix_of_the_output_tells_the_format(
    wrong: Path, tmp_path: Path, suffix: str
) -> None:
    target = tmp_path / f"out.{suffix}"
    done = heji("audit", wrong, "-o", target)
    assert done.returncode == 1
    assert done.stdout == b""
    head = target.read_bytes()[:20]
    beginning = {"json": b"{", "html": b"<!DOCTYPE html>", "xlsx": b"PK", "txt": b"/"}[suffix]
    assert head.startswith(beginning)


def test_an_output_that_cannot_be_written_is_refused_at_once(wrong: Path, tmp_path: Path) -> None:
    done = heji("audit", wrong, "-o", tmp_path / "no" / "where.json", "--lang", "en")
    assert done.returncode == 2
    assert b"Cannot write" in done.stderr
    assert heji("audit", wrong, "-o", tmp_path).returncode == 2


def test_filters(wrong: Path) -> None:
    done = heji("audit", wrong, "--check", "sum-mismatch", "--format", "json")
    assert json.loads(done.stdout)["findings"] == []
    assert done.returncode == 0
    shown = json.loads(heji("audit", wrong, "--severity", "error", "-f", "json").stdout)
    assert {each["severity"] for each in shown["findings"]} == {"error"}


def test_jobs_give_the_same(wrong: Path, right: Path) -> None:
    alone = heji("audit", wrong, right, "-f", "json").stdout
    assert heji("audit", wrong, right, "-f", "json", "-j", "2").stdout == alone


def test_answers(wrong: Path) -> None:
    file = Path(f"{wrong}.answers.yaml")
    done = heji("audit", wrong, "--write-answers", file, "--lang", "en")
    assert b"open findings were written" in done.stderr
    template = file.read_text(encoding="utf-8")
    answered = template.replace("status:", "status: explained").replace(
        'reason: ""', "reason: 口径"
    )
    file.write_text(answered, encoding="utf-8")
    done = heji("audit", wrong)
    assert done.returncode == 0
    assert "答复：已说明：口径" in done.stdout.decode()
    before = file.read_bytes()
    heji("audit", wrong, "--write-answers", file)
    assert file.read_bytes() == before

    file.write_text(answered.replace("explained", "fine"), encoding="utf-8")
    done = heji("audit", wrong, "--lang", "en")
    assert done.returncode == 2
    assert b"line" in done.stderr and b"accepted, explained, misread" in done.stderr
    file.unlink()
    assert heji("audit", wrong, "--answers", "missing.yaml").returncode == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "用法："),
        (
            ["audti"],
            "没有 audti 这个命令。可用的命令：audit, read, checks, score, render, template, report, "
            "explain, begin, serve, demo, work, notify, backup, restore, verify-log, rubric。是不是 audit？",
        ),
        (["audit"], "缺少 PATH"),
        (["audit", "x", "--fromat", "json"], "没有 --fromat 这个选项。是不是 --format"),
        (["audit", "x", "--format", "jsn"], "是不是 json？"),
        (["audit", "x", "--fail-on", "eror"], "--fail-on 不能是 eror"),
        (["audit", "x", "-j", "many"], "-j 后面应当是整数"),
        (["audit", "x", "-j", "-1"], "-j 不能小于 0"),
        (["audit", "x", "--check", "sum-mismach"], "是不是 sum-mismatch"),
        (["audit", "x", "--format"], "--format 后面缺少值"),
        (["checks", "sum-mismach"], "是不是 sum-mismatch"),
        (["audit", "x", "--lang", "fr"], "不支持语言 fr"),
        (["read", "."], "这个命令一次只读一个文件"),
        (["read", "missing.txt"], "找不到"),
    ],
)
def test_usage_errors_say_what_and_how_to_mend(arguments: list[str], words: str) -> None:
    done = heji(*arguments)
    assert done.returncode == 2
    assert words in (done.stdout + done.stderr).decode()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", ["", "audit", "read", "checks"])
def test_help(command: str, language: str) -> None:
    import re

    done = heji(*command.split(), "--help", HEJI_LANG=language)
    words = done.stdout.decode()
    assert done.returncode == 0
    assert words.startswith("用法：heji" if language == "zh" else "Usage: heji")
    assert "cli." not in words
    if language == "en":
        assert not re.search(r"[\u4e00-\u9fff]", words)


def test_help_names_every_option() -> None:
    words = heji("audit", "--help").stdout.decode()
    for option in (
        "--format",
        "--output",
        "--lang",
        "--fail-on",
        "--all",
        "--answers",
        "--write-answers",
        "--jobs",
        "--severity",
        "--check",
        "--undecided",
    ):
        assert option in words


def test_the_option_outranks_the_environment() -> None:
    assert (
        heji("checks", "--lang", "zh", HEJI_LANG="en").stdout.decode().rstrip().endswith("说明。")
    )


def test_checks() -> None:
    words = heji("checks").stdout.decode()
    assert "sum-mismatch" in words and "合计" in words
    one = heji("checks", "sum-mismatch", "--lang", "en").stdout.decode()
    assert "Example" in one and "✗ error" in one


def test_version() -> None:
    from importlib.metadata import version

    assert heji("--version").stdout.decode() == f"heji {version('heji')}\n"


def test_read_as_json(wrong: Path) -> None:
    done = heji("read", wrong)
    data = json.loads(done.stdout)
    assert done.returncode == 0
    assert list(data) == ["tool", "document", "form", "claims", "choices"]
    assert [each["type"] for each in data["document"]["blocks"]] == ["paragraph"] * 3
    assert data["form"]["year"] == 2021


def test_read_as_html(wrong: Path) -> None:
    words = heji("read", wrong, "--format", "html").stdout.decode()
    assert words.startswith("<!DOCTYPE html>") and "占比为23.5%" in words


def test_reading_a_bad_file_says_why(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    done = heji("read", tmp_path / "empty.txt", "--lang", "en")
    assert done.returncode == 2
    assert b"the file is empty" in done.stderr
    assert json.loads(done.stdout)["document"]["status"] == "unreadable"


@pytest.mark.skipif(os.name == "nt", reason="pipes of Windows behave otherwise")
@pytest.mark.parametrize("format", ["text", "json", "html"])
def test_a_closed_pipe_is_no_fault(wrong: Path, format: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "heji", "audit", str(wrong), "--format", format],
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
        timeout=120,
    )
    os.close(writer)
    assert done.returncode == 1
    assert done.stderr == b""


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals on Windows")
def test_on_a_terminal_lines_fit_and_have_colour(wrong: Path) -> None:
    import pty
    import re

    from heji.writers.layout import columns

    main, terminal = pty.openpty()
    environment = {**os.environ, "COLUMNS": "60", "TERM": "xterm"}
    environment.pop("NO_COLOR", None)
    process = subprocess.Popen(
        [sys.executable, "-m", "heji", "audit", str(wrong)], stdout=terminal, env=environment
    )
    os.close(terminal)
    shown = b""
    while True:
        try:
            piece = os.read(main, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    process.wait(timeout=60)
    os.close(main)
    words = shown.decode()
    assert "\x1b[31m" in words
    plain = re.sub(r"\x1b\[[0-9;]*m", "", words).splitlines()
    assert all(columns(line) <= 60 or str(wrong)[:20] in line for line in plain)
    assert process.returncode == 1
