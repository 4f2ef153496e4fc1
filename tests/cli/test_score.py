"""`heji score`: a form under a rubric, on the terminal and as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from heji.cli.main import run

MINISTRY = "cn/mof/project-self-evaluation/2020"
HEAD = (
    "<tr><th>一级指标</th><th>二级指标</th><th>三级指标</th><th>年度指标值</th>"
    "<th>实际完成值</th><th>分值</th><th>得分</th></tr>"
)
FORM = """\
<h1>项目支出绩效自评表（2021年度）</h1>
<table>
<tr><th>项目资金（万元）</th><th>年初预算数</th><th>全年预算数</th><th>全年执行数</th><th>分值</th><th>执行率</th><th>得分</th></tr>
<tr><td>年度资金总额</td><td>200.00</td><td>200.00</td><td>171.00</td><td>10</td><td>85.50%</td><td>{money}</td></tr>
</table>
<table>
{head}
<tr><td>产出指标</td><td>数量指标</td><td>新建监测设备数量</td><td>≥100套</td><td>80套</td><td>50</td><td>40</td></tr>
<tr><td>效益指标</td><td>社会效益指标</td><td>灾情预警覆盖率</td><td>≥90%</td><td>{result}</td><td>30</td><td>30</td></tr>
<tr><td>满意度指标</td><td>服务对象满意度指标</td><td>群众满意度</td><td>≥90%</td><td>95%</td><td>10</td><td>10</td></tr>
<tr><td>总分</td><td></td><td></td><td></td><td></td><td>100</td><td>88.55</td></tr>
</table>
"""


def form(folder: Path, money: str = "8.55", result: str = "95%") -> str:
    path = folder / "form.html"
    path.write_text(FORM.format(money=money, result=result, head=HEAD), encoding="utf-8")
    return str(path)


def scored(
    capfdbinary: pytest.CaptureFixture[bytes], *arguments: str, status: int = 0
) -> dict[str, Any]:
    assert run(["score", *arguments, "--format", "json"]) == status
    found: dict[str, Any] = json.loads(capfdbinary.readouterr().out)
    return found


def test_the_ministrys_form_is_scored_from_targets_results_and_money(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    found = scored(capfdbinary, form(tmp_path))
    assert found["rubric"]["id"].startswith("cn/mof/project-self-evaluation/")
    assert (found["total"], found["printed_total"], found["grade"]) == ("88.55", "88.55", "良")
    assert [each["score"] for each in found["items"]] == ["8.55", "40", "30", "10"]
    assert {each["basis"] for each in found["items"]} == {"computed"}
    assert all(each["steps"] and each["steps_en"] for each in found["items"])
    assert found["computed_subtotal"] == "88.55" and found["taken_over_subtotal"] == "0"


def test_a_score_that_differs_is_marked(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = form(tmp_path, money="9.55")
    assert next(each["agrees"] for each in scored(capfdbinary, path)["items"]) is False
    assert run(["score", path]) == 0
    words = capfdbinary.readouterr().out.decode()
    assert "✗ 8.55 / 10" in words and "表中写 9.55" in words


@pytest.mark.parametrize(("language", "said"), [("zh", "执行率"), ("en", "rate")])
def test_explaining_says_how_every_row_came_about(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], language: str, said: str
) -> None:
    assert run(["score", form(tmp_path), "--explain", "--lang", language]) == 0
    words = capfdbinary.readouterr().out.decode()
    assert "171.00" in words or "171" in words
    assert said in words and "8.55" in words


def test_rows_that_cannot_be_decided_leave_no_total(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    found = scored(capfdbinary, form(tmp_path, result=""), status=1)
    assert found["total"] is None
    (row,) = [each for each in found["items"] if each["basis"] == "undecided"]
    assert row["reason"] and row["reason_en"] and row["score"] is None


def test_kinds_of_rows_that_the_form_does_not_have_are_not_shown(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = Path(form(tmp_path))
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(each for each in rows if "满意度" not in each), encoding="utf-8")
    found = scored(capfdbinary, str(path))
    assert all(each["weight"] != "0" for each in found["items"])
    assert len(found["items"]) == 3


def test_a_rubric_can_be_named(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    name = "cn/shanghai/project-self-evaluation/2020"
    assert scored(capfdbinary, form(tmp_path), "--rubric", name)["rubric"]["id"] == name


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--rubric", "cn/mof/project-self-evaluaton/2020"], "是不是 cn/mof/project-self-evalu"),
        (["--rubric", "cn/mof/department-common/2013"], "不是为这种文件写的"),
        (["--format", "xml"], "xml"),
    ],
)
def test_what_cannot_be_done_is_said(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], arguments: list[str], words: str
) -> None:
    assert run(["score", form(tmp_path), *arguments]) == 2
    assert words in capfdbinary.readouterr().err.decode()


def test_a_document_that_no_rubric_fits_is_refused(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "notice.txt"
    path.write_text("关于开展工作的通知\n", encoding="utf-8")
    assert run(["score", str(path)]) == 2
    assert "--rubric" in capfdbinary.readouterr().err.decode()
    assert run(["score", str(tmp_path)]) == 2
    assert run(["score", str(tmp_path / "missing.docx")]) == 2
