"""`heji report`: from a form to its report."""

from __future__ import annotations

from pathlib import Path

import pytest

from heji.cli.main import run
from heji.reading import read
from tests.writers.report.forms import DEPARTMENT, MONITORING, PROJECT


def said(capfdbinary: pytest.CaptureFixture[bytes]) -> str:
    return capfdbinary.readouterr().err.decode()


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_a_report_is_written(tmp_path: Path, format: str) -> None:
    target = tmp_path / f"report.{format}"
    assert run(["report", str(PROJECT), "--to", format, "-o", str(target)]) == 0
    text = "".join(each.text for each in read(target).paragraphs())
    assert "自评得分98.93分" in "".join(text.split())


def test_own_words_and_an_outline_of_ones_own(tmp_path: Path) -> None:
    outline, own = tmp_path / "outline.yaml", tmp_path / "own.md"
    outline.write_text(
        "title: '{organisation}报告'\nsections:\n  - heading: 结论\n    text: '得{total_score}分。'\n"
        "  - heading: 问题\n    text: '（未写。）'\n",
        encoding="utf-8",
    )
    own.write_text("# 问题\n一是人手不足。\n", encoding="utf-8")
    target = tmp_path / "report.docx"
    arguments = ["--outline", str(outline), "--text", str(own), "-o", str(target)]
    assert run(["report", str(DEPARTMENT), *arguments]) == 0
    found = [each.text for each in read(target).paragraphs() if each.text]
    assert found == ["云栖县水务局报告", "一、结论", "得96.13分。", "二、问题", "一是人手不足。"]


def test_a_mistake_in_an_outline_is_told_with_its_line(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    outline = tmp_path / "outline.yaml"
    outline.write_text(
        "title: x\nsections:\n  - heading: a\n    text: '{total_scor}'\n", encoding="utf-8"
    )
    arguments = ["--outline", str(outline), "-o", str(tmp_path / "x.docx"), "--lang", "en"]
    assert run(["report", str(DEPARTMENT), *arguments]) == 2
    message = said(capfdbinary)
    assert "line 4" in message and "Did you mean total_score" in message
    assert not (tmp_path / "x.docx").exists()


def test_a_form_of_another_kind_is_refused(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["report", str(MONITORING), "-o", str(tmp_path / "x.docx")]) == 2
    assert "绩效运行监控表" in said(capfdbinary)


def test_a_format_that_is_not_there_is_refused(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["report", str(DEPARTMENT), "--to", "odt"]) == 2
    assert "docx, pdf" in said(capfdbinary)
