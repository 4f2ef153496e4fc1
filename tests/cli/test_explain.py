"""`heji explain`: the rules behind a score."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from heji.cli.main import run

FORM = """\
<table>
<tr><th>一级指标</th><th>三级指标</th><th>分值</th><th>评分标准</th><th>实际完成值</th><th>得分</th></tr>
<tr><td>过程</td><td>预算完成率</td><td>2</td><td>按完成比例计分</td><td>83.76%</td><td>1.68</td></tr>
<tr><td>过程</td><td>资产利用率</td><td>2</td><td>分档计分</td><td>82.15%</td><td>1.50</td></tr>
<tr><td>过程</td><td>制度建设</td><td>3</td><td>制度健全</td><td>健全</td><td>3</td></tr>
</table>
"""


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "form.html"
    path.write_text(FORM, encoding="utf-8")
    return path


def printed(capfdbinary: pytest.CaptureFixture[bytes], *arguments: str) -> str:
    assert run(["explain", *arguments]) == 0
    return capfdbinary.readouterr().out.decode()


def test_a_row_given_by_its_figures(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    words = printed(capfdbinary, "--weight", "2", "--value", "99.73%", "--score", "1.9460")
    assert "达到100%得满分，每低1个百分点扣分值的10%" in words
    assert "1 条给出这一得分" in words


def test_the_decimals_of_the_score_count(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    exact = ("--weight", "2", "--value", "83.76%", "--format", "json", "--score")
    fine = json.loads(printed(capfdbinary, *exact, "1.6800"))
    rounded = json.loads(printed(capfdbinary, *exact, "1.68"))
    assert fine["rows"][0]["hits"] == 0
    (candidate,) = rounded["rows"][0]["candidates"]
    assert (candidate["kind"], candidate["free_parameters"]) == ("proportional", 0)
    assert candidate["score"] == "1.6752"


def test_the_rows_of_a_form(capfdbinary: pytest.CaptureFixture[bytes], form: Path) -> None:
    words = printed(capfdbinary, str(form), "--lang", "en")
    assert "预算完成率, weight 2, value 83.76%, score 1.68" in words
    assert "this row: from 75% to below 90%: 75% of the weight," in words
    assert "制度建设" not in words
    assert "Left out: 1" in words


def test_one_row_of_a_form(capfdbinary: pytest.CaptureFixture[bytes], form: Path) -> None:
    data = json.loads(printed(capfdbinary, str(form), "--row", "资产", "-f", "json"))
    (row,) = data["rows"]
    assert row["name"] == "资产利用率"
    assert [each["kind"] for each in row["candidates"]][:2] == ["ladder", "steps"]
    words = printed(capfdbinary, str(form), "--row", "制度")
    assert "没有写出规则所针对的比率" in words


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ((), "--weight"),
        (("--weight", "2"), "--value"),
        (("--weight", "2", "--value", "9%", "--score", "1", "--row", "x"), "--row"),
        (("--weight", "x", "--value", "9%", "--score", "1"), "--weight"),
        (("--weight", "0", "--value", "9%", "--score", "1"), "--weight"),
        (("--weight", "2", "--value", "9%", "--score", "-1"), "--score"),
        (("--weight", "2", "--value", "好", "--score", "1"), "--value"),
        (("--weight", "2家", "--value", "9%", "--score", "1"), "--weight"),
        (("missing.docx",), "missing.docx"),
    ],
)
def test_wrong_usage_says_what_is_wrong(
    capfdbinary: pytest.CaptureFixture[bytes], arguments: tuple[str, ...], complaint: str
) -> None:
    assert run(["explain", *arguments]) == 2
    assert complaint in capfdbinary.readouterr().err.decode()


def test_help_shows_no_empty_default(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["explain", "--help"]) == 0
    assert "（默认 ）" not in capfdbinary.readouterr().out.decode()


def test_a_name_that_no_row_has(capfdbinary: pytest.CaptureFixture[bytes], form: Path) -> None:
    assert run(["explain", str(form), "--row", "没有这行"]) == 2
    assert "没有这行" in capfdbinary.readouterr().err.decode()
